import type { Translate } from '../words/messages.ts';
import type { Chart } from './chart.ts';

/** As wide as a phone leaves room for. */
const NARROW = 340;

/** Is there too little room for all that a wide drawing says? */
export function isNarrow(width: number): boolean {
  return width < 500;
}

/** Pixels the names beside bars may take: an area and its pollutant stay readable on a phone. */
export function labelRoom(width: number): number {
  return isNarrow(width) ? 152 : width * 0.3;
}

/** A drawing for a screen with the same one for a phone, where the wide one would be cut. */
export function forPhones<Data extends { readonly id: string; readonly width?: number }>(
  draw: (data: Data, t: Translate) => Chart,
  data: Data,
  t: Translate,
): Chart {
  const { svg } = draw({ ...data, id: `${data.id}-narrow`, width: NARROW }, t);
  return { ...draw(data, t), narrow: { svg } };
}
