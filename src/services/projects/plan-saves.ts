import { problem, type Checked, type Problem } from '../../catalogue/problem.ts';
import { checkProject, soundParts, type ProjectInput, type SoundParts } from '../../catalogue/project-schema.ts';
import { programmeOf } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../actor.ts';
import { checkPointers, projectsPointedTo } from './check-pointers.ts';
import { checkReferences } from './check-references.ts';
import { cityReferences, type CityReferences } from '../city-references.ts';
import { conflictOf, recordAtVersion } from '../changes/conflict.ts';
import { creditPlan } from '../figures/credit-plan.ts';
import { fieldsToAsk } from '../changes/fields-to-ask.ts';
import { judgeMoves, type JudgedMove, type Mover } from '../life/judge-moves.ts';
import { nextProjectNumbers } from './project-number.ts';
import { recordChanges } from '../changes/record-changes.ts';
import {
  sourcesNamed,
  type MoveNote,
  type Planned,
  type SaveContext,
  type SaveItem,
  type SavePlan,
} from './save-plan.ts';
import { settleRecord } from './settle-record.ts';

/** Checks every item, settles what follows from it and credits the sources touched; reads only. All problems are found at once. */
export async function planSaves(reader: Reader, context: SaveContext, items: readonly SaveItem[]): Promise<SavePlan> {
  const programme = await programmeOf(reader, context.scope);
  const checked = items.map((item) => ({ ...item, ...checkProject(item.input) })).map(withParts);
  const parts = checked.map((item) => item.parts);
  const known = await knownRecords(reader, context.scope, parts);
  const city = await cityReferences(reader, context.scope, sourcesNamed(parts));

  const pointing = parts.map((input) => [input, input.id == null ? null : known.get(input.id)] as const);
  const there = await projectsPointedTo(reader, context.scope, pointing);
  const moves = await judgeMoves(reader, context, checked.flatMap(moverOf(known)), city);

  const drafts: (Planned | Sound)[] = [];
  for (const item of checked) {
    if (!item.ok) drafts.push(faultyDraft(item, context.scope, { known, city, there }));
    else drafts.push(await judge(reader, context, item, { known, city, moves, there }));
  }
  const fresh = drafts.filter((draft) => draft.kind === 'sound' && draft.before === null).length;
  const numbers = (await nextProjectNumbers(reader, programme, fresh)).values();
  const planned = drafts.map((draft) =>
    draft.kind === 'sound' ? settle(draft, () => numbers.next().value!, context.actor, city) : draft,
  );
  return creditPlan(reader, programme, context.asOf, planned);
}

/** Rules of what is stated anew: what once stood may be put back as it was. */
const ONLY_FOR_NEW_WORDS: ReadonlySet<string> = new Set([
  'plan-frozen',
  'amount-document',
  'amount-raised',
  'own-retired',
  'own-other-type',
  'unknown-project',
]);

/** An item with what of it stands for itself: all of it, or what is left beside its faults. */
function withParts<Item extends SaveItem & Checked<ProjectInput>>(item: Item) {
  return { ...item, parts: item.ok ? item.value : soundParts(item.input) };
}

/** A faulty item says at once what else is wrong: what it names that is not there, what of it is not this person's to state. */
function faultyDraft(
  item: SaveItem & { readonly problems: readonly Problem[]; readonly parts: SoundParts },
  scope: Scope,
  { known, city, there }: Omit<Surroundings, 'moves'>,
): Planned {
  const { problems, parts } = item;
  const before = parts.id == null ? null : known.get(parts.id);
  if (before === undefined)
    return { kind: 'invalid', problems: [...problems, problem('id', 'unknown-project', { value: parts.id ?? '' })] };
  return { kind: 'invalid', problems: [...problems, ...brokenRules(item, parts, before, scope, { city, there })] };
}

/** The rules that what is stated breaks when it is held against what is there. */
function brokenRules(
  { back }: SaveItem,
  parts: SoundParts,
  before: ProjectRecord | null,
  scope: Scope,
  { city, there }: Pick<Surroundings, 'city' | 'there'>,
): readonly Problem[] {
  return [...checkReferences(parts, before, scope, city), ...checkPointers(parts, before, there)].filter(
    ({ code }) => back === undefined || !ONLY_FOR_NEW_WORDS.has(code),
  );
}

