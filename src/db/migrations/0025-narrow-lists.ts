import { sql, type Kysely, type Migration } from 'kysely';
import { createTable, type ColumnKind, type Dialect } from './create-table.ts';

/** Narrow rows, searched texts and sums beside the ledger, so that lists of a nation's projects open as fast as those of a city's. */
export const narrowLists = (dialect: Dialect): Migration => ({
  async up(db) {
    const key = { city: 'text', programme: 'text' } as const;
    await createTable(db, dialect, 'list_rows', {
      columns: { ...key, id: 'text', cell: 'text', ...CELL, ...OF_PROJECT, ...OF_FIGURES },
      key: ['city', 'programme', 'id'],
      clustered: true,
      indexes: { cell: ['cell', 'city', 'programme'] },
    });
    await createTable(db, dialect, 'list_texts', {
      columns: { ...key, id: 'text', search_key: 'text', initials: 'text' },
      key: ['city', 'programme', 'id'],
      clustered: true,
    });
    await createTable(db, dialect, 'list_sums', {
      columns: { ...key, cell: 'text', ...CELL, members: 'count', ...SUMS },
      key: ['city', 'programme', 'cell'],
    });
    await fill(db);
  },
});

type Columns = Readonly<Record<string, ColumnKind | `${ColumnKind}?`>>;

const CELL: Columns = {
  district: 'text',
  area: 'text?',
  zone: 'text?',
  category: 'text',
  type: 'text',
  status: 'text',
  step: 'text',
  mandate: 'text?',
  lamp: 'text?',
  book: 'text?',
};

const OF_PROJECT: Columns = {
  plan_start: 'day?',
  plan_finish: 'day?',
  start: 'day?',
  finish: 'day?',
  started: 'day?',
  finished: 'day?',
  effective: 'day?',
  until: 'day?',
  progress: 'real?',
  counted: 'text?',
  owner: 'text?',
  lead: 'text?',
  fund_no: 'text?',
  capital_fen: 'count?',
  name_sort: 'text',
  updated: 'text',
};

const OF_FIGURES: Columns = {
  counts: 'flag?',
  first_day: 'day?',
  late_days: 'count?',
  next_due: 'day?',
  overdue_days: 'count?',
  freshness: 'text?',
  silent_days: 'count?',
  report_due: 'flag?',
  day_nox: 'real?',
  day_voc: 'real?',
  full_year_nox: 'real?',
  full_year_voc: 'real?',
  year_nox: 'real?',
  year_voc: 'real?',
  season_nox: 'real?',
  season_voc: 'real?',
  season_to_date_nox: 'real?',
  season_to_date_voc: 'real?',
  annualised_fen: 'count?',
};

const SUMS: Columns = {
  capital_fen: 'count',
  full_year_nox: 'real',
  full_year_voc: 'real',
  year_nox: 'real',
  year_voc: 'real',
  season_nox: 'real',
  season_voc: 'real',
  season_to_date_nox: 'real',
  season_to_date_voc: 'real',
  annualised_fen: 'count',
};

/** What an older database holds already. Written out: later code may know more columns than these tables have today. */
async function fill(db: Kysely<unknown>): Promise<void> {
  const cells = Object.keys(CELL);
  const own = [...cells, ...Object.keys(OF_PROJECT), ...Object.keys(OF_FIGURES)];
  const list = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));
  const cell = sql.join(
    cells.map((column) => sql`coalesce(${sql.ref(column)}, '')`),
    sql` || ${sql.lit('\u001f')} || `,
  );
  await sql`
    insert into list_rows (city, programme, id, cell, ${list(own)})
    select projects.city, projects.programme, projects.id, ${cell}, ${list(own)}
    from projects left join project_figures on project_figures.city = projects.city
      and project_figures.programme = projects.programme and project_figures.project = projects.id
    where projects.deleted_at is null
  `.execute(db);
  await sql`
    insert into list_texts (city, programme, id, search_key, initials)
    select city, programme, id, search_key, initials from projects where deleted_at is null
  `.execute(db);
  const sums = Object.keys(SUMS);
  const summed = sql.join(sums.map((column) => sql`coalesce(sum(${sql.ref(column)}), 0)`));
  await sql`
    insert into list_sums (city, programme, cell, ${list(cells)}, members, ${list(sums)})
    select city, programme, cell, ${list(cells)}, count(*), ${summed} from list_rows
    group by city, programme, cell, ${list(cells)}
  `.execute(db);
}
