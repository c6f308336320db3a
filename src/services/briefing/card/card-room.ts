import type { CardFacts } from './card-facts.ts';

/** Signs a text of a card is cut to. */
export type CardCuts = Readonly<
  Record<'name' | 'content' | 'reason' | 'problem' | 'change' | 'derivation' | 'source', number>
>;

/** Rows there is room for. */
export interface CardRoom {
  readonly inputs: number;
  readonly papers: number;
}

/** Lines of the left column with its small map, and those that stay free under the columns of a card of short texts. */
const LINES = 32;
const FREE = 10;
const MOST_INPUTS = 8;
const MOST_PAPERS = 5;
/** A table's title and its head. */
const HEAD = 2;
/** Full-width signs of a line: of a column, of a fact beside its name, of the page, of the heading. */
const SIGNS = { column: 25, fact: 18, page: 54, heading: 28 };

/**
 * How many rows of what the tonnes were worked out from stand beside the left column, and how many of papers under both, so that the card
 * stays on its one page however long its texts are.
 */
export function cardRoom(facts: CardFacts, most: CardCuts): CardRoom {
  const { reductions, effects, changes, reasons } = facts;
  const used =
    HEAD +
    reductions.length +
    1 +
    lines(facts.derivation, most.derivation) +
    lines(facts.source, most.source) +
    (effects.length === 0 ? 0 : HEAD + 1 + effects.reduce((sum, { name }) => sum + Math.ceil(width(name) / 14), 0)) +
    lines(facts.problem, most.problem) +
    changes.reduce((sum, line) => sum + lines(line, most.change), 0);
  const longFacts = [facts.enterprise, facts.lead + facts.owner, (reasons[0] ?? '').slice(0, most.reason)];
  const over =
    (width(facts.name.slice(0, most.name)) > SIGNS.heading - 4 ? 2 : 0) +
    longFacts.filter((text) => width(text) > SIGNS.fact - 4).length * 1.2 +
    Math.ceil((width(facts.content.slice(0, most.content)) + 5) / SIGNS.page) -
    1 +
    Math.max(0, used - LINES);
  return {
    inputs: Math.max(0, Math.min(MOST_INPUTS, LINES - used - HEAD)),
    papers: Math.max(0, Math.min(MOST_PAPERS, Math.floor(FREE - HEAD - over))),
  };
}

/** Lines of a column that a text takes with the word it begins with. */
function lines(text: string, most: number): number {
  return Math.ceil((width(text.slice(0, most)) + 5) / SIGNS.column);
}

/** In full-width signs. */
function width(text: string): number {
  const wide = text.match(/[\u2e80-\uffee]/g)?.length ?? 0;
  return wide + 0.56 * (text.length - wide);
}
