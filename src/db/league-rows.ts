import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';

/** What the league of districts reads of every project; narrow rows. */
export async function leagueRows(reader: Reader, scope: Scope) {
  return scopedProjects(reader, scope)
    .leftJoin('project_figures', (join) =>
      join
        .onRef('project_figures.city', '=', 'projects.city')
        .onRef('project_figures.programme', '=', 'projects.programme')
        .onRef('project_figures.project', '=', 'projects.id'),
    )
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
