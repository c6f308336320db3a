import type { Book } from '../../../../models/vocabulary.ts';
import type { PartFacts } from '../bulletin/bulletin-facts.ts';
import { type About, givenTonnes, tonnesFigure } from '../figure-makers.ts';
import type { Figure } from '../sheet.ts';
import type { SpecialFacts } from './special-facts.ts';

/** What the projects of the sheet's district, in a zone (null: any), bring of a pollutant in a book; one part per project. */
export function areaParts(
  { narrowing, projects }: SpecialFacts,
  parts: readonly PartFacts[],
  of: { readonly book: Book; readonly pollutant: string | null; readonly zone: string | null },
): Figure['parts'] {
  const { unit } = narrowing;
  const inUnit = unit === null ? null : new Set(projects.filter((one) => one.unit === unit.id).map(({ id }) => id));
  const sums = new Map<string, number>();
  for (const part of parts) {
    if (part.book !== of.book || part.pollutant !== of.pollutant) continue;
    if ((of.zone !== null && part.zone !== of.zone) || inUnit?.has(part.project) === false) continue;
    sums.set(part.project, (sums.get(part.project) ?? 0) + part.tonnes);
  }
  return [...sums].map(([project, value]) => ({ project, value })).sort((a, b) => (a.project < b.project ? -1 : 1));
}

/** Tonnes with the projects behind them; parts stand behind a value only where they really add up to it. */
export function tonnesOf(about: About, value: number, parts: Figure['parts']): Figure {
  const made = tonnesFigure(about, parts);
  return Math.abs(made.value - value) <= 1e-6 * Math.max(1, Math.abs(value)) ? made : givenTonnes(about, value);
}
