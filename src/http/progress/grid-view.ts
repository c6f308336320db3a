import { paths } from '../../paths.ts';
import { may } from '../../catalogue/roles.ts';
import { filterSentence } from '../../catalogue/filter-sentence.ts';
import { filterParams, listParams, type ListQuery } from '../../catalogue/filter.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { ProjectFiguresTable } from '../../db/tables/project-tables.ts';
import type { CityLists } from '../../services/options.ts';
import { wordReasons } from '../../words/lamp-reason.ts';
import { filterForm } from '../filter-form.ts';
import { filterWords } from '../filter-words.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { pager } from '../pager.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { ROW_CELLS, type TypedRow } from './typed-reports.ts';
import { clauses } from '../../words/joined.ts';

/** A row of the grid: the project, its lamp, what is typed, what is wrong with it. */
export interface GridRow {
  readonly record: Pick<ProjectRecord, 'id' | 'name' | 'district' | 'finish' | 'step'>;
  readonly figures: Pick<ProjectFiguresTable, 'lamp' | 'lamp_reasons' | 'report_due'> | null;
  readonly typed: TypedRow;
  readonly problems: readonly FieldProblem[];
}

export interface GridFacts {
  readonly query: ListQuery;
  readonly total: number;
  readonly rows: readonly GridRow[];
  readonly lists: CityLists;
  readonly day: string;
  readonly correction: string;
  readonly errors: readonly FieldProblem[];
  readonly pasted: string;
  readonly filed: string | null;
  readonly isClosed: boolean;
}

/** The dispatch table: many projects, one row each, with cells to type in. */
export function gridView(request: Request_, facts: GridFacts) {
  const { t } = request;
  const { query, lists, rows } = facts;
  const rowErrors = rows.flatMap(({ record, problems }) =>
    problems.map(({ field, message }) => ({
      field: cellId(record.id, field),
      message: `${record.id} ${message}`,
    })),
  );
  return {
    title: t('progress.grid'),
    crumbs: [{ label: t('progress.title'), href: paths.progress.to() }],
    errors: [...facts.errors, ...rowErrors],
    tabs: ledgerTabs(request, 'progress'),
    sentence: filterSentence(query.filter, filterWords(lists, t)),
    count: t('progress.grid-count', { count: facts.total }),
    ignored: query.ignored,
    form: filterForm(query.filter, lists, t),
    action: paths.progressGrid.to(listParams(query)),
    mayReport: may(request.person.role, 'project.report'),
    filed: facts.filed,
    terms: { day: facts.day, correction: facts.correction, isClosed: facts.isClosed, latest: request.asOf },
    pasted: facts.pasted,
    isFiltered: filterParams(query.filter).size > 0,
    all: paths.progressGrid.to({ all: 1 }),
    due: paths.progressGrid.to(),
    rows: rows.map((row) => ({
      href: paths.project.to({ id: row.record.id }),
      id: row.record.id,
      name: row.record.name,
      finish: row.record.finish ?? '',
      lamp: row.figures === null ? null : { colour: row.figures.lamp, name: t(`options.lamp.${row.figures.lamp}`) },
      why: wordReasons(row.figures?.lamp_reasons ?? null, t)[0] ?? '',
      version: row.typed.version,
      was: row.typed.was,
      unchanged: row.typed.unchanged,
      error:
        clauses(
          row.problems.map(({ message }) => message),
          t,
        ) || null,
      errorId: cellId(row.record.id, 'error'),
      cells: ROW_CELLS.map((key) => ({
        id: cellId(row.record.id, key),
        name: `r.${row.record.id}.${key}`,
        label: `${row.record.name} ${t(`progress.column-${key}`)}`,
        value: row.typed[key],
        isNumber: key === 'progress' || key === 'spent',
        invalid: row.problems.some(({ field }) => field === key),
      })),
      unchangedName: `r.${row.record.id}.unchanged`,
      unchangedLabel: `${row.record.name} ${t('progress.column-unchanged')}`,
    })),
    pager: pager(
      { total: facts.total, page: query.page, per: query.per },
      (page) => paths.progressGrid.to(listParams(query, { page })),
      t,
    ),
  };
}

function cellId(id: string, cell: string): string {
  return `r-${id}-${cell}`;
}
