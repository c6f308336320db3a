import { bodyCheckCharacter, checkCharacter } from '../../../src/catalogue/check-character.ts';

/** A 统一社会信用代码 of nobody: region 999999 does not exist, both check characters are right. */
export function inventedCreditCode(running: number): string {
  const body = `XN${String(running).padStart(6, '0')}`;
  const code = `91999999${body}${bodyCheckCharacter(body)}`;
  return `${code}${checkCharacter(code)}`;
}
