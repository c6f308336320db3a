import { POLLUTANTS } from '../vocabulary.ts';
import { type BaseColumns, type EffectColumns, FORMS, NONE } from './columns.ts';
import type { CompiledBases } from './compile-bases.ts';
import type { Effect } from './effect.ts';
import type { Settled } from './settle.ts';

/** Where each project's effects start (one more number ends the last), and the effects. */
export interface CompiledEffects {
  readonly starts: Int32Array;
  readonly effects: EffectColumns;
}

/** Lays out the effects of settled projects, in their order. */
export function compileEffects(settled: readonly Settled[], compiled: CompiledBases): CompiledEffects {
  const count = settled.reduce((sum, { state }) => sum + state.effects.length, 0);
  const starts = new Int32Array(settled.length + 1);
  const effects = {
    count,
    project: new Int32Array(count),
    pollutant: new Uint8Array(count),
    form: new Uint8Array(count),
    size: new Float64Array(count),
    capture: new Float64Array(count),
    removal: new Float64Array(count),
    inUse: new Float64Array(count),
    base: new Int32Array(count),
    inBase: new Uint8Array(count),
  };

  let row = 0;
  for (const [project, { state }] of settled.entries()) {
    const source = compiled.rowOf(state.project.source);
    for (const { pollutant, effect } of state.effects) {
      const index = POLLUTANTS.indexOf(pollutant);
      const base = baseOf(compiled, source, index);
      effects.project[row] = project;
      effects.pollutant[row] = index;
      effects.base[row] = base;
      effects.inBase[row] = base !== NONE && isInBase(compiled.bases, base, state.effective) ? 1 : 0;
      writeEffect(effects, row, effect);
      row++;
    }
    starts[project + 1] = row;
  }
  return { starts, effects };
}

/** Whether a base already knows what became effective on a day (a day number; null without one). */
export function isInBase(bases: BaseColumns, base: number, effective: number | null): boolean {
  return effective !== null && effective <= bases.asOf[base]!;
}

function baseOf({ bases, starts }: CompiledBases, source: number, pollutant: number): number {
  for (let base = starts[source]!; base < starts[source + 1]!; base++) {
    if (bases.pollutant[base] === pollutant) return base;
  }
  return NONE;
}

function writeEffect(columns: EffectColumns, row: number, effect: Effect): void {
  switch (effect.form) {
    case 'tonnes':
      columns.form[row] = FORMS[effect.basis];
      columns.size[row] = effect.tonnes;
      break;
    case 'fraction':
    case 'replacement':
      columns.form[row] = FORMS[effect.form];
      columns.size[row] = effect.cut;
      break;
    case 'control':
      columns.form[row] = FORMS.control;
      columns.capture[row] = effect.capture ?? NaN;
      columns.removal[row] = effect.removal ?? NaN;
      columns.inUse[row] = effect.uptime ?? NaN;
      break;
  }
}
