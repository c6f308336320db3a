/** Numbers that are no figures: days, numbering, names. Every repetition is bounded, so that no text takes long. */

const CN = '〇零一二三四五六七八九十';
const DASH = '[—–~至-]';

const DAYS = [
  `(?:19|20)\\d{2}${DASH}{1,2}(?:19|20)\\d{2}\\s?年`,
  '(?:19|20)\\d{2}\\s?年\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?日|[底末初份])?',
  `(?:19|20)\\d{2}\\s?年(?:度)?`,
  '(?<!\\d)(?:19|20)\\d{2}[-./]\\d{1,2}[-./]\\d{1,2}(?!\\d)',
  `(?<!\\d)\\d{1,2}月\\d{1,2}日?${DASH}{1,2}(?:\\d{1,2}月)?\\d{1,2}日`,
  `(?<!\\d)\\d{1,2}${DASH}{1,2}\\d{1,2}月份?`,
  '(?<!\\d)\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?[日号]|[底末初份上中下])?',
  '(?<!\\d)\\d{1,2}日(?!均)',
  `[${CN}]{4}年(?:[${CN}]{1,2}月(?:[${CN}]{1,3}日)?)?`,
  `[${CN}]{1,2}月(?:[${CN}]{1,3}日|[底末初份上中下])`,
  '第?[一二三四1-4]季度',
  `(?<!\\d)(?:\\d{1,3}|[两${CN}]{1,3})(?:个多?月|个?(?:工作日|季度|星期|周)|年(?!均)|小时|分钟)`,
  '(?<!\\d)\\d{1,2}[:：]\\d{2}(?!\\d)',
  '(?<!\\d)\\d{1,2}时(?:\\d{1,2}分)?',
];

const NAMES = [
  'PM\\s?2\\.5|PM\\s?10|NO2|SO2|CO2|NH3|O3',
  '[A-Z]{2}-\\d{4}-\\d{1,6}-[0-9A-Z]',
  '(?:GB|DB|HJ)(?:/T)?\\s?\\d{1,6}(?:\\.\\d{1,3})?(?:/\\d{1,5})?(?:-\\d{4})?',
  '[〔\\[]\\d{4}[〕\\]]\\s?第?\\d{0,5}号?',
  `第?(?:\\d{1,5}|[${CN}]{1,3})[号期]`,
  `(?:附[表件图]|[表图])\\s?(?:\\d{1,3}|[${CN}]{1,2})`,
  `第(?:\\d{1,4}|[${CN}]{1,3})(?:条|章|节|款|批|次|轮|届|阶段|步|部分|责任人|方面|标段)`,
  '国[一二三四五六1-6]',
  '“?十[一二三四五]五”?',
  '(?<![A-Za-z])(?!VOCs?|NO[xX])[A-Za-z]{1,8}-?\\d{1,8}',
  '三同时|四减四增|六个百分百|百分之百|双百|[一二三四五六七八九]企一策|一[企区园厂]一策|千方百计|百姓|万众|万家|一百分',
];

const NUMBERING = [
  `(?<=^|[\\s。；：！？;])(?:[${CN}]{1,3}|\\d{1,2})(?:[、．]|\\.(?!\\d))`,
  `[（(](?:[${CN}]{1,3}|\\d{1,2})[)）]`,
  `第[${CN}]{1,3}(?=[，、：:])`,
];

const NOT_FIGURES = new RegExp([...NUMBERING, ...DAYS, ...NAMES].join('|'), 'g');
/** Stands for a sign that was taken out; no digit, no unit, no stop. */
const BLANK = '\u0001';

/** The text with everything blanked that looks like a figure and is none; of the same length. */
export function withoutNotFigures(plain: string): string {
  return plain.replace(NOT_FIGURES, (found) => BLANK.repeat(found.length));
}
