import type { ProgrammeKey } from './programmes.ts';
import type { SupervisionState } from '../catalogue/supervision.ts';
import type { Reader, Writer } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import type {
  SupervisionCasesTable,
  SupervisionPapersTable,
  SupervisionProjectsTable,
  SupervisionStepsTable,
} from './tables/supervision-tables.ts';
import { withFigures } from './with-figures.ts';

/** Which cases a list shows; null = any. `before`: waited for and due before this day. */
export interface AskedSupervisions {
  readonly state: SupervisionState | null;
  readonly district: string | null;
  readonly before: string | null;
}

/** A case with the number and day of its sheet. */
export type Supervision = Awaited<ReturnType<typeof supervisionsIn>>[number];

/** Cases of a scope, the latest sheet first. */
export async function supervisionsIn(
  reader: Reader,
  scope: Scope,
  asked: AskedSupervisions,
  slice: { readonly limit: number; readonly offset: number },
) {
  return named(asking(reader, scope, asked))
    .orderBy('sheets.total', 'desc')
    .limit(slice.limit)
    .offset(slice.offset)
    .execute();
}

export async function countSupervisions(
  reader: Reader,
  scope: Scope,
  asked: Omit<AskedSupervisions, 'state'>,
): Promise<ReadonlyMap<SupervisionState, number>> {
  const rows = await asking(reader, scope, { ...asked, state: null })
    .select((column) => ['supervision_cases.state', column.fn.countAll().as('count')])
    .groupBy('supervision_cases.state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}

export async function findSupervision(reader: Reader, scope: Scope, sheet: string): Promise<Supervision | undefined> {
  return named(scoped(reader, scope)).where('supervision_cases.sheet', '=', sheet).executeTakeFirst();
}

/** Cases that wait for an answer or for its review, the earliest due first. */
export async function openSupervisions(reader: Reader, { city, programme }: ProgrammeKey) {
  return named(scoped(reader, { city, programme, district: null }))
    .where('supervision_cases.state', 'in', ['waiting', 'returned', 'answered'])
    .orderBy('supervision_cases.due')
    .orderBy('supervision_cases.sheet')
    .execute();
}

/** Cases that name a project, the latest first. */
export async function supervisionsOf(reader: Reader, scope: Scope, project: string): Promise<readonly Supervision[]> {
  const sheets = reader
    .selectFrom('supervision_projects')
    .select('sheet')
    .where((row) => row.and({ city: scope.city, programme: scope.programme, project }));
  return named(scoped(reader, scope))
    .where('supervision_cases.sheet', 'in', sheets)
    .orderBy('sheets.total', 'desc')
    .execute();
}

/** How many projects each of these cases names. */
export async function supervisedCounts(
  reader: Reader,
  key: ProgrammeKey,
  sheets: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (sheets.length === 0) return new Map();
  const rows = await reader
    .selectFrom('supervision_projects')
    .select((column) => ['sheet', column.fn.countAll().as('count')])
    .where((row) => row.and({ city: key.city, programme: key.programme }))
    .where('sheet', 'in', sheets)
    .groupBy('sheet')
    .execute();
  return new Map(rows.map(({ sheet, count }) => [sheet, Number(count)]));
}

/** The projects a case names as its sheet said, with how they stand now; null for what was deleted since or is out of scope. */
export async function supervisedProjects(reader: Reader, scope: Scope, sheet: string) {
  const said = await reader
    .selectFrom('supervision_projects')
    .select(['project', 'late_days'])
    .where((row) => row.and({ city: scope.city, programme: scope.programme, sheet }))
    .orderBy('late_days', 'desc')
    .orderBy('project')
    .execute();
  if (said.length === 0) return [];
  const now = await withFigures(scopedProjects(reader, scope))
    .select(['projects.id', 'projects.name', 'projects.step', 'projects.finish', 'project_figures.late_days'])
    .where(
      'projects.id',
      'in',
      said.map(({ project }) => project),
    )
    .execute();
  const standing = new Map(now.map((row) => [row.id, row]));
  return said.map((row) => ({ ...row, now: standing.get(row.project) ?? null }));
}

/** What was issued and still holds, with the projects it named, by number. */
export async function supervisedBefore(reader: Reader, { city, programme }: ProgrammeKey) {
  return reader
    .selectFrom('sheets')
    .innerJoin('sheet_figures', (join) =>
      join
        .onRef('sheet_figures.city', '=', 'sheets.city')
        .onRef('sheet_figures.programme', '=', 'sheets.programme')
        .onRef('sheet_figures.sheet', '=', 'sheets.id'),
    )
    .leftJoin('supervision_cases', (join) =>
      join
        .onRef('supervision_cases.city', '=', 'sheets.city')
        .onRef('supervision_cases.programme', '=', 'sheets.programme')
        .onRef('supervision_cases.sheet', '=', 'sheets.id'),
    )
    .select(['sheets.id', 'sheets.year', 'sheets.number', 'sheets.corrects', 'sheet_figures.parts'])
    .where('sheets.city', '=', city)
    .where('sheets.programme', '=', programme)
    .where('sheets.kind', '=', 'supervision')
    .where('sheets.state', '=', 'issued')
    .where('sheet_figures.id', '=', 'late')
    .where((row) => row.or([row('supervision_cases.state', 'is', null), row('supervision_cases.state', '<>', 'void')]))
    .orderBy('sheets.total')
    .execute();
}

export async function insertSupervision(
  trx: Writer,
  row: SupervisionCasesTable,
  projects: readonly Pick<SupervisionProjectsTable, 'project' | 'late_days'>[],
): Promise<void> {
  const { city, programme, sheet } = row;
  await trx.insertInto('supervision_cases').values(row).execute();
  for (const project of projects)
    await trx
      .insertInto('supervision_projects')
      .values({ city, programme, sheet, ...project })
      .execute();
}

/** Moves a case that still has the version it was read with; false when somebody was quicker. */
export async function moveSupervision(
  trx: Writer,
  { city, programme, sheet, version }: Pick<SupervisionCasesTable, 'city' | 'programme' | 'sheet' | 'version'>,
  change: Pick<SupervisionCasesTable, 'state' | 'due'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('supervision_cases')
    .set({ ...change, version: version + 1 })
    .where((row) => row.and({ city, programme, sheet, version }))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function supervisionSteps(
  reader: Reader,
  { city, programme }: ProgrammeKey,
  sheet: string,
): Promise<SupervisionStepsTable[]> {
  return reader
    .selectFrom('supervision_steps')
    .selectAll()
    .where((row) => row.and({ city, programme, sheet }))
    .orderBy('seq')
    .execute();
}

export async function insertSupervisionStep(trx: Writer, row: SupervisionStepsTable): Promise<void> {
  await trx.insertInto('supervision_steps').values(row).execute();
}

export async function supervisionPapers(
  reader: Reader,
  { city, programme }: ProgrammeKey,
  sheet: string,
): Promise<SupervisionPapersTable[]> {
  return reader
    .selectFrom('supervision_papers')
    .selectAll()
    .where((row) => row.and({ city, programme, sheet }))
    .orderBy('seq')
    .orderBy('id')
    .execute();
}

export async function insertSupervisionPaper(trx: Writer, row: SupervisionPapersTable): Promise<void> {
  await trx.insertInto('supervision_papers').values(row).execute();
}

function asking(reader: Reader, scope: Scope, { state, district, before }: AskedSupervisions) {
  let rows = scoped(reader, scope);
  if (state !== null) rows = rows.where('supervision_cases.state', '=', state);
  if (district !== null) rows = rows.where('supervision_cases.district', '=', district);
  if (before === null) return rows;
  return rows
    .where('supervision_cases.state', 'in', ['waiting', 'returned'])
    .where('supervision_cases.due', '<', before);
}

function scoped(reader: Reader, scope: Scope) {
  const rows = reader
    .selectFrom('supervision_cases')
    .innerJoin('sheets', (join) =>
      join
        .onRef('sheets.city', '=', 'supervision_cases.city')
        .onRef('sheets.programme', '=', 'supervision_cases.programme')
        .onRef('sheets.id', '=', 'supervision_cases.sheet'),
    )
    .where('supervision_cases.city', '=', scope.city)
    .where('supervision_cases.programme', '=', scope.programme);
  return scope.district === null ? rows : rows.where('supervision_cases.district', '=', scope.district);
}

function named(rows: ReturnType<typeof scoped>) {
  return rows
    .selectAll('supervision_cases')
    .select(['sheets.kind', 'sheets.year', 'sheets.number', 'sheets.total', 'sheets.as_of', 'sheets.issued']);
}
