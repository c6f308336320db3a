import { BOOK_TINTS, PAPER, tint } from './palette.ts';

export interface Hatch {
  readonly id: string;
  readonly colour: string;
  /** Share of the colour in the ground under the lines. */
  readonly ground: number;
  /** Pixels between the lines: the wider, the lighter it prints in grey. */
  readonly pitch: number;
}

/** A pattern that keeps its meaning without colour; the lines carry a class so that a screen may leave them out. */
export function hatchPattern({ id, colour, ground, pitch }: Hatch): string {
  const size = String(pitch);
  return (
    `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="${size}" height="${size}" fill="${ground === 0 ? PAPER : tint(colour, ground)}"/>` +
    `<path class="hatch" d="M0,0V${size}" stroke="${colour}" stroke-width="1.6"/></pattern>`
  );
}

/** Fills of the four status books in one colour: `fill[book]` goes into a mark, `hatches` into the chart. */
export function bookFills(chart: string, name: string, colour: string) {
  const built = { id: `${chart}-${name}-built`, colour, ground: BOOK_TINTS.built, pitch: 4 };
  const planned = { id: `${chart}-${name}-planned`, colour, ground: BOOK_TINTS.planned, pitch: 9 };
  return {
    hatches: [built, planned] as readonly Hatch[],
    fill: { verified: colour, built: `url(#${built.id})`, planned: `url(#${planned.id})`, pool: PAPER } as const,
  };
}
