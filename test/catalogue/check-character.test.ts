import { describe, expect, it } from 'vitest';
import {
  checkCharacter,
  creditCodeVerdict,
  isProjectNumber,
  projectNumber,
} from '../../src/catalogue/check-character.ts';

const VALID = [
  '91350100M000100Y43', '91370200MA3TE8T01L', '91370211MA3C00011M', '91370212MA3XQ7W23J', '91370213749678905B', '913702141635720973',
  '91370215MABCDEFG3M', '91370281MA3N5R8K90', '91370202MA30000530', '91370202MA3000475Y', '91370202MA300007XJ', '91370202MA3000010J',
  '91370283614325782N', '91370285MA3KLMPQ7D', '92370203MA3W2X4J3Q', '93370283MA3T7U9Y4G', '113702000051181202', '12370200495401235J',
  '52370200501234569N', '91370282MA3C00011G', '91370205MA3C000110',
]; // prettier-ignore

describe('统一社会信用代码', () => {
  it.each(VALID)('%s is right', (code) => {
    expect(creditCodeVerdict(code).verdict).toBe('ok');
  });

  it.each([
    ['91350100M000100Y4Z', 'shape'],
    ['91350100M000100Y44', 'check'],
    ['91350010M000100Y43', 'check'],
    ['91350100M0O0100Y43', 'shape'],
    ['9135010OM000100Y43', 'shape'],
    ['91370200I000100Y43', 'shape'],
    ['91350100M000100Y4', 'shape'],
    ['91350100M000100Y433', 'shape'],
    ['913702141635720000', 'destroyed'],
    ['9.13702E+17', 'destroyed'],
    ['91370211MA3C00012Q', 'inner-check'],
    ['913702137496789048', 'inner-check'],
  ])('%s is judged %s', (code, verdict) => {
    expect(creditCodeVerdict(code).verdict).toBe(verdict);
  });

  it.each(['91350100m000100y43', '９１３５０１００M000100Y43', ' 91370211 MA3C 0001 1M'])('%s is mended', (code) => {
    expect(creditCodeVerdict(code).verdict).toBe('ok');
  });

  it('finds every single wrong sign and every swap of neighbours', () => {
    const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
    const missed = VALID.flatMap((code) =>
      Array.from({ length: 17 }, (_, at) => at).flatMap((at) => [
        ...alphabet.filter(
          (sign) => sign !== code[at] && checkCharacter(code.slice(0, at) + sign + code.slice(at + 1, 17)) === code[17],
        ),
        ...(at < 16 &&
        code[at] !== code[at + 1] &&
        checkCharacter(code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2, 17)) === code[17]
          ? ['swap']
          : []),
      ]),
    );
    expect(missed).toEqual([]);
  });
});

describe('project numbers', () => {
  it.each([
    [1, 'QD-2023-0001-6'],
    [2, 'QD-2023-0002-L'],
    [1482, 'QD-2023-1482-H'],
    [3000, 'QD-2023-3000-W'],
  ])('number %i is %s', (running, text) => {
    expect(projectNumber('QD', 2023, running)).toBe(text);
    expect(isProjectNumber(text)).toBe(true);
  });

  it('notices a slip of the pen', () => {
    expect(isProjectNumber('QD-2023-0001-7')).toBe(false);
    expect(isProjectNumber('QD-2023-0010-6')).toBe(false);
  });
});
