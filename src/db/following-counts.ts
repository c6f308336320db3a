import { sql } from 'kysely';
import type { FollowingRules } from '../catalogue/following-rules.ts';
import { FRESHNESS } from '../catalogue/freshness.ts';
import { agesOf } from '../catalogue/next-due.ts';
import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import { creditedProjects } from './with-figures.ts';

/** How many projects of a district are fresh, late, due soon and still to be reported; every count is that of the list behind it. */
export interface FollowingCounts {
  readonly district: string;
  readonly followed: number;
  readonly report_due: number;
  /** By class of freshness, by age of what is overdue, by days in which the next step is due. */
  readonly freshness: readonly number[];
  readonly ages: readonly number[];
  readonly soon: readonly number[];
}

/** Counts per district, in one statement. */
export async function followingCounts(
  reader: Reader,
  scope: Scope,
  { ages: ends, soon }: Pick<FollowingRules, 'ages' | 'soon'>,
): Promise<FollowingCounts[]> {
  const ages = agesOf(ends);
  const count = (condition: ReturnType<typeof sql<boolean>>, name: string) =>
    sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.as(name);
  const days = sql.ref('project_figures.overdue_days');
  const rows = await creditedProjects(reader, scope)
    .select([
      'projects.district',
      count(sql<boolean>`project_figures.freshness is not null`, 'followed'),
      count(sql<boolean>`project_figures.report_due = 1`, 'report_due'),
      ...FRESHNESS.map((one) => count(sql<boolean>`project_figures.freshness = ${one}`, `is_${one}`)),
      ...ages.map(({ from, to }, index) =>
        count(sql<boolean>`${days} >= ${from} and ${days} <= ${to ?? 1_000_000}`, `age_${String(index)}`),
      ),
      ...soon.map((within) => count(sql<boolean>`${days} <= 0 and ${days} >= ${-within}`, `soon_${String(within)}`)),
    ])
    .groupBy('projects.district')
    .orderBy('projects.district')
    .execute();
  return rows.map((row) => {
    const of = row as unknown as Readonly<Record<string, number>>;
    return {
      district: row.district,
      followed: of['followed']!,
      report_due: of['report_due']!,
      freshness: FRESHNESS.map((one) => of[`is_${one}`]!),
      ages: ages.map((_, index) => of[`age_${String(index)}`]!),
      soon: soon.map((within) => of[`soon_${String(within)}`]!),
    };
  });
}

/** Projects without news for so many days, by district and person in charge, those with the most first. */
export interface SilentCount {
  readonly district: string;
  readonly owner: string | null;
  readonly count: number;
  readonly longest: number;
}

export async function silentCounts(reader: Reader, scope: Scope, days: number, most: number): Promise<SilentCount[]> {
  const rows = await creditedProjects(reader, scope)
    .select([
      'projects.district',
      'projects.owner',
      sql<number>`count(*)`.as('count'),
      sql<number>`max(project_figures.silent_days)`.as('longest'),
    ])
    .where('project_figures.silent_days', '>=', days)
    .groupBy(['projects.district', 'projects.owner'])
    .orderBy('projects.district')
    .orderBy('count', 'desc')
    .orderBy('projects.owner')
    .limit(most)
    .execute();
  return rows;
}

/** Tonnes of the statistics book by pollutant and level, with the number of projects. */
export interface LevelTonnes {
  readonly level: string;
  readonly pollutant: string;
  readonly tonnes: number;
  readonly count: number;
}

export async function levelTonnes(reader: Reader, scope: Scope): Promise<LevelTonnes[]> {
  return scopedProjects(reader, scope)
    .innerJoin('amounts', (join) =>
      join
        .onRef('amounts.city', '=', 'projects.city')
        .onRef('amounts.programme', '=', 'projects.programme')
        .onRef('amounts.project', '=', 'projects.id'),
    )
    .where('amounts.pollutant', 'in', ['NOx', 'VOC'])
    .where('projects.status', '<>', 'cancelled')
    .select([
      'amounts.level as level',
      'amounts.pollutant as pollutant',
      sql<number>`coalesce(sum(amounts.tonnes), 0)`.as('tonnes'),
      sql<number>`count(*)`.as('count'),
    ])
    .groupBy(['amounts.level', 'amounts.pollutant'])
    .execute();
}
