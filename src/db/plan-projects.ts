import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import type { ProjectsTable } from './tables/project-tables.ts';

/** What a plan says of a project beside the model's figures. */
export type PlanProject = Pick<
  ProjectsTable,
  'id' | 'name' | 'district' | 'zone' | 'lead' | 'enterprise' | 'mandate' | 'status' | 'type'
>;

/** Every project of a scope, in the order of the numbers. */
export async function planProjects(reader: Reader, scope: Scope): Promise<PlanProject[]> {
  return scopedProjects(reader, scope)
    .select([
      'projects.id',
      'projects.name',
      'projects.district',
      'projects.zone',
      'projects.lead',
      'projects.enterprise',
      'projects.mandate',
      'projects.status',
      'projects.type',
    ])
    .orderBy('projects.id')
    .execute();
}

/** The departments that lead projects of a scope, in code order. */
export async function leadsOf(reader: Reader, scope: Scope): Promise<string[]> {
  const rows = await scopedProjects(reader, scope)
    .select('projects.lead')
    .distinct()
    .where('projects.lead', 'is not', null)
    .orderBy('projects.lead')
    .execute();
  return rows.flatMap(({ lead }) => (lead === null || lead === '' ? [] : [lead]));
}
