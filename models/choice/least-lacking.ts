import type { ChoiceModel } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { type Found, searchHolding } from './found.ts';
import { combined, FormBuilder, type LinearForm, rangeOf } from './linear-form.ts';
import { ModelBuilder } from './model-builder.ts';
import { type Question, standingOf, totalsOf } from './question.ts';
import { lackingShare, type Rank, rankOf } from './rank.ts';
import { demand, lack, type Requirement } from './requirements.ts';

/** The least that must be lacking, with a programme that keeps it so. */
export interface Lacking {
  readonly found: Found;
  readonly rank: Rank;
  readonly builder: ModelBuilder;
  readonly proven: boolean;
}

/** What each line asks for (a fraction) is held between two numbers, by target. */
type Box = readonly (readonly [least: number, most: number])[];

/** How many boxes are looked into before what is known is taken. */
const BOXES = 200;
const CLOSE = 1e-9;

/**
 * The smallest sum of gap/|required|. What a line asks for moves with its NOx, so its share is no linear form: within bounds on
 * what it asks for, the gap over the larger bound is at most the share, and halving the bounds at each solution closes in on it.
 */
export function leastLacking(
  question: Question,
  model: ChoiceModel,
  builder: ModelBuilder,
  requirements: readonly Requirement[],
  effort: Effort,
  first: Found,
): Lacking {
  const base = new ModelBuilder(builder);
  const gaps = requirements.map((requirement) => lack(base, requirement));
  let best = {
    found: first,
    rank: rankOf(question, first.selection, totalsOf(question, first.selection)),
  };
  const boxes: { readonly box: Box; readonly bound: number }[] = [{ box: widest(question, model), bound: 0 }];
  let proven = true;
  for (let looked = 0; boxes.length > 0; looked++) {
    boxes.sort((a, b) => b.bound - a.bound);
    const { box, bound } = boxes.pop()!;
    if (best.rank.lacking <= bound + CLOSE) break;
    if (looked >= BOXES || effort.left <= 0) {
      proven = false;
      break;
    }
    const boxed = new ModelBuilder(base);
    keepWithin(question, model, boxed, box);
    const objective = new FormBuilder();
    for (const [index, gap] of gaps.entries()) objective.add(gap, 1 / weightOf(question, index, box[index]!));
    const search = searchHolding(effort, model, {
      builder: boxed,
      objective,
      maximise: false,
      holds: () => true,
    });
    if (search.status === 'unknown') proven = false;
    if (search.status !== 'found') continue;
    proven &&= search.found.proven;
    const totals = totalsOf(question, search.found.selection);
    const rank = rankOf(question, search.found.selection, totals);
    if (rank.met >= best.rank.met && rank.lacking < best.rank.lacking - 1e-12) best = { found: search.found, rank };
    if (rank.lacking > search.found.bound + CLOSE) boxes.push(...halves(question, box, totals, search.found.bound));
  }
  return {
    ...best,
    proven,
    builder: keepingShares(question, model, base, gaps, best.found),
  };
}

/** What was found with a programme of the same targets in which no target lacks a larger share. */
export function keptAsLittle(
  question: Question,
  model: ChoiceModel,
  requirements: readonly Requirement[],
  { found, rank, proven }: Omit<Lacking, 'builder'>,
): Lacking {
  const totals = totalsOf(question, found.selection);
  const base = new ModelBuilder(model.builder);
  for (const [at, target] of question.targets.entries()) {
    if (standingOf(question, target, totals).met) demand(base, requirements[at]!);
  }
  const gaps = requirements.map((requirement) => lack(base, requirement));
  return {
    found,
    rank,
    proven,
    builder: keepingShares(question, model, base, gaps, found),
  };
}

/** All that each line can ask for, whatever is chosen; what other targets ask for is a number. */
function widest(question: Question, model: ChoiceModel): Box {
  return question.targets.map((target) => {
    if (target.line === undefined) return [0, 0];
    const { a, b } = target.line;
    const { least, most } = rangeOf(slope(question, model, target.id));
    return a >= 0 ? [b, Math.max(b, most)] : [Math.min(b, least), b];
  });
}

