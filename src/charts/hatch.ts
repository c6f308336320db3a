import { BOOK_TINTS, PAPER, tint } from './palette.ts';

export interface Hatch {
  readonly id: string;
  readonly colour: string;
  /** Share of the colour in the ground under the lines. */
  readonly ground: number;
  /** Pixels between the lines: the wider, the lighter it prints in grey. */
  readonly pitch: number;
  /** Degrees the lines lean; 45 unless said. */
  readonly lean?: number;
  /** Colour of the lines where it is not that of the ground. */
  readonly lines?: string;
}

/** A pattern that keeps its meaning without colour; the lines carry a class so that a screen may leave them out. */
export function hatchPattern({ id, colour, ground, pitch, lean = 45, lines = colour }: Hatch): string {
  const size = String(pitch);
  return (
    `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(${String(lean)})">` +
    `<rect width="${size}" height="${size}" fill="${ground === 0 ? PAPER : tint(colour, ground)}"/>` +
    `<path class="hatch" d="M0,0V${size}" stroke="${lines}" stroke-width="1.6"/></pattern>`
  );
}

/** How the lines of a pollutant lean: the colours of NOx and VOC are one grey on paper. */
const LEANS: Readonly<Record<string, number>> = { NOx: 45, VOC: -45 };
const OTHER_LEAN = 0;

/**
 * Fills of the four status books of a pollutant: `fill[book]` goes into a mark, `hatches` into the chart. NOx is full where it is verified, the
 * others full with fine lines of paper.
 */
export function bookFills(chart: string, pollutant: string, colour: string) {
  const of = (book: string) => ({ id: `${chart}-${pollutant}-${book}`, colour, lean: LEANS[pollutant] ?? OTHER_LEAN });
  const verified = { ...of('verified'), ground: BOOK_TINTS.verified, pitch: 6, lines: PAPER };
  const built = { ...of('built'), ground: BOOK_TINTS.built, pitch: 4 };
  const planned = { ...of('planned'), ground: BOOK_TINTS.planned, pitch: 9 };
  const isFull = pollutant === 'NOx';
  return {
    hatches: [...(isFull ? [] : [verified]), built, planned] as readonly Hatch[],
    fill: {
      verified: isFull ? colour : `url(#${verified.id})`,
      built: `url(#${built.id})`,
      planned: `url(#${planned.id})`,
      pool: PAPER,
    } as const,
  };
}
