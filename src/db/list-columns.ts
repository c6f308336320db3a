import type { CellColumn, SumColumn } from './tables/list-tables.ts';

/** The columns of the narrow tables of lists, by where they come from. */

export const CELL_OF_PROJECT = ['district', 'area', 'zone', 'category', 'type', 'status', 'step', 'mandate'] as const;
export const CELL_OF_FIGURES = ['lamp', 'book'] as const;
export const CELL_COLUMNS = [...CELL_OF_PROJECT, ...CELL_OF_FIGURES] as const satisfies readonly CellColumn[];

export const SUMMED_FIGURES = [
  'full_year_nox',
  'full_year_voc',
  'year_nox',
  'year_voc',
  'season_nox',
  'season_voc',
  'season_to_date_nox',
  'season_to_date_voc',
  'annualised_fen',
] as const;
export const SUM_COLUMNS = ['capital_fen', ...SUMMED_FIGURES] as const satisfies readonly SumColumn[];

/** Columns that fields are ordered by instead of their own. */
export const ORDER_KEYS: Readonly<Record<string, 'name_sort' | 'enterprise_sort' | 'lead_sort' | 'owner_sort'>> = {
  name: 'name_sort',
  enterprise: 'enterprise_sort',
  lead: 'lead_sort',
  owner: 'owner_sort',
};

export const ROW_OF_PROJECT = [
  ...CELL_OF_PROJECT,
  'plan_start',
  'plan_finish',
  'start',
  'finish',
  'started',
  'finished',
  'effective',
  'until',
  'progress',
  'counted',
  'owner',
  'lead',
  'fund_no',
  'capital_fen',
  'name_sort',
  'lead_sort',
  'owner_sort',
  'updated',
] as const;

export const ROW_OF_FIGURES = [
  ...CELL_OF_FIGURES,
  'counts',
  'first_day',
  'late_days',
  'next_due',
  'overdue_days',
  'freshness',
  'silent_days',
  'report_due',
  'day_nox',
  'day_voc',
  ...SUMMED_FIGURES,
] as const;
