import type { Hit } from './hits.ts';

/** A year that stands alone, not the first or last of several, nor that of 截至. */
const YEAR = /(?<![\d—–~至-])((?:19|20)\d{2})\s?年(?!\s?[—–~至-])/g;
/** 6月完成102个: what one month brought. */
const MONTH =
  /(?<![\d—–~至年-])\d{1,2}月(?:份|当月)?(?=(?:计划|预计|力争|拟|将|共|累计)?(?:完成|完工|新增|建成|减排|形成|验收))/g;
/** 三季度力争完成600个: what one quarter brings, not by its end. */
const QUARTER = /(?<!截至[^，。\n]{0,6})第?[一二三四1-4]季度(?![末底])/g;
/** 7月底前: by then, not by the day asked for. */
const UNTIL = /(?<!截至[^，。\n]{0,9})(?:\d{1,2}月(?:底|末|\d{1,2}日)|年底)(?:之|以)?前/g;
const COMPARED = /[较比同与]$/;

/** Words that say of what time a number is, when that is another year than the day's, or a single month. */
export function otherTimes(plain: string, asOf: string): readonly Hit[] {
  const years = [...plain.matchAll(YEAR)].map(({ 0: word, 1: year, index: at }): Hit => {
    const span = { at, end: at + word.length };
    if (COMPARED.test(plain.slice(0, at))) return { ...span, foreign: true };
    return { ...span, year: year === asOf.slice(0, 4) ? 'own' : 'other' };
  });
  const months = [MONTH, QUARTER, UNTIL]
    .flatMap((times) => [...plain.matchAll(times)])
    .map(({ 0: word, index: at }): Hit => ({
      at,
      end: at + word.length,
      foreign: true,
    }));
  return [...years, ...months];
}
