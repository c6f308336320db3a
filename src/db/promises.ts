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
