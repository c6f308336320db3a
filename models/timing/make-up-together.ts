import { dayNumber } from '../calendar.ts';
import type { Portfolio } from '../portfolio.ts';
import { type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { evaluateWithChanges } from '../engine/evaluate.ts';
import { compile } from '../engine/evaluation.ts';
import { baselineStates } from '../engine/project-state.ts';
import { applyChanges } from '../engine/scenario.ts';
import {
  askedLosses,
  covers,
  earlier,
  forwards,
  lossesOf,
  mapTonnes,
  seasonOf,
  type Forward,
  type MakeUp,
  type Tonnes,
} from './make-ups.ts';
import { movesOf, type Slip } from './slip.ts';

/** Several projects of a zone that are brought forward together. */
export interface Together {
  readonly steps: readonly MakeUp[];
  /** 万元 of all of them. */
  readonly cost: number;
  /** Season t they bring back in the zone, all evaluated at once; of the pollutants asked for. */
  readonly gains: Tonnes;
  /** What is still missing of the loss; empty when all is brought back. */
  readonly missing: Tonnes;
}

/** More projects than this at once are no proposal any more. */
const AT_MOST = 10;
/** 万元: what costs nothing is still compared by what it brings. */
const FREE = 1e-3;

/**
 * Who makes up for a slip together, where nobody does alone: open projects of the zone brought forward as far as `earliest` allows, in the order
 * of what they bring back for their cost, or of what they bring back where ten of the cheapest are not enough; who turns out not to be needed is left out again, and the last one comes no earlier than it must.
 * Null when nobody can bring back anything.
 */
export function makeUpTogether(portfolio: Portfolio, slip: Slip, zone: string, earliest: string): Together | null {
  const losses = askedLosses(portfolio, lossesOf(slip, zone));
  const compiled = compile(portfolio, applyChanges(baselineStates(portfolio), slip.changes));
  const able = forwards(compiled, slip, zone, dayNumber(earliest), losses).map((forward) => ({
    forward,
    step: earlier(forward, forward.most),
  }));
  const cheapest = pick(able, losses, ({ cost }) => Math.max(cost, FREE));
  const taken = isPaid(minus(losses, cheapest)) ? cheapest : pick(able, losses, () => 1);
  if (taken.length === 0) return null;
  const needed = withoutIdle(taken, losses);
  const steps = [...needed.slice(0, -1).map(({ step }) => step), asLateAsPossible(needed, losses)];
  const moves = steps.flatMap(({ project, days }) => movesOf(portfolio, project, -days));
  const outcome = evaluateWithChanges(portfolio, [...slip.changes, ...moves]);
  const gains = mapTonnes(losses, (one) => seasonOf(outcome, zone, one) - seasonOf(slip.after, zone, one));
  const missing = covers(gains, losses) ? {} : positive(mapTonnes(losses, (one) => losses[one]! - gains[one]!));
  return { steps, cost: steps.reduce((sum, { cost }) => sum + cost, 0), gains, missing };
}

type Able = readonly { readonly forward: Forward; readonly step: MakeUp }[];

/** One after the other, who brings back the largest part of what is left for its price. */
function pick(able: Able, losses: Tonnes, price: (step: MakeUp) => number): Able {
  const taken: (typeof able)[number][] = [];
  while (taken.length < AT_MOST) {
    const left = minus(losses, taken);
    const [best] = able
      .filter((one) => !taken.includes(one))
      .map((one) => ({ one, worth: worth(one.step, left, losses) / price(one.step) }))
      .filter((found) => found.worth > 0)
      .sort((a, b) => b.worth - a.worth);
    if (best === undefined) break;
    taken.push(best.one);
  }
  return taken;
}

/** What is left of the loss when some are brought forward, each as if alone. */
function minus(losses: Tonnes, taken: Able): Tonnes {
  return mapTonnes(losses, (one) =>
    taken.reduce((left, { step }) => left - (step.gains[one] ?? 0), losses[one]! * (1 - 1e-9)),
  );
}

/** The parts of the loss it brings back. */
function worth({ gains }: MakeUp, left: Tonnes, losses: Tonnes): number {
  const parts = Object.entries(left).map(([pollutant, open]) => {
    const [gain, whole] = [gains[pollutant as Pollutant] ?? 0, losses[pollutant as Pollutant]!];
    return Math.min(gain, Math.max(open, 0)) / whole;
  });
  return parts.reduce((sum, part) => sum + part, 0);
}

/** The dearest that is not needed goes first. */
function withoutIdle(taken: Able, losses: Tonnes): Able {
  let kept = taken;
  for (const one of taken.toSorted((a, b) => b.step.cost - a.step.cost)) {
    const rest = kept.filter((other) => other !== one);
    if (rest.length > 0 && isPaid(minus(losses, rest))) kept = rest;
  }
  return kept;
}

function isPaid(left: Tonnes): boolean {
  return POLLUTANTS.every((one) => (left[one] ?? 0) <= 0);
}

/** The last of them, brought forward no further than the loss asks for. */
function asLateAsPossible(needed: Able, losses: Tonnes): MakeUp {
  const { forward, step } = needed.at(-1)!;
  const left = minus(losses, needed.slice(0, -1));
  const paid = (days: number): boolean => {
    const gains = forward.gainsOf(days);
    return POLLUTANTS.every((one) => (gains[one] ?? 0) >= (left[one] ?? 0));
  };
  if (!paid(forward.most)) return step;
  let days = forward.most;
  for (let short = 0; days - short > 1;) {
    const middle = (short + days) >> 1;
    if (paid(middle)) days = middle;
    else short = middle;
  }
  return earlier(forward, days);
}

function positive(tonnes: Tonnes): Tonnes {
  return Object.fromEntries(Object.entries(tonnes).filter(([, value]) => value > 1e-9));
}
