import { sql } from 'kysely';
import type { Status } from '../../models/vocabulary.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import type { AmountsTable, ProjectsTable } from './tables/project-tables.ts';
import type { FiveYearTargetsTable, PriorYearsTable, QuotaTransfersTable } from './tables/statistics-tables.ts';
import { creditedProjects } from './with-figures.ts';

/** What the statistics book reads of a project. */
export type StatisticsRow = Pick<
  ProjectsTable,
  'id' | 'name' | 'district' | 'counted' | 'until' | 'source' | 'status' | 'finished' | 'effective' | 'reduces'
> & {
  /** The first day it was accepted, published or closed. */
  readonly accepted: string | null;
  readonly windows: number;
};

const ACCEPTED = ['accepted', 'published', 'closed'];

/** Projects with an official measure or with an amount, in the order of their numbers. */
export async function statisticsRows(reader: Reader, scope: Scope): Promise<StatisticsRow[]> {
  return scopedProjects(reader, scope)
    .select([
      'projects.id',
      'projects.name',
      'projects.district',
      'projects.counted',
      'projects.until',
      'projects.source',
      'projects.status',
      'projects.finished',
      'projects.effective',
      'projects.reduces',
    ])
    .select((of) => [
      of
        .selectFrom('project_steps')
        .whereRef('project_steps.city', '=', 'projects.city')
        .whereRef('project_steps.programme', '=', 'projects.programme')
        .whereRef('project_steps.project', '=', 'projects.id')
        .where('project_steps.step', 'in', ACCEPTED)
        .select((column) => column.fn.min('project_steps.day').as('day'))
        .as('accepted'),
      of
        .selectFrom('windows')
        .whereRef('windows.city', '=', 'projects.city')
        .whereRef('windows.programme', '=', 'projects.programme')
        .whereRef('windows.project', '=', 'projects.id')
        .select(sql<number>`count(*)`.as('count'))
        .as('windows'),
    ])
    .where((where) =>
      where.or([
        where('projects.counted', 'is not', null),
        where.exists(
          where
            .selectFrom('amounts')
            .whereRef('amounts.city', '=', 'projects.city')
            .whereRef('amounts.programme', '=', 'projects.programme')
            .whereRef('amounts.project', '=', 'projects.id')
            .select('amounts.project'),
        ),
      ]),
    )
    .orderBy('projects.id')
    .execute() as Promise<StatisticsRow[]>;
}

/** Every amount of a programme, project by project. */
export async function amountsOf(reader: Reader, key: ProgrammeKey): Promise<AmountsTable[]> {
  return reader
    .selectFrom('amounts')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('project')
    .orderBy('pollutant')
    .orderBy('level')
    .execute();
}

/** What sources emitted in a year, by source and pollutant (t). */
export async function emissionsOfYear(reader: Reader, key: ProgrammeKey, year: number) {
  return reader
    .selectFrom('source_bases')
    .select(['source', 'pollutant', 'tonnes'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('year', '=', year)
    .execute();
}

/** Quota transfers of a programme, or of one project. */
export async function quotaTransfersOf(
  reader: Reader,
  key: ProgrammeKey,
  project?: string,
): Promise<QuotaTransfersTable[]> {
  let query = reader
    .selectFrom('quota_transfers')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  if (project !== undefined) query = query.where('project', '=', project);
  return query.orderBy('project').orderBy('seq').execute();
}

/** Replaces the quota transfers of a project. */
export async function putQuotaTransfers(
  trx: Writer,
  key: ProgrammeKey,
  project: string,
  rows: readonly QuotaTransfersTable[],
): Promise<void> {
  await trx
    .deleteFrom('quota_transfers')
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .execute();
  if (rows.length > 0) await trx.insertInto('quota_transfers').values(rows).execute();
}

export async function priorYearsOf(reader: Reader, city: string): Promise<PriorYearsTable[]> {
  return reader
    .selectFrom('prior_years')
    .selectAll()
    .where('city', '=', city)
    .orderBy('year')
    .orderBy('pollutant')
    .execute();
}

export async function fiveYearTargetsOf(reader: Reader, city: string): Promise<FiveYearTargetsTable[]> {
  return reader
    .selectFrom('five_year_targets')
    .selectAll()
    .where('city', '=', city)
    .orderBy('from_year')
    .orderBy('pollutant')
    .execute();
}

/** What the air book holds, by status and whether a project carries an official measure; tonnes, credited. */
export interface AirSum {
  readonly status: Status;
  readonly counted: number;
  readonly count: number;
  readonly full_year_nox: number;
  readonly full_year_voc: number;
  readonly season_nox: number;
  readonly season_voc: number;
}

/** Credited figures beside the statistics book: sums of the air book, never added to it. */
export async function airSums(reader: Reader, scope: Scope): Promise<AirSum[]> {
  const counted = sql<number>`case when projects.counted is null then 0 else 1 end`;
  const sum = (column: string) => sql<number>`coalesce(sum(${sql.ref(`project_figures.${column}`)}), 0)`;
  return creditedProjects(reader, scope)
    .select([
      'projects.status',
      counted.as('counted'),
      sql<number>`count(*)`.as('count'),
      sum('full_year_nox').as('full_year_nox'),
      sum('full_year_voc').as('full_year_voc'),
      sum('season_nox').as('season_nox'),
      sum('season_voc').as('season_voc'),
    ])
    .groupBy(['projects.status', counted])
    .orderBy('projects.status')
    .execute();
}
