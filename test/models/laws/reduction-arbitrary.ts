// Random reductions in every form a project may state.
import fc from 'fast-check';
import type { ControlJson, ReductionJson } from '../reference/portfolio-json.ts';
import { decimal, ratioArbitrary } from './number-arbitrary.ts';

export type Form = 'tonnes' | 'remaining' | 'fraction' | 'replace' | 'control';

export interface ReductionDraft {
  form: Form;
  tonnes: number;
  fraction: number;
  from: number;
  to: number;
  control: ControlJson;
}

const controlArbitrary: fc.Arbitrary<ControlJson> = fc
  .record({ capture: ratioArbitrary, removal: ratioArbitrary, uptime: ratioArbitrary }, { requiredKeys: [] })
  .filter((control) => Object.keys(control).length > 0);

/** `least` is the lowest fraction and, times 400 t, the lowest tonnage: 0 where only reductions are wanted. */
export function reductionArbitrary(forms: readonly Form[], least: number): fc.Arbitrary<ReductionDraft> {
  return fc.record({
    form: fc.constantFrom(...forms),
    tonnes: decimal(least * 400, 400, 1),
    fraction: decimal(least, 1, 2),
    from: least < 0 ? decimal(0, 0.95, 2) : fc.constant(0),
    to: ratioArbitrary,
    control: controlArbitrary,
  });
}

/** The reduction in the form drawn; without a base only tonnes are possible. */
export function fitReduction(draft: ReductionDraft, hasBase: boolean): ReductionJson {
  if (draft.form === 'remaining') return { tonnes: draft.tonnes, basis: 'remaining' };
  if (draft.form === 'tonnes' || !hasBase) return { tonnes: draft.tonnes };
  if (draft.form === 'fraction') return { fraction: draft.fraction };
  if (draft.form === 'control') return { control: draft.control };
  return { from: draft.from, to: draft.to };
}
