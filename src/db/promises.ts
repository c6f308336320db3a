import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';

/** Every project that was planned to be finished on a day, with what became of it; merged and merely proposed ones are none. */
export async function promisesOf(reader: Reader, scope: Scope) {
  const rows = await scopedProjects(reader, scope)
    .select(['projects.type', 'projects.district', 'projects.plan_finish', 'projects.finished', 'projects.status'])
    .where('projects.plan_finish', 'is not', null)
    .where('projects.merged_into', 'is', null)
    .where('projects.status', '!=', 'proposed')
    .orderBy('projects.id')
    .execute();
  return rows.map(({ type, district, plan_finish, finished, status }) => ({
    type,
    district,
    planFinish: plan_finish!,
    finished,
    cancelled: status === 'cancelled',
  }));
}

/** Open projects whose present plan ends after the frozen one, with both days. */
export async function latePlansOf(reader: Reader, scope: Scope) {
  const rows = await scopedProjects(reader, scope)
    .select(['projects.id', 'projects.plan_finish', 'projects.finish'])
    .where('projects.status', 'in', ['planned', 'building'])
    .where('projects.merged_into', 'is', null)
    .whereRef('projects.finish', '>', 'projects.plan_finish')
    .orderBy('projects.id')
    .execute();
  return rows.map(({ id, plan_finish: frozen, finish }) => ({ id, frozen: frozen!, finish: finish! }));
}

/** Numbers of the projects of a category that stand in an area (a park, a zone of its own). */
export async function projectsInAreas(reader: Reader, scope: Scope, category: string): Promise<string[]> {
  const rows = await scopedProjects(reader, scope)
    .select('projects.id')
    .where('projects.category', '=', category)
    .where('projects.area', 'is not', null)
    .where('projects.merged_into', 'is', null)
    .where('projects.status', '!=', 'cancelled')
    .orderBy('projects.id')
    .execute();
  return rows.map(({ id }) => id);
}
