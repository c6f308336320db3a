import type { Insertable, Selectable, Updateable } from 'kysely';
import { dossierOf, type Dossier, type PaperOnFile } from '../catalogue/dossier.ts';
import { checklistsOf } from './categories.ts';
import { groupRows } from './group-rows.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { DossierWaiversTable, EvidenceTable } from './tables/lifecycle-tables.ts';

export type Paper = Selectable<EvidenceTable>;

/** Engines take some ten thousand values in one statement; above this everything is read and picked from. */
const NAMED_AT_MOST = 8000;

/** Dossiers of many projects at once, by number; three statements. */
export async function dossiersOf(
  reader: Reader,
  key: ProgrammeKey,
  records: readonly { readonly id: string; readonly type: string; readonly step: string }[],
): Promise<ReadonlyMap<string, Dossier>> {
  const ids = records.length > NAMED_AT_MOST ? undefined : records.map(({ id }) => id);
  const checklists = await checklistsOf(reader, key.city);
  const papers = groupRows(await papersOnFile(reader, key, ids), ({ project }) => project);
  const waivers = groupRows(await waiversOf(reader, key, ids), ({ project }) => project);
  return new Map(
    records.map((record) => {
      const waived = (waivers.get(record.id) ?? []).map(({ kind }) => kind);
      return [
        record.id,
        dossierOf({ step: record.step, checklist: checklists(record.type) }, papers.get(record.id) ?? [], waived),
      ];
    }),
  );
}

/** Item and state of every paper that counts, of these projects or of the whole programme. */
export async function papersOnFile(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<readonly (PaperOnFile & { readonly project: string })[]> {
  if (ids?.length === 0) return [];
  const all = reader
    .selectFrom('evidence')
    .select(['project', 'kind', 'state'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('void_at', 'is', null);
  return (ids === undefined ? all : all.where('project', 'in', ids)).execute();
}

/** Projects with a paper that counts and was not sent back, of these or of the whole programme. */
export async function projectsWithPapers(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids?.length === 0) return new Set();
  const all = reader
    .selectFrom('evidence')
    .select('project')
    .distinct()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('void_at', 'is', null)
    .where('state', '<>', 'returned');
  const named = ids === undefined || ids.length > NAMED_AT_MOST ? all : all.where('project', 'in', ids);
  return new Set((await named.execute()).map(({ project }) => project));
}

/** Items decided to be not applicable, of these projects or of the whole programme. */
export async function waiversOf(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<Selectable<DossierWaiversTable>[]> {
  if (ids?.length === 0) return [];
  const all = reader
    .selectFrom('dossier_waivers')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('kind');
  return (ids === undefined ? all : all.where('project', 'in', ids)).execute();
}

/** Every paper of a project, void ones too, the latest first. */
export async function papersOfProject(reader: Reader, key: ProgrammeKey, project: string): Promise<Paper[]> {
  return reader
    .selectFrom('evidence')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .orderBy('uploaded', 'desc')
    .orderBy('id')
    .execute();
}

export async function findPaper(
  reader: Reader,
  key: ProgrammeKey,
  project: string,
  id: string,
): Promise<Paper | undefined> {
  return reader
    .selectFrom('evidence')
    .selectAll()
    .where((row) => row.and({ city: key.city, programme: key.programme, project, id }))
    .executeTakeFirst();
}

export async function insertPaper(trx: Writer, row: Insertable<EvidenceTable>): Promise<void> {
  await trx.insertInto('evidence').values(row).execute();
}

/** Changes what stands beside a paper; its bytes never change. */
export async function updatePaper(
  trx: Writer,
  { city, programme, project, id }: Pick<Paper, 'city' | 'programme' | 'project' | 'id'>,
  change: Updateable<EvidenceTable>,
): Promise<void> {
  await trx
    .updateTable('evidence')
    .set(change)
    .where((row) => row.and({ city, programme, project, id }))
    .execute();
}

export async function putWaiver(trx: Writer, row: DossierWaiversTable): Promise<void> {
  await trx
    .insertInto('dossier_waivers')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['city', 'programme', 'project', 'kind']).doUpdateSet({
        reason: row.reason,
        by: row.by,
        by_id: row.by_id,
        at: row.at,
      }),
    )
    .execute();
}

export async function deleteWaiver(trx: Writer, key: ProgrammeKey, project: string, kind: string): Promise<void> {
  await trx
    .deleteFrom('dossier_waivers')
    .where((row) => row.and({ city: key.city, programme: key.programme, project, kind }))
    .execute();
}
