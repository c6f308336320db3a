import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { Scope } from './scope.ts';
import type { SheetContentsTable, SheetFiguresTable, SheetsTable } from './tables/sheet-tables.ts';

/** A sheet as far as a person sees it: a branch sees what was issued for its own district or addressed to it, and the drafts of its own people. */
export async function findSheet(reader: Reader, scope: Scope, id: string): Promise<SheetsTable | undefined> {
  return visible(reader, scope).selectAll().where('id', '=', id).executeTakeFirst();
}

/** The issued sheet with a code printed at its foot. */
export async function sheetOfCode(reader: Reader, scope: Scope, code: string): Promise<SheetsTable | undefined> {
  return visible(reader, scope).selectAll().where('code', '=', code).executeTakeFirst();
}

/** The sheet of a kind with a number of a year. */
export async function sheetOfNumber(
  reader: Reader,
  scope: Scope,
  { kind, year, number }: { readonly kind: string; readonly year: number; readonly number: number },
): Promise<SheetsTable | undefined> {
  const ofYear = visible(reader, scope).selectAll().where('kind', '=', kind).where('year', '=', year);
  return ofYear.where('number', '=', number).executeTakeFirst();
}

/** Sheets in some states, the latest first. */
export async function sheetsIn(
  reader: Reader,
  scope: Scope,
  states: readonly SheetsTable['state'][],
  limit: number,
): Promise<SheetsTable[]> {
  return visible(reader, scope)
    .selectAll()
    .where('state', 'in', states)
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Which sheets a list shows; null = of every kind. */
export interface AskedSheets {
  readonly states: readonly SheetsTable['state'][];
  readonly kind: string | null;
}

/** A page of sheets, the latest first. */
export async function sheetsPage(
  reader: Reader,
  scope: Scope,
  asked: AskedSheets,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<SheetsTable[]> {
  if (asked.states.length === 0) return [];
  const rows = askedFor(reader, scope, asked).selectAll().orderBy('created', 'desc').orderBy('id', 'desc');
  return rows.limit(limit).offset(offset).execute();
}

export async function countSheets(reader: Reader, scope: Scope, asked: AskedSheets): Promise<number> {
  if (asked.states.length === 0) return 0;
  const { count } = await askedFor(reader, scope, asked)
    .select((row) => row.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The sheet in force that was issued for the same order as of a day. */
export async function issuedOn(
  reader: Reader,
  key: ProgrammeKey,
  order: Narrowed,
  day: string,
): Promise<SheetsTable | undefined> {
  return issuedFor(reader, key, order).where('as_of', '=', day).executeTakeFirst();
}

/** The last sheet in force that was issued for the same order as of an earlier day; the highest number counts. */
export async function issuedBefore(
  reader: Reader,
  key: ProgrammeKey,
  order: Narrowed,
  day: string,
): Promise<SheetsTable | undefined> {
  return issuedFor(reader, key, order).where('as_of', '<', day).executeTakeFirst();
}

type Narrowed = Pick<SheetsTable, 'kind' | 'zone' | 'district' | 'project' | 'query' | 'scenario'>;

/** The last sheet that was issued of a kind and for the same order, still in force. */
export async function lastIssued(reader: Reader, key: ProgrammeKey, order: Narrowed): Promise<SheetsTable | undefined> {
  return issuedFor(reader, key, order).executeTakeFirst();
}

/** Those that correct a sheet and are issued or on their way. */
export async function correctionsOf(reader: Reader, key: ProgrammeKey, id: string): Promise<SheetsTable[]> {
  return of(reader, key)
    .selectAll()
    .where('corrects', '=', id)
    .where('state', '<>', 'dropped')
    .orderBy('created')
    .execute();
}

export async function insertSheet(trx: Writer, row: SheetsTable): Promise<void> {
  await trx.insertInto('sheets').values(row).execute();
}

/** Changes a sheet that still has the version it was read with; false when somebody was quicker. */
export async function changeSheet(
  trx: Writer,
  { city, programme, id, version }: Pick<SheetsTable, 'city' | 'programme' | 'id' | 'version'>,
  changes: Partial<SheetsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sheets')
    .set({ ...changes, version: version + 1 })
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps the finished file, what it says and the figures of a sheet; all are written once and never again. */
export async function keepIssue(
  trx: Writer,
  { city, programme, id: sheet }: Pick<SheetsTable, 'city' | 'programme' | 'id'>,
  { html, content }: { readonly html: string; readonly content: Pick<SheetContentsTable, 'content' | 'sha256'> },
  figures: readonly Omit<SheetFiguresTable, 'city' | 'programme' | 'sheet'>[],
): Promise<void> {
  const key = { city, programme, sheet };
  await trx
    .insertInto('sheet_files')
    .values({ ...key, html })
    .execute();
  await trx
    .insertInto('sheet_contents')
    .values({ ...key, ...content })
    .execute();
  for (const figure of figures)
    await trx
      .insertInto('sheet_figures')
      .values({ ...key, ...figure })
      .execute();
}

export async function fileOfSheet(reader: Reader, key: ProgrammeKey, id: string): Promise<string | undefined> {
  const row = await reader
    .selectFrom('sheet_files')
    .select('html')
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('sheet', '=', id)
    .executeTakeFirst();
  return row?.html;
}

/** What an issued sheet says (JSON); nothing for those issued before it was kept. */
export async function contentOfSheet(reader: Reader, key: ProgrammeKey, id: string): Promise<string | undefined> {
  const row = await reader
    .selectFrom('sheet_contents')
    .select('content')
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('sheet', '=', id)
    .executeTakeFirst();
  return row?.content;
}

/** The figures of an issued sheet in their order. */
export async function figuresOfSheet(reader: Reader, key: ProgrammeKey, id: string): Promise<SheetFiguresTable[]> {
  return reader
    .selectFrom('sheet_figures')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('sheet', '=', id)
    .orderBy('seq')
    .execute();
}

/** The latest number first. */
function issuedFor(reader: Reader, key: ProgrammeKey, order: Narrowed) {
  let rows = of(reader, key).selectAll().where('state', '=', 'issued').where('kind', '=', order.kind);
  for (const column of ['zone', 'district', 'project', 'query', 'scenario'] as const)
    rows = order[column] === null ? rows.where(column, 'is', null) : rows.where(column, '=', order[column]);
  return rows.orderBy('total', 'desc');
}

function askedFor(reader: Reader, scope: Scope, { states, kind }: AskedSheets) {
  const rows = visible(reader, scope).where('state', 'in', states);
  return kind === null ? rows : rows.where('kind', '=', kind);
}

function visible(reader: Reader, scope: Scope) {
  const rows = of(reader, scope);
  const { city, district } = scope;
  if (district === null) return rows;
  const colleagues = reader.selectFrom('users').select('id').where('city', '=', city).where('district', '=', district);
  const areas = reader.selectFrom('areas').select('id').where('city', '=', city).where('district', '=', district);
  // What its people's schedules prepare is theirs too.
  const scheduled = reader
    .selectFrom('sheet_schedules')
    .select('id')
    .where((row) => row.and({ city, programme: scope.programme }))
    .where('created_by', 'in', colleagues);
  const addressed = reader
    .selectFrom('supervision_cases')
    .select('sheet')
    .where((row) => row.and({ city, programme: scope.programme, district }));
  return rows.where((eb) => {
    const own = eb.or([eb('district', '=', district), eb('district', 'in', areas)]);
    const drafts = eb.and([
      own,
      eb('state', 'in', ['draft', 'reviewed', 'dropped']),
      eb.or([eb('created_by', 'in', colleagues), eb('schedule', 'in', scheduled)]),
    ]);
    const issued = eb('state', 'in', ['issued', 'withdrawn']);
    return eb.or([eb.and([eb.or([own, eb('id', 'in', addressed)]), issued]), drafts]);
  });
}

function of(reader: Reader, key: ProgrammeKey) {
  return reader.selectFrom('sheets').where('city', '=', key.city).where('programme', '=', key.programme);
}
