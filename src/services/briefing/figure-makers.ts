import { number, percentValue } from '../../words/number.ts';
import { round } from '../../words/round.ts';
import type { Figure } from './sheet.ts';
import { rate } from './issue/slots.ts';

/** What is said of a figure beside its size. */
export type About = Pick<Figure, 'id' | 'label' | 'basis' | 'release'> & Partial<Pick<Figure, 'book' | 'pollutant'>>;

type Parts = Figure['parts'];

/** How many projects: each adds one. */
export function countFigure(about: About, projects: readonly { readonly id: string }[]): Figure {
  const parts = projects.map(({ id }) => ({ project: id, value: 1 }));
  return { ...bare(about), value: parts.length, unit: 'count', printed: number(parts.length), parts };
}

/** A number nobody's projects make: a task that was given, a rank, how many districts. */
export function givenFigure(about: About, value: number, of: readonly Figure[] = []): Figure {
  return { ...bare(about), value, unit: 'count', printed: number(value), of: idsOf(of) };
}

/** Tonnes as the sum of what each project brings. */
export function tonnesFigure(about: About, parts: Parts): Figure {
  const value = sumOf(parts);
  return { ...bare(about), value, unit: 'tonnes', printed: tonnesDigits(value), parts };
}

/** Tonnes that were given (a target), or made from other figures (a gap). */
export function givenTonnes(about: About, value: number, of: readonly Figure[] = []): Figure {
  return { ...bare(about), value, unit: 'tonnes', printed: tonnesDigits(value), of: idsOf(of) };
}

/** One figure as percent of another, from the unrounded values; null when there is nothing to be a part of. */
export function rateFigure(about: About, part: Figure, whole: Figure): Figure | null {
  const printed = rate(part.value, whole.value);
  if (printed === null) return null;
  return {
    ...bare(about),
    value: percentValue(part.value / whole.value),
    unit: 'percent',
    printed,
    of: idsOf([part, whole]),
  };
}

/** One rate minus another, in percentage points. */
export function pointsFigure(about: About, value: number, of: readonly Figure[]): Figure {
  return { ...bare(about), value, unit: 'points', printed: number(Math.abs(value), 1), of: idsOf(of) };
}

/** A share of something else than projects (a probability), as a fraction. */
export function givenPercent(about: About, fraction: number, of: readonly Figure[] = []): Figure {
  const value = percentValue(fraction);
  return { ...bare(about), value, unit: 'percent', printed: number(value, 1), of: idsOf(of) };
}

/** Days of one thing. */
export function daysFigure(about: About, value: number): Figure {
  return { ...bare(about), value, unit: 'days', printed: number(value), of: [] };
}

/** The sum as a trace adds it up: part by part, in their order. */
export function sumOf(parts: Parts): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

/** As a sentence prints tonnes, without sign and unit: one decimal under 100 t, whole above, never 0.0 for what is there. */
export function tonnesDigits(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && round(size, 1) === 0) return '0.1';
  return number(size, size >= 99.95 ? 0 : 1);
}

function bare({ book = null, pollutant = null, ...about }: About) {
  return { ...about, book, pollutant, parts: [], of: [] };
}

function idsOf(figures: readonly Figure[]): readonly string[] {
  return figures.map(({ id }) => id);
}
