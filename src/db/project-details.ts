import type { Selectable } from 'kysely';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import type { EvidenceTable, WorkPackagesTable } from './tables/lifecycle-tables.ts';
import type { ProjectStepsTable } from './tables/project-tables.ts';

/** What stands beside a project's record on its page. */
export interface ProjectDetails {
  readonly steps: readonly ProjectStepsTable[];
  readonly evidence: readonly Selectable<EvidenceTable>[];
  readonly packages: readonly Selectable<WorkPackagesTable>[];
  readonly lamp: string | null;
  /** JSON: why; and what the rule says where the lamp was set by hand. */
  readonly lampReasons: string | null;
  readonly lampComputed: string | null;
  readonly lateDays: number;
}

/** Days of its steps, evidence, work packages and lamp of one project. */
export async function projectDetails(reader: Reader, key: ProgrammeKey, id: string): Promise<ProjectDetails> {
  const own = { city: key.city, programme: key.programme, project: id };
  const steps = await reader
    .selectFrom('project_steps')
    .selectAll()
    .where((row) => row.and(own))
    .execute();
  const evidence = await reader
    .selectFrom('evidence')
    .selectAll()
    .where((row) => row.and(own))
    .where('void_at', 'is', null)
    .orderBy('uploaded')
    .orderBy('id')
    .execute();
  const packages = await reader
    .selectFrom('work_packages')
    .selectAll()
    .where((row) => row.and(own))
    .orderBy('kind')
    .execute();
  const figures = await reader
    .selectFrom('project_figures')
    .select(['lamp', 'lamp_reasons', 'lamp_computed', 'late_days'])
    .where((row) => row.and(own))
    .executeTakeFirst();
  return {
    steps,
    evidence,
    packages,
    lamp: figures?.lamp ?? null,
    lampReasons: figures?.lamp_reasons ?? null,
    lampComputed: figures?.lamp_computed ?? null,
    lateDays: figures?.late_days ?? 0,
  };
}
