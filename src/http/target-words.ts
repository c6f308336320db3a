import type { TargetsTable } from '../db/tables/programme-tables.ts';
import { number, percentValue, tonnes } from '../words/number.ts';
import type { Translate } from '../words/messages.ts';

/** What a target asks for, in words: 臭氧季 VOCs 减排不低于基数的 2.30%. */
export function asks(row: TargetsTable, t: Translate): string {
  const pollutant = row.pollutant === null ? '' : t(`options.pollutant.${row.pollutant}`);
  const value = row.value ?? 0;
  if (row.kind === 'line')
    return t('targets.asks-line', { a: number(row.line_a, 2), b: number(percentValue(row.line_b ?? 0), 2) });
  if (row.kind === 'count') return t('targets.asks-count', { count: number(value), day: row.by_day ?? '' });
  const shown = row.kind === 'season_percent' ? number(value, 2) : tonnes(value);
  return t(`targets.asks-${row.kind}`, { pollutant, value: shown });
}

/** The same with what it is restricted to: 2023-12-31 前完成 12 个（独立粉磨站年底前全部完成）. */
export function asksOfWhat(row: TargetsTable, t: Translate): string {
  if (row.only_select === null) return asks(row, t);
  return t('targets.asks-of', { asks: asks(row, t), what: row.note ?? t('briefings.only-some') });
}

export function unitOf({ kind }: TargetsTable): 'tonnes' | 'percent' | 'projects' {
  return kind === 'line' ? 'percent' : kind === 'count' ? 'projects' : 'tonnes';
}

/** Figures of a target in its own unit: t, projects, or percent of the base for a line. */
export function amount(row: TargetsTable, value: number): string {
  const unit = unitOf(row);
  if (unit === 'tonnes') return tonnes(value);
  return unit === 'projects' ? number(value) : number(percentValue(value), 2);
}
