import type { Select, Target } from '../../../models/portfolio.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';

/** A target as the model reads it; one assigned to a district counts that district's projects only. */
export function portfolioTarget(row: TargetsTable): Target {
  return { id: row.id, zone: row.zone, ...goalOf(row), only: onlyOf(row) };
}

function goalOf(row: TargetsTable): Partial<Target> {
  const value = row.value ?? 0;
  const pollutant = row.pollutant as Pollutant | null;
  switch (row.kind) {
    case 'line':
      return { line: { a: row.line_a ?? 0, b: row.line_b ?? 0 } };
    case 'count':
      return { count: value, by: row.by_day };
    default:
      return { pollutant, [row.kind]: value };
  }
}

function onlyOf(row: TargetsTable): Select | null {
  const only = row.only_select === null ? null : (JSON.parse(row.only_select) as Select);
  return row.district === null ? only : { ...only, district: [row.district] };
}
