import { ageingBars } from '../../charts/ageing-bars.ts';
import { rankingBars } from '../../charts/ranking-bars.ts';
import type { Translate } from '../../words/messages.ts';
import { percentValue } from '../../words/number.ts';
import { figureNotes } from './figure-notes.ts';
import { NO_LETTERHEAD } from './letterhead.ts';
import { areaText, narrowed } from './narrowing.ts';
import type { ProgressFacts } from './progress-facts.ts';
import { progressFigures } from './progress-figures.ts';
import { progressParagraphs } from './progress-paragraphs.ts';
import { laggardTable, rankingTable } from './progress-tables.ts';
import type { Sheet } from './sheet.ts';
import { sheetFrame } from './sheet-frame.ts';
import { isListed, unitStandings } from './unit-standing.ts';

/** Laggards the text names; the table has more of them. */
const NAMED = 3;
const WIDTH = 586;
/** Of fewer numbers no drawing is made. */
const FEWEST = 3;

/** Who is first and who is last: the ranking of the districts with the change of place, and the laggards by name. */
export function progressSheet(facts: ProgressFacts, t: Translate, letterhead = NO_LETTERHEAD): Sheet {
  const { narrowing, asOf } = facts;
  const projects = narrowed(facts.projects, narrowing);
  const everyone = unitStandings(facts.units, narrowed(facts.projects, { ...narrowing, unit: null }), asOf);
  const units = everyone.filter(
    ({ unit, all }) =>
      (narrowing.unit === null || unit.id === narrowing.unit.id) && (narrowing.zone === null || all > 0),
  );
  const late = projects
    .filter((one) => isListed(one) && one.lateDays > 0)
    .toSorted((a, b) => b.lateDays - a.lateDays || (a.id < b.id ? -1 : 1));
  const named = late.slice(0, NAMED);
  const figures = progressFigures(facts, units, projects, named, t);
  const paragraphs = progressParagraphs(facts, units, projects, named, figures, t);
  const period = { year: Number(asOf.slice(0, 4)), month: Number(asOf.slice(5, 7)) };
  const printed = [...paragraphs.flatMap((paragraph) => paragraph.figures)];
  const ranked = units
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => a.rank! - b.rank!)
    .map(({ unit, all, done, rank }) => ({
      id: unit.id,
      name: unit.name,
      value: percentValue(done / all),
      rank: rank!,
      ...(facts.former === null ? {} : { before: facts.former.ranks.get(unit.id) ?? null }),
    }));

  const ageing = ageingBars({ id: 'ageing', lateDays: late.map(({ lateDays }) => lateDays), width: WIDTH }, t);
  return {
    ...sheetFrame('progress', facts, narrowing, letterhead, t),
    heading: t('ranking.heading', { ...period, area: areaText(narrowing, t) }),
    paper: 'text',
    body: [
      ...paragraphs.map((paragraph) => ({ type: 'paragraph' as const, ...paragraph })),
      { type: 'table', table: rankingTable(facts, units, t) },
      ...(ranked.length < FEWEST
        ? []
        : [{ type: 'charts' as const, charts: [rankingBars({ id: 'ranking', rows: ranked, width: WIDTH }, t)] }]),
      ...(late.length === 0
        ? []
        : [
            { type: 'charts' as const, charts: [ageing] },
            { type: 'table' as const, table: laggardTable(facts, late, t) },
          ]),
      { type: 'notes', lines: figureNotes(figures, printed, t) },
    ],
    annexes: [],
    figures,
  };
}
