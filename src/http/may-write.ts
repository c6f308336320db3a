import { may, type Action, type Person } from '../catalogue/roles.ts';
import type { ProjectRecord } from '../db/project-record.ts';

/** May this person write to this project by this right? Nobody writes to what was merged into another (`refuseMerged`). */
export function mayWrite(
  { role }: Pick<Person, 'role'>,
  action: Action,
  { merged_into }: Pick<ProjectRecord, 'merged_into'>,
): boolean {
  return merged_into === null && may(role, action);
}
