import type { ProjectFiguresTable, ProjectsTable } from './project-tables.ts';

/** What the projects of one cell have in common: everything a list is usually narrowed and grouped by. */
export type CellColumn =
  'district' | 'area' | 'zone' | 'category' | 'type' | 'status' | 'step' | 'mandate' | 'lamp' | 'book';

/** What a list sums. */
export type SumColumn =
  | 'capital_fen'
  | 'full_year_nox'
  | 'full_year_voc'
  | 'year_nox'
  | 'year_voc'
  | 'season_nox'
  | 'season_voc'
  | 'season_to_date_nox'
  | 'season_to_date_voc'
  | 'annualised_fen';

type Figures = { [Column in keyof ProjectFiguresTable]: ProjectFiguresTable[Column] | null };

/**
 * One narrow row per living project, drawn from `projects` and `project_figures`: what lists filter, order and sum by. A long ledger is looked
 * through here, and only the rows of the page are read whole.
 */
export type ListRowsTable = Pick<
  ProjectsTable,
  | 'city'
  | 'programme'
  | 'id'
  | Extract<CellColumn, keyof ProjectsTable>
  | 'plan_start'
  | 'plan_finish'
  | 'start'
  | 'finish'
  | 'started'
  | 'finished'
  | 'effective'
  | 'until'
  | 'progress'
  | 'counted'
  | 'owner'
  | 'lead'
  | 'fund_no'
  | 'capital_fen'
  | 'name_sort'
  | 'lead_sort'
  | 'owner_sort'
  | 'updated'
> &
  Pick<
    Figures,
    | Extract<CellColumn, keyof ProjectFiguresTable>
    | Exclude<SumColumn, 'capital_fen'>
    | 'counts'
    | 'first_day'
    | 'day_nox'
    | 'day_voc'
    | 'late_days'
    | 'next_due'
    | 'overdue_days'
    | 'freshness'
    | 'silent_days'
    | 'report_due'
  > & {
    /** The values of the cell's columns in one text. */
    cell: string;
  };

/** What is searched by words, apart, because it is long. */
export type ListTextsTable = Pick<ProjectsTable, 'city' | 'programme' | 'id' | 'search_key' | 'initials'>;

/** Count and sums of each cell that has a project. */
export type ListSumsTable = Pick<ListRowsTable, 'city' | 'programme' | 'cell' | CellColumn> &
  Record<SumColumn, number> & { members: number };
