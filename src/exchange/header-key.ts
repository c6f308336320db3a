import { searchKey } from '../catalogue/search-key.ts';

/** A header as it is compared, and the unit that stood behind it in brackets (empty when there was none). */
export interface HeaderKey {
  readonly key: string;
  readonly unit: string;
}

const BRACKETS = /[([【［]([^()[\]【】［］]*)[)\]】］]$/u;
/** What offices write around a header that changes nothing: stars of required columns, colons, numbering of the columns. */
const TRIMMED = /^[*＊\d.、]+|[*＊:：]+$/gu;

/** NFKC, no blanks, no zero-width signs; the unit in brackets is cut off and kept. */
export function headerKey(header: string): HeaderKey {
  const whole = searchKey(header).replace(TRIMMED, '');
  const unit = BRACKETS.exec(whole);
  if (unit === null) return { key: whole, unit: '' };
  return { key: whole.slice(0, unit.index).replace(TRIMMED, ''), unit: unit[1]! };
}

const FACTORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  't/a': {
    't/a': 1, 't/年': 1, '吨/年': 1, 吨每年: 1, 吨: 1, t: 1, 'tonne/a': 1,
    'kg/a': 1e-3, 'kg/年': 1e-3, '千克/年': 1e-3, '公斤/年': 1e-3, kg: 1e-3, 千克: 1e-3, 公斤: 1e-3,
    '万吨/年': 1e4, 万吨: 1e4, '万t/a': 1e4,
  },
  wanyuan: { 万元: 1, 元: 1e-4, 千元: 0.1, 百万元: 100, 亿元: 1e4, '10,000cny': 1, cny: 1e-4 },
  '%': { '%': 1, 百分比: 1, percent: 1 },
  a: { a: 1, 年: 1, years: 1, yr: 1 },
  deg: { '°': 1, 度: 1, deg: 1 },
}; // prettier-ignore

/** Does a text in brackets name a unit at all? （含税） and （GB/T 4754） do not. */
const UNIT = /^(万|千|百|亿)?(吨|t|kg|g|千克|公斤|克|元|m3|m³|立方米|%|‰|天|日|d|h|小时|年|月|个月|a)(\/.+)?$/;

export const isUnit = (text: string): boolean => UNIT.test(text);

/** What a column's numbers are multiplied by to stand in the field's unit; null when the unit does not convert. No unit means the field's own. */
export function columnFactor(fieldUnit: string | undefined, columnUnit: string): number | null {
  if (columnUnit === '' || fieldUnit === undefined) return 1;
  return FACTORS[fieldUnit]?.[columnUnit] ?? (isUnit(columnUnit) ? null : 1);
}
