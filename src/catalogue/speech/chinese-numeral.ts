const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** A number as it was written in words, and what its last written digit stands for. */
export interface SpokenNumber {
  readonly value: number;
  readonly step: number;
}

/** 三千 → 3000 (to the thousand), 一千二百零四 → 1204, 两万三 → 23000, 十二点三 → 12.3; null for what is no number (万, 一一). */
export function chineseNumeral(text: string): SpokenNumber | null {
  const [whole = '', fraction, more] = text.split('点');
  if (more !== undefined) return null;
  const read = wholeNumber(whole);
  if (read === null || fraction === undefined) return read;
  const digits = Array.from(fraction, (sign) => DIGITS[sign]);
  if (digits.length === 0 || digits.includes(undefined)) return null;
  return { value: Number(`${String(read.value)}.${digits.join('')}`), step: 10 ** -digits.length };
}

function wholeNumber(text: string): SpokenNumber | null {
  const signs = Array.from(text);
  if (signs.length > 1 && signs.every((sign) => sign in DIGITS)) return yearLike(signs);
  let [total, section, digit, step, last, zero]: [number, number, number | null, number, number, boolean] = [
    0,
    0,
    null,
    1,
    1,
    false,
  ];
  for (const sign of signs) {
    const small = SMALL[sign];
    const large = LARGE[sign];
    if (sign in DIGITS) {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS[sign]!;
      zero ||= digit === 0;
      step = 1;
    } else if (small !== undefined) {
      if (digit === null && (small !== 10 || section !== 0)) return null;
      section += (digit ?? 1) * small;
      [digit, last, step, zero] = [null, small, small, false];
    } else if (large !== undefined) {
      const part = section + (digit ?? 0);
      if (part === 0) return null;
      total = large > total ? (total + part) * large : total + part * large;
      [section, digit, last, step, zero] = [0, null, large, large * (digit === null ? step : 1), false];
      step = Math.max(step, large);
    } else return null;
  }
  // 两万三, 一百二: a digit left over after a unit counts tenths of that unit.
  const tail = digit ?? 0;
  const scale = digit !== null && digit !== 0 && last > 10 && !zero ? last / 10 : 1;
  if (signs.length === 0) return null;
  return { value: total + section + tail * scale, step: digit === null ? step : scale };
}

/** 二〇二三, 一二: digits one by one; only with a zero or four of them, for 三五 is no number. */
function yearLike(signs: readonly string[]): SpokenNumber | null {
  if (signs.length < 4 && !signs.includes('〇')) return null;
  return { value: Number(signs.map((sign) => DIGITS[sign]).join('')), step: 1 };
}
