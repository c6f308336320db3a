import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';

/** Projects with their credited figures, null where none have been computed yet. */
export function withFigures(projects: ReturnType<typeof scopedProjects>) {
  return projects.leftJoin('project_figures', (join) =>
    join
      .onRef('project_figures.city', '=', 'projects.city')
      .onRef('project_figures.programme', '=', 'projects.programme')
      .onRef('project_figures.project', '=', 'projects.id'),
  );
}

/** The projects of a scope that have figures, with them. */
export function creditedProjects(reader: Reader, scope: Scope) {
  return scopedProjects(reader, scope).innerJoin('project_figures', (join) =>
    join
      .onRef('project_figures.city', '=', 'projects.city')
      .onRef('project_figures.programme', '=', 'projects.programme')
      .onRef('project_figures.project', '=', 'projects.id'),
  );
}
