import type { Problem } from '../../catalogue/problem.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { keepBatch, nextBatch } from './batch.ts';
import { changeImpact, type Impact } from '../figures/change-impact.ts';
import { deleteProjects, restoreProjects } from '../projects/delete-project.ts';
import { inputOf } from '../projects/input-of.ts';
import { planSaves } from '../projects/plan-saves.ts';
import { planUndo, type Choices, type UndoItem, type UndoPlan, type UndoRefusal } from './plan-undo.ts';
import { saveProjects } from '../projects/save-project.ts';
import type { SaveContext, SaveItem } from '../projects/save-plan.ts';
import { soundSaves, type SoundSaves } from '../projects/sound-saves.ts';

/** A project that could not go back, because the record it would become breaks a rule. */
export interface Refused {
  readonly record: ProjectRecord;
  readonly problems: readonly Problem[];
}

export interface UndoPreview extends UndoPlan {
  readonly refused: readonly Refused[];
  readonly impact: Impact | null;
}

/** What would come of taking a batch back: which projects, what hangs on it, and who stays out; writes nothing. */
export async function previewUndo(
  reader: Reader,
  context: SaveContext,
  id: string,
  choices?: Choices,
): Promise<UndoPreview | { readonly refusal: UndoRefusal }> {
  const plan = await planUndo(reader, context, id, choices);
  if ('refusal' in plan) return plan;
  const dry = async (items: readonly SaveItem[]) => (await planSaves(reader, context, items)).planned;
  const { planned, refused } = await soundSaves(setsOf(plan.items), itemOf, dry);
  const after = planned.flatMap(({ answer }) => (answer.kind === 'update' ? [answer.record] : []));
  const impact = await changeImpact(reader, context, {
    after: [...after, ...nowOf(plan.items, 'bring-back')],
    gone: nowOf(plan.items, 'remove').map(({ id: number }) => number),
  });
  return { ...plan, refused: refused.map(named), impact };
}

export type Undone =
  | { readonly kind: 'undone'; readonly batch: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly refusal: UndoRefusal };

/**
 * Takes a batch back, as a batch of its own that can be taken back in turn. What somebody changed since stays as it is, unless it was
 * chosen in the version they left.
 */
export async function undoBatch(trx: Writer, context: SaveContext, id: string, choices?: Choices): Promise<Undone> {
  await holdProgramme(trx, context.scope);
  const plan = await planUndo(trx, context, id, choices);
  if ('refusal' in plan) return { kind: 'refused', refusal: plan.refusal };
  const batch = await nextBatch(trx, context.scope.city);
  const within: SaveContext = { ...context, actor: { ...context.actor, batch } };

  const { planned, refused } = await soundSaves(setsOf(plan.items), itemOf, (items) =>
    saveProjects(trx, within, items),
  );
  const changed = planned.filter(({ answer }) => answer.kind === 'update').length;
  const removed = nowOf(plan.items, 'remove');
  const back = nowOf(plan.items, 'bring-back');
  if (changed + removed.length + back.length === 0) return { kind: 'nothing' };
  await deleteProjects(trx, within, removed);
  await restoreProjects(
    trx,
    within,
    back.map((record) => record.id),
  );
  const left = [
    ...plan.items.flatMap(({ kind, now }) =>
      kind === 'changed-since' || kind === 'gone' ? [{ id: now.id, why: kind }] : [],
    ),
    ...refused.map(({ going }) => ({ id: going.now.id, why: 'refused' })),
  ];
  const summary = { undoes: id, changed, removed: removed.length, restored: back.length, left };
  await keepBatch(trx, context, { id: batch, kind: 'undo', action: 'undo', about: id, summary });
  return { kind: 'undone', batch };
}

const named = ({ going, problems }: SoundSaves<Going>['refused'][number]): Refused => ({ record: going.now, problems });

/** The records of the items of one kind, as they stand. */
export function nowOf(items: readonly UndoItem[], kind: UndoItem['kind']): readonly ProjectRecord[] {
  return items.flatMap((item) => (item.kind === kind ? [item.now] : []));
}

type Going = Extract<UndoItem, { kind: 'set' }>;

const itemOf = ({ now, target }: Going) => ({ input: inputOf(target), back: target, expectedVersion: now.version });

function setsOf(items: readonly UndoItem[]): readonly Going[] {
  return items.filter((item) => item.kind === 'set');
}