/** a·n + b of a line as a form. */
function slope(question: Question, model: ChoiceModel, id: string): LinearForm {
  const { a, b } = question.targets.find((target) => target.id === id)!.line!;
  const nox = model.quantities[question.quantities.ofTarget.get(id)![0]!]!;
  return combined([[nox, a / question.inventory.get(id)!.NOx!]], b);
}

function keepWithin(question: Question, model: ChoiceModel, builder: ModelBuilder, box: Box): void {
  for (const [index, target] of question.targets.entries()) {
    if (target.line === undefined) continue;
    const { a, b } = target.line;
    const [least, most] = box[index]!;
    const form = slope(question, model, target.id);
    // What a rising line asks for is max(b, a·n + b), a falling one min(b, a·n + b): one side of a bound says nothing.
    if (a >= 0 || most < b) builder.atMost(form, most);
    if (a < 0 || least > b) builder.atLeast(form, least);
  }
}

/** By what a gap in the unit of the target's rows is divided to be a share of at most the true one. */
function weightOf(question: Question, index: number, [least, most]: readonly [number, number]): number {
  const target = question.targets[index]!;
  if (target.line === undefined) {
    const { required } = standingOf(question, target, question.base);
    return required === 0 ? 1 : Math.abs(required);
  }
  const asked = Math.max(Math.abs(least), Math.abs(most));
  return question.inventory.get(target.id)!.VOC! * (asked === 0 ? 1 : asked);
}

/** The box cut in two at what the line with the most to gain really asked for. */
function halves(
  question: Question,
  box: Box,
  totals: Float64Array,
  bound: number,
): { readonly box: Box; readonly bound: number }[] {
  let widestError = 0;
  let at: { readonly index: number; readonly required: number } | null = null;
  for (const [index, target] of question.targets.entries()) {
    if (target.line === undefined) continue;
    const standing = standingOf(question, target, totals);
    const [least, most] = box[index]!;
    const error = lackingShare(standing) - standing.gap / Math.max(Math.abs(least), Math.abs(most), 1e-300);
    if (error > widestError) {
      widestError = error;
      at = { index, required: standing.required };
    }
  }
  if (at === null) return [];
  const { index, required } = at;
  const [least, most] = box[index]!;
  const step = 1e-9 * Math.max(Math.abs(least), Math.abs(most));
  const [below, above] = [
    [least, required],
    [required + step, most],
  ] as const;
  // The half that ends at the point is exact there; the other leaves the point out.
  const negative = Math.abs(least) > Math.abs(most);
  const parts = negative
    ? ([
        [least, required - step],
        [required, most],
      ] as const)
    : ([below, above] as const);
  return parts.filter(([from, to]) => from <= to).map((part) => ({ box: box.with(index, part), bound }));
}

/** Rows that let no target lack a larger share than it does in the best selection. */
function keepingShares(
  question: Question,
  model: ChoiceModel,
  base: ModelBuilder,
  gaps: readonly number[],
  { selection }: Found,
): ModelBuilder {
  const builder = new ModelBuilder(base);
  const totals = totalsOf(question, selection);
  const rest = new FormBuilder();
  let allowed = 0;
  for (const [index, target] of question.targets.entries()) {
    const standing = standingOf(question, target, totals);
    const share = standing.met ? 0 : lackingShare(standing);
    if (target.line === undefined) {
      rest.add(gaps[index]!, 1 / weightOf(question, index, [0, 0]));
      allowed += share;
      continue;
    }
    const { a, b } = target.line;
    const vocBase = question.inventory.get(target.id)!.VOC!;
    const sign = Math.sign(standing.required);
    const sloped = slope(question, model, target.id);
    const pieces = a >= 0 ? [standing.required > b ? sloped : combined([], b)] : [sloped, combined([], b)];
    for (const piece of pieces) {
      const room = new FormBuilder(1e-9 * vocBase).addForm(piece, share * vocBase * sign);
      room.add(gaps[index]!, -1);
      builder.atLeast(room, 0);
    }
  }
  if (rest.terms.size > 0) builder.atMost(rest, allowed * (1 + 1e-9) + 1e-12);
  return builder;
}
