import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import { withFigures } from './with-figures.ts';

/** What the league of districts reads of every project; narrow rows. */
export async function leagueRows(reader: Reader, scope: Scope) {
  return withFigures(scopedProjects(reader, scope))
    .select([
      'projects.id',
      'projects.district',
      'projects.type',
      'projects.step',
      'projects.status',
      'projects.finished',
      'projects.capital_fen',
      'project_figures.full_year_nox',
      'project_figures.full_year_voc',
      'project_figures.warnings',
      'project_figures.freshness',
    ])
    .orderBy('projects.id')
    .execute();
}