/** An item without a problem of its own. */
interface Sound {
  readonly kind: 'sound';
  readonly input: ProjectInput;
  readonly before: ProjectRecord | null;
  readonly back: ProjectRecord | undefined;
  readonly move: MoveNote | undefined;
}

interface Surroundings {
  readonly known: ReadonlyMap<string, ProjectRecord>;
  readonly city: CityReferences;
  readonly moves: ReadonlyMap<unknown, JudgedMove>;
  /** Projects that may be pointed to. */
  readonly there: ReadonlySet<string>;
}

/** Items whose step is judged here, with the record they change. */
const moverOf =
  (known: ReadonlyMap<string, ProjectRecord>) =>
  (item: SaveItem & Checked<ProjectInput>): Mover[] => {
    if (!item.ok || item.move !== undefined) return [];
    const before = item.value.id === null ? null : (known.get(item.value.id) ?? null);
    return [{ key: item.input, input: item.value, before, isBack: item.back !== undefined }];
  };

async function knownRecords(
  reader: Reader,
  scope: Scope,
  inputs: readonly SoundParts[],
): Promise<ReadonlyMap<string, ProjectRecord>> {
  const ids = inputs.map((input) => input.id).filter((id) => id != null);
  return new Map((await projectsOf(reader, scope, { ids })).map((record) => [record.id, record]));
}

async function judge(
  reader: Reader,
  { scope, actor }: SaveContext,
  item: SaveItem & { readonly value: ProjectInput },
  { known, city, moves, there }: Surroundings,
): Promise<Planned | Sound> {
  const { value: input, expectedVersion, back } = item;
  const before = input.id === null ? null : known.get(input.id);
  if (before === undefined) {
    return { kind: 'invalid', problems: [problem('id', 'unknown-project', { value: input.id ?? '' })] };
  }
  if (before !== null && before.merged_into !== null && back === undefined) {
    const { id, merged_into } = before;
    return { kind: 'invalid', problems: [problem('id', 'merged', { value: id, into: merged_into })] };
  }
  const judged = moves.get(item.input);
  const broken = brokenRules(item, input, before, scope, { city, there });
  const problems = [...broken, ...(judged?.problems ?? [])];
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (before === null || expectedVersion === undefined || expectedVersion === before.version) {
    // A move that was judged on the page of moves is a report by whoever may make it.
    const confined = before !== null && scope.district !== null && item.move === undefined;
    const toAsk = confined ? askedFields({ input, before, back }, actor, city) : [];
    if (toAsk.length > 0) return { kind: 'invalid', problems: toAsk };
    return { kind: 'sound', input, before, back, move: item.move ?? judged?.move };
  }
  const base = await recordAtVersion(reader, scope, before, expectedVersion);
  return {
    kind: 'conflict',
    ...conflictOf(base, before, settleRecord({ input, before: base, id: base.id, back }, actor, city)),
  };
}

/** Whoever is confined to a district reports on listed projects and asks for everything else, whichever door they come by. */
function askedFields(
  { input, before, back }: Pick<Sound, 'input' | 'back'> & { readonly before: ProjectRecord },
  actor: Actor,
  city: CityReferences,
): readonly Problem[] {
  const after = settleRecord({ input, before, id: before.id, back }, actor, city);
  return fieldsToAsk(before, after).map((field) => problem(field, 'needs-request'));
}

function settle(
  { input, before, back, move }: Sound,
  nextId: () => string,
  actor: Actor,
  city: CityReferences,
): Planned {
  if (before === null)
    return { kind: 'create', record: settleRecord({ input, before, id: nextId(), move }, actor, city), move };
  const record = settleRecord({ input, before, id: before.id, back, move }, actor, city);
  if (recordChanges(before, record).length === 0) return { kind: 'unchanged', record: before };
  return { kind: 'update', record, before, move };
}
