import { dayNumber } from '../calendar.ts';
import type { Standing, TargetOutcome } from '../outcome.ts';
import { type Book, BOOKS } from '../vocabulary.ts';
import { areaBaseSeason, areaTonnes } from './area.ts';
import type { CompiledTarget } from './compile-targets.ts';
import { countFinished } from './finished.ts';
import type { Ledger } from './ledger.ts';
import { type Achievement, standing } from './target.ts';

/** Where every target stands in every book; the ledger was filled with the targets' restrictions. */
export function standings(ledger: Ledger, targets: readonly CompiledTarget[]): readonly TargetOutcome[] {
  let restriction = 0;
  return targets.map((compiled) => {
    const sumRow = compiled.restriction === null ? null : restriction++;
    const inBook = (book: Book): Standing =>
      standing(compiled.target, achievement(ledger, compiled, BOOKS.indexOf(book), sumRow));
    return {
      id: compiled.target.id,
      books: { pool: inBook('pool'), planned: inBook('planned'), built: inBook('built'), verified: inBook('verified') },
    };
  });
}

function achievement(ledger: Ledger, compiled: CompiledTarget, book: number, sumRow: number | null): Achievement {
  const { columns } = ledger;
  const { area, members } = compiled;
  return {
    tonnes: (pollutant, measure) =>
      sumRow === null
        ? areaTonnes(ledger, area, book, pollutant, measure)
        : ledger.restricted[sumRow * BOOKS.length + book]!,
    baseSeason: (pollutant) => areaBaseSeason(columns, area, pollutant),
    finished: (by) => countFinished(columns, members!, book, dayNumber(by) - columns.programme.start),
  };
}
