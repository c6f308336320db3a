import { problem, type Checked } from '../../catalogue/problem.ts';
import { checklistOf } from '../../catalogue/dossier.ts';
import { checklistText, sameChecklist, type TypeLife } from '../../catalogue/type-life.ts';
import { pathOf, type Workflow } from '../../catalogue/workflows.ts';
import { writeAudit, type FieldChange } from '../../db/audit.ts';
import { replaceType, typeRulesOf, type ProjectType } from '../../db/categories.ts';
import { holdProgramme, programmesOfCity } from '../../db/programmes.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { scopedProjects, wholeProgramme } from '../../db/scope.ts';
import { signature, type Actor } from '../actor.ts';

/** A project that stands at a step the workflow does not have. */
export interface Stranded {
  readonly programme: string;
  readonly id: string;
  readonly name: string;
  readonly step: string;
}

export type LifeAnswer =
  | Checked<null>
  /** The workflow has not the steps at which these projects stand: nothing was written. */
  | { readonly ok: false; readonly problems: readonly []; readonly stranded: readonly Stranded[] };

/** Keeps workflow and papers of a type with the audit row. Refused with the projects it would leave at a step that does not exist. */
export async function saveTypeLife(
  trx: Writer,
  actor: Actor,
  type: ProjectType,
  life: TypeLife,
  version: number,
): Promise<LifeAnswer> {
  const { city, id } = type;
  const before = await typeRulesOf(trx, city, id);
  const changes = [
    change('workflow', before.workflow, life.workflow),
    change('checklist', checklistText(before.checklist), checklistText(life.checklist)),
  ].flat();
  if (type.version !== version) return { ok: false, problems: [problem('', 'stale-rules')] };
  if (changes.length === 0) return { ok: true, value: null };
  if (life.workflow !== before.workflow) {
    const stranded = await strandedBy(trx, type, life.workflow);
    if (stranded.length > 0) return { ok: false, problems: [], stranded };
  }
  const checklist = sameChecklist(life.checklist, checklistOf(id, life.workflow))
    ? null
    : JSON.stringify(life.checklist);
  if (!(await replaceType(trx, { city, id, version }, { workflow: life.workflow, checklist })))
    return { ok: false, problems: [problem('', 'stale-rules')] };
  await writeAudit(trx, [
    { ...signature(actor), city, action: 'update', entity: 'project-type', entity_id: id, changes },
  ]);
  return { ok: true, value: null };
}

/** Projects of a type at steps a workflow does not have, in every programme of the city; nobody moves one meanwhile. */
async function strandedBy(trx: Writer, { city, id }: ProjectType, workflow: Workflow): Promise<readonly Stranded[]> {
  const stranded: Stranded[] = [];
  for (const programme of await programmesOfCity(trx, city)) {
    await holdProgramme(trx, { city, programme: programme.id });
    stranded.push(...(await standingOff(trx, programme, id, [...pathOf(workflow), 'cancelled'])));
  }
  return stranded;
}

async function standingOff(
  reader: Reader,
  programme: { readonly city: string; readonly id: string },
  type: string,
  steps: readonly string[],
): Promise<readonly Stranded[]> {
  return scopedProjects(reader, wholeProgramme(programme))
    .select(['projects.programme', 'projects.id', 'projects.name', 'projects.step'])
    .where('projects.type', '=', type)
    .where('projects.step', 'not in', steps)
    .orderBy('projects.id')
    .execute();
}

const change = (field: string, from: string, to: string): FieldChange[] => (from === to ? [] : [{ field, from, to }]);
