import { evaluateFormula } from '../../../models/formula/evaluate-formula.ts';
import type { Answer } from '../../../models/formula/refusal.ts';

/** Evaluates one formula with inputs given as an object. */
export function formula(text: string, inputs: Record<string, string> = {}, unit = '1'): Promise<Answer<number>> {
  return evaluateFormula(text, new Map(Object.entries(inputs)), unit);
}

const STACK = {
  flow: '200000 m^3/h',
  hours: '7920 h/a',
  load: '0.85',
  before: '150 mg/m3',
  after: '50 mg/m3',
};

/** A fixed calculation that touches parser, functions, units and powers: it must be the same bits whatever was typed before. */
export async function canary(): Promise<readonly number[]> {
  const tonnes = await formula('flow * hours * load * (before - after)', STACK, 't/a');
  const mixed = await formula('min(a, 3) ^ 0.5 + exp(-b) + (a > b ? ln(a) : 0)', { a: '2.5', b: '1.25' });
  if (!tonnes.ok || !mixed.ok) throw new Error('the canary is dead');
  return [tonnes.value, mixed.value];
}

export const CANARY: readonly number[] = [134.64, Math.sqrt(2.5) + Math.exp(-1.25) + Math.log(2.5)];
