import { sql } from 'kysely';
import type { Status } from '../../models/vocabulary.ts';
import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import { withFigures } from './with-figures.ts';

/** How many projects of a district and category stand at a status, what they bring in the season (t, credited), and how many are late. */
export interface Standing {
  readonly district: string;
  readonly category: string;
  readonly status: Status;
  readonly count: number;
  readonly season_nox: number;
  readonly season_voc: number;
  /** The frozen finish (the present one where nothing was frozen) passed without being built, on the as-of day. */
  readonly late: number;
}

/** The ledger by district, category and status, in one statement; every count on the start page and in the brief comes from here. */
export async function standings(reader: Reader, scope: Scope, asOf: string): Promise<Standing[]> {
  const open = sql`projects.status in ('planned', 'building')`;
  return withFigures(scopedProjects(reader, scope))
    .select([
      'projects.district',
      'projects.category',
      'projects.status',
      sql<number>`count(*)`.as('count'),
      sql<number>`coalesce(sum(project_figures.season_nox), 0)`.as('season_nox'),
      sql<number>`coalesce(sum(project_figures.season_voc), 0)`.as('season_voc'),
      sql<number>`coalesce(sum(case when ${open} and coalesce(projects.plan_finish, projects.finish) < ${asOf} then 1 else 0 end), 0)`.as(
        'late',
      ),
    ])
    .groupBy(['projects.district', 'projects.category', 'projects.status'])
    .orderBy('projects.district')
    .orderBy('projects.category')
    .orderBy('projects.status')
    .execute();
}
