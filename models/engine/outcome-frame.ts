import type { Books, Outcome, Tonnes, TonnesByPollutant } from '../outcome.ts';
import { type Book, BOOKS, type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { areaOf } from './area.ts';
import { type Cost, projectCost } from './cost.ts';
import type { Evaluation } from './evaluation.ts';
import { type Ledger, sumOffset } from './ledger.ts';
import { ROW } from './measures.ts';
import { rowTonnes } from './row-tonnes.ts';
import { outcomeWarnings } from './warnings.ts';

/** An outcome but for its projects: what stays small whatever the size of the portfolio. */
export type OutcomeFrame = Omit<Outcome, 'projects'>;

/** A frame without its warnings, which name every project they concern. */
export type OutcomeSums = Omit<OutcomeFrame, 'warnings'>;

/** The sums, targets, cost and warnings of an evaluation; `scenario` is the id it was evaluated for, null for none. */
export function outcomeFrame(evaluation: Evaluation, scenario: string | null): OutcomeFrame {
  return { ...outcomeSums(evaluation, scenario), warnings: outcomeWarnings(evaluation.ledger) };
}

/** The same without warnings, for answers that show none. */
export function outcomeSums({ ledger, targets }: Evaluation, scenario: string | null): OutcomeSums {
  const { columns } = ledger;
  const named = namedPollutants(ledger);
  return {
    format: 'outcome/v1',
    scenario,
    totals: areaBooks(ledger, areaOf(columns, null), named),
    zones: columns.zones.map((zone, row) => ({
      id: zone.id,
      base_season: zone.baseSeason,
      books: areaBooks(ledger, [row], named),
    })),
    targets,
    cost: plannedCost(ledger),
  };
}

/** Where some project of a book names a pollutant in a zone: at the row of its sums. */
function namedPollutants({ columns }: Ledger): ReadonlySet<number> {
  const { projects, effects } = columns;
  const named = new Set<number>();
  for (let effect = 0; effect < effects.count; effect++) {
    const project = effects.project[effect]!;
    for (let book = 0; book <= projects.book[project]!; book++) {
      named.add(sumOffset(columns, book, projects.zone[project]!, effects.pollutant[effect]!));
    }
  }
  return named;
}

function areaBooks(ledger: Ledger, area: readonly number[], named: ReadonlySet<number>): Books {
  const inBook = (book: Book): TonnesByPollutant => areaBook(ledger, area, BOOKS.indexOf(book), named);
  return { pool: inBook('pool'), planned: inBook('planned'), built: inBook('built'), verified: inBook('verified') };
}

function areaBook(
  { columns, sums }: Ledger,
  area: readonly number[],
  book: number,
  named: ReadonlySet<number>,
): TonnesByPollutant {
  const byPollutant: Partial<Record<Pollutant, Tonnes>> = {};
  for (const [index, pollutant] of POLLUTANTS.entries()) {
    const offsets = area.map((zone) => sumOffset(columns, book, zone, index)).filter((offset) => named.has(offset));
    if (offsets.length === 0) continue;
    const row = new Float64Array(ROW);
    for (const offset of offsets) for (let i = 0; i < ROW; i++) row[i]! += sums[offset + i]!;
    byPollutant[pollutant] = rowTonnes(row, 0, columns.programme.hasToDate);
  }
  return byPollutant;
}

/** Cost of the members of book planned, with or without a date, summed in the order of their ids. */
function plannedCost({ columns }: Ledger): Cost {
  const { projects, byId } = columns;
  let capital = 0;
  let annualised = 0;
  for (const project of byId) {
    if (projects.book[project]! < BOOKS.indexOf('planned')) continue;
    const cost = projectCost(projects.states[project]!);
    capital += cost.capital;
    annualised += cost.annualised;
  }
  return { capital, annualised };
}
