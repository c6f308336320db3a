import type { Pollutant } from '../../../models/vocabulary.ts';
import type { Draft } from './draft.ts';
import type { Random } from './random.ts';

export type Inputs = Readonly<Record<string, number>>;

/** How the tonnes of a row come about: a method, what is given, and which input is solved back for which pollutant, in this order. */
export interface Recipe {
  readonly method: string;
  readonly given: (random: Random, draft: Draft) => Inputs;
  readonly solve: readonly (readonly [input: string, pollutant: Pollutant])[];
}

/** Recipes of each type; one is drawn, so that a recipe standing twice is twice as likely. */
export type Recipes = Readonly<Record<string, readonly Recipe[]>>;

/** A drawn value with as many decimals as a person would write down. */
export function drawn(random: Random, from: number, to: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(random.between(from, to) * scale) / scale;
}

/** How many vehicles, machines, households … bring about these tonnes at so much each; at least one. */
export function countFor(tonnes: number, each: number): number {
  return Math.max(1, Math.round(tonnes / each));
}

/** A number cut to a few significant digits, as plans state round quantities. */
export function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
