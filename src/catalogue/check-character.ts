/** Check characters of GB 32100-2015 (统一社会信用代码), GB 11714 (the body code inside it) and of our own project numbers. */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = Array.from({ length: 17 }, (_, i) => Number(3n ** BigInt(i) % 31n));
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** GB 32100 check character over signs of the 31-letter alphabet, weights 3^(i-1) mod 31. */
export function checkCharacter(text: string): string {
  const sum = Array.from(text).reduce((total, sign, i) => total + ALPHABET.indexOf(sign) * WEIGHTS[i]!, 0);
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** GB 11714 check character of an eight-sign body code (A = 10 … Z = 35): 10 is X, 11 is 0. */
export function bodyCheckCharacter(body: string): string {
  const sum = Array.from(body).reduce((total, sign, i) => total + parseInt(sign, 36) * BODY_WEIGHTS[i]!, 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** What is typed, mended where only the writing differs: full width, blanks, lower case. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

export type CreditCodeVerdict = 'ok' | 'inner-check' | 'shape' | 'check' | 'destroyed';

/** Judges a 统一社会信用代码: `inner-check` is a reminder only (some early real codes fail it); the others are errors. */
export function creditCodeVerdict(typed: string): { verdict: CreditCodeVerdict; code: string } {
  const code = normaliseCreditCode(typed);
  if (/^\d(\.\d+)?E\+?\d+$/.test(code) || /^\d{15}000$/.test(code)) return { verdict: 'destroyed', code };
  if (!SHAPE.test(code)) return { verdict: 'shape', code };
  if (checkCharacter(code.slice(0, 17)) !== code[17]) return { verdict: 'check', code };
  if (bodyCheckCharacter(code.slice(8, 16)) !== code[16]) return { verdict: 'inner-check', code };
  return { verdict: 'ok', code };
}

/** The check character a code of 18 signs should end with. */
export function rightCreditCheck(code: string): string {
  return checkCharacter(code.slice(0, 17));
}

/** Project number, e.g. QD-2023-0001-6: city, programme year, running number, check character over the eight digits. */
export function projectNumber(city: string, year: number, running: number): string {
  const digits = `${String(year)}${String(running).padStart(4, '0')}`;
  return `${city}-${String(year)}-${digits.slice(4)}-${checkCharacter(digits)}`;
}

/** Does a typed project number carry its right check character? */
export function isProjectNumber(text: string): boolean {
  const match = /^([A-Z]{2})-(\d{4})-(\d{4,})-([0-9A-Z])$/.exec(text);
  return match !== null && checkCharacter(`${match[2]!}${match[3]!}`) === match[4];
}
