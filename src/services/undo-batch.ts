import type { Problem } from '../catalogue/problem.ts';
import { holdProgramme } from '../db/programmes.ts';
import type { ProjectRecord } from '../db/project-record.ts';
import type { Reader, Writer } from '../db/reader.ts';
import { keepBatch, nextBatch } from './batch.ts';
import { changeImpact, type Impact } from './change-impact.ts';
import { deleteProjects, restoreProjects } from './delete-project.ts';
import { inputOf } from './input-of.ts';
import { planSaves } from './plan-saves.ts';
import { planUndo, type Choices, type UndoItem, type UndoPlan, type UndoRefusal } from './plan-undo.ts';
import { saveProjects } from './save-project.ts';
import type { Planned, SaveContext, SaveItem } from './save-plan.ts';

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
  const { planned, refused } = await soundSaves(setsOf(plan.items), async (items) => {
    return (await planSaves(reader, context, items)).planned;
  });
  const after = planned.flatMap((one) => (one.kind === 'update' ? [one.record] : []));
  const impact = await changeImpact(reader, context, {
    after: [...after, ...nowOf(plan.items, 'bring-back')],
    gone: nowOf(plan.items, 'remove').map(({ id: number }) => number),
  });
  return { ...plan, refused, impact };
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

  const { planned, refused } = await soundSaves(setsOf(plan.items), (items) => saveProjects(trx, within, items));
  const changed = planned.filter(({ kind }) => kind === 'update').length;
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
    ...refused.map(({ record }) => ({ id: record.id, why: 'refused' })),
  ];
  const summary = { undoes: id, changed, removed: removed.length, restored: back.length, left };
  await keepBatch(trx, context, { id: batch, kind: 'undo', action: 'undo', about: id, summary });
  return { kind: 'undone', batch };
}

/** The records of the items of one kind, as they stand. */
export function nowOf(items: readonly UndoItem[], kind: UndoItem['kind']): readonly ProjectRecord[] {
  return items.flatMap((item) => (item.kind === kind ? [item.now] : []));
}

type Going = Extract<UndoItem, { kind: 'set' }>;

function setsOf(items: readonly UndoItem[]): readonly Going[] {
  return items.filter((item) => item.kind === 'set');
}

/** Saves what can be saved: whoever breaks a rule is left out and named, and the rest is tried again without them. */
async function soundSaves(
  going: readonly Going[],
  save: (items: readonly SaveItem[]) => Promise<readonly Planned[]>,
): Promise<{ readonly planned: readonly Planned[]; readonly refused: readonly Refused[] }> {
  const refused: Refused[] = [];
  let left = going;
  for (;;) {
    if (left.length === 0) return { planned: [], refused };
    const planned = await save(
      left.map(({ now, target }) => ({ input: inputOf(target), back: target, expectedVersion: now.version })),
    );
    const bad = planned.flatMap((one, index) => (isSound(one) ? [] : [{ one, going: left[index]! }]));
    if (bad.length === 0) return { planned, refused };
    for (const { one, going: item } of bad)
      refused.push({ record: item.now, problems: one.kind === 'invalid' ? one.problems : [] });
    const out = new Set(bad.map(({ going: item }) => item));
    left = left.filter((item) => !out.has(item));
  }
}

const isSound = ({ kind }: Planned): boolean => kind !== 'invalid' && kind !== 'conflict';
