import { pinyin } from 'pinyin-pro';

/** Key on which text is searched and compared: NFKC, case folded, blanks and zero-width characters removed. */
export function searchKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '');
}

/** Pinyin initials of a name (青岛水泥 → qdsn); letters and digits stay, everything else falls away. */
export function initials(text: string): string {
  return searchKey(
    pinyin(text.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
  ).replace(/[^a-z0-9]/g, '');
}

const CHINESE_DIGITS = '零一二三四五六七八九';

/**
 * Key that orders names as an office would, compared as bytes on both databases: pinyin, digit runs zero-padded, Chinese numerals by value
 * (第2期 before 第10期, 二 before 十). The name itself follows, so that different names never share a key.
 */
export function sortKey(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  const spelled = pinyin(chineseNumerals(plain), { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ');
  const padded = spelled.replace(/\d+/g, (run) => run.replace(/^0+(?=\d)/, '').padStart(12, '0'));
  return `${padded}\u0001${plain}`;
}

/** Chinese numerals up to 九十九 written as digits where they stand for a number of their own (第十二期, 三期), not inside words. */
function chineseNumerals(text: string): string {
  return text.replace(
    /第?[一二三四五六七八九]?十[一二三四五六七八九]?(?=[期号段批标线炉窑])|第?[一二三四五六七八九](?=[期号段批标线炉窑])/g,
    (numeral) => {
      const digits = numeral.replace('第', '');
      const [tens, ones] = digits.includes('十') ? digits.split('十') : ['0', digits];
      const value =
        (digits.includes('十') ? (tens === '' ? 10 : CHINESE_DIGITS.indexOf(tens!) * 10) : 0) +
        (ones === '' ? 0 : CHINESE_DIGITS.indexOf(ones!));
      return `${numeral.startsWith('第') ? '第' : ''}${String(value)}`;
    },
  );
}
