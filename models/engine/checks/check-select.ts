import type { Select } from '../../portfolio.ts';
import type { Draft } from './draft.ts';
import type { Report } from './report.ts';
import type { Surroundings } from './surroundings.ts';

/** A select may only name zones the file has: one that can match nothing is a slip of the pen. */
export function checkSelect(select: Draft<Select>, { zones }: Surroundings, report: Report): void {
  const { zone: wanted } = select;
  const names = typeof wanted === 'string' ? [wanted] : (wanted ?? []);
  for (const zone of names) {
    if (zone !== undefined && !zones.has(zone)) report('zone', 'unknown-zone', { zone });
  }
}
