import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';

/** Days of works: what really happened, else the present plan. */
export interface ProjectPlan {
  readonly start: string | null;
  readonly finish: string | null;
}

/** Days of works of projects by number; what is deleted or out of scope is missing. */
export async function projectPlans(
  reader: Reader,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProjectPlan>> {
  if (ids.length === 0) return new Map();
  const rows = await scopedProjects(reader, scope)
    .select(['projects.id', 'projects.start', 'projects.finish', 'projects.started', 'projects.finished'])
    .where('projects.id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, start, finish, started, finished }) => [
      id,
      { start: started ?? start, finish: finished ?? finish },
    ]),
  );
}
