import { type Columns, FORMS, NONE } from '../engine/columns.ts';
import { scaledCapture, scaledRemoval, scaledSize } from './scaled-size.ts';

/**
 * Tonnes of a full year that an effect takes in each draw when no other acts on its base, or it has none: what a stack of one
 * comes to, written without a stack because most projects are alone.
 */
export function loneTonnes(
  columns: Columns,
  effect: number,
  scale: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const { effects, bases, projects } = columns;
  const base = effects.base[effect]!;
  if (base === NONE) {
    for (let i = 0; i < count; i++) into[i] = scaledSize(effects, projects, effect, scale[i]!);
    return;
  }
  const tonnes = bases.tonnes[base]!;
  switch (effects.form[effect]) {
    case FORMS.original:
    case FORMS.remaining:
      for (let i = 0; i < count; i++) {
        const wanted = Math.min(1, scaledSize(effects, projects, effect, scale[i]!) / tonnes);
        into[i] = tonnes * (1 - (1 - wanted));
      }
      return;
    case FORMS.control:
      controlTonnes(columns, effect, scale, count, into);
      return;
    default:
      for (let i = 0; i < count; i++) {
        into[i] = tonnes * (1 - (1 - scaledSize(effects, projects, effect, scale[i]!)));
      }
  }
}

function controlTonnes(
  { effects, bases }: Columns,
  effect: number,
  scale: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const base = effects.base[effect]!;
  const tonnes = bases.tonnes[base]!;
  const [capture, removal, inUse] = [bases.capture[base]!, bases.removal[base]!, bases.inUse[base]!];
  const before = 1 - capture * removal * inUse;
  const use = given(effects.inUse[effect]!, inUse);
  for (let i = 0; i < count; i++) {
    const c = given(scaledCapture(effects, effect, scale[i]!), capture);
    const d = given(scaledRemoval(effects, effect, scale[i]!), removal);
    into[i] = tonnes * (1 - (1 - c * d * use) / before);
  }
}

function given(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}
