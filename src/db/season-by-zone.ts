import { sql } from 'kysely';
import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import { withFigures } from './with-figures.ts';

/** Projects of a zone with one lamp in one book, and what they bring in the season (t, credited). */
export interface ZoneStanding {
  readonly zone: string | null;
  readonly lamp: string | null;
  readonly book: 'planned' | 'pool' | null;
  readonly count: number;
  readonly season_nox: number;
  readonly season_voc: number;
}

/** Season tonnes and lamps of a scope by zone, in one statement. */
export async function seasonByZone(reader: Reader, scope: Scope): Promise<ZoneStanding[]> {
  return withFigures(scopedProjects(reader, scope))
    .select([
      'projects.zone',
      'project_figures.lamp',
      'project_figures.book',
      sql<number>`count(*)`.as('count'),
      sql<number>`coalesce(sum(project_figures.season_nox), 0)`.as('season_nox'),
      sql<number>`coalesce(sum(project_figures.season_voc), 0)`.as('season_voc'),
    ])
    .groupBy(['projects.zone', 'project_figures.lamp', 'project_figures.book'])
    .orderBy('projects.zone')
    .execute();
}
