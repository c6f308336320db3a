import type { Change, Portfolio } from '../portfolio.ts';
import { type Book, BOOKS, type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { Crediting } from './crediting.ts';
import { type Compiled, compile } from './evaluation.ts';
import { MEASURES } from './measures.ts';
import { baselineStates } from './project-state.ts';
import { applyChanges } from './scenario.ts';

/** What one entry of a portfolio is credited with for one pollutant in one book, over the season (t). */
export interface SeasonPart {
  readonly entry: string;
  readonly zone: string;
  readonly book: Book;
  readonly pollutant: Pollutant;
  readonly tonnes: number;
}

/**
 * Entry by entry what a valid portfolio's books hold over the season, what brings nothing left out: the parts of a book, zone and
 * pollutant add up to that book's season tonnes of `evaluate`. An entry may bring less in a wider book, where others act on its base before it.
 */
export function seasonParts(portfolio: Portfolio, changes: readonly Change[] = []): readonly SeasonPart[] {
  return creditedParts(compile(portfolio, applyChanges(baselineStates(portfolio), changes)), MEASURES.season);
}

/** The same of any measure of something compiled. */
export function creditedParts(
  { columns, scene }: Pick<Compiled, 'columns' | 'scene'>,
  measure: number,
): readonly SeasonPart[] {
  const { projects, effects, zones } = columns;
  const parts: SeasonPart[] = [];
  new Crediting(columns, scene, (book, effect, rows, offset) => {
    const tonnes = rows[offset + measure]!;
    if (tonnes === 0) return;
    const project = effects.project[effect]!;
    parts.push({
      entry: projects.states[project]!.project.id,
      zone: zones[projects.zone[project]!]!.id,
      book: BOOKS[book]!,
      pollutant: POLLUTANTS[effects.pollutant[effect]!]!,
      tonnes,
    });
  }).run();
  return parts;
}
