import { ageingBars } from '../../../charts/ageing-bars.ts';
import { rankingBars } from '../../../charts/ranking-bars.ts';
import type { Translate } from '../../../words/messages.ts';
import { percentValue } from '../../../words/number.ts';
import { figureNotes } from '../figure-notes.ts';
import { NO_LETTERHEAD } from '../issue/letterhead.ts';
import { areaText, narrowed } from '../narrowing.ts';
import type { ProgressFacts } from './progress-facts.ts';
import { progressFigures } from './progress-figures.ts';
import { progressParagraphs } from './progress-paragraphs.ts';
import { laggardTable, rankingTable } from './progress-tables.ts';
import type { Sheet } from '../sheet.ts';
import { sheetFrame } from '../sheet-frame.ts';
import { isListed, unitStandings } from '../unit-standing.ts';
import { withinDistrict } from '../within-district.ts';

/** Laggards the text names; the table has more of them. */
const NAMED = 3;
const WIDTH = 586;
/** Of fewer numbers no drawing is made. */
const FEWEST = 3;

/** Who is first and who is last: the ranking of the districts (of the categories in one of them) with the change of place, and the laggards by name. */
export function progressSheet(city: ProgressFacts, t: Translate, letterhead = NO_LETTERHEAD): Sheet {
  const { narrowing, asOf } = city;
  const isDistrict = narrowing.unit !== null;
  const facts = isDistrict ? withinDistrict(city, narrowing) : city;
  const projects = narrowed(facts.projects, { ...narrowing, unit: null });
  const isPart = narrowing.zone !== null || narrowing.projects !== null;
  const units = unitStandings(facts.units, projects, asOf).filter(({ all }) => !isPart || all > 0);
  const late = projects
    .filter((one) => isListed(one) && one.lateDays > 0)
    .toSorted((a, b) => b.lateDays - a.lateDays || (a.id < b.id ? -1 : 1));
  const named = late.slice(0, NAMED);
  const figures = progressFigures(facts, units, projects, named, t);
  const paragraphs = progressParagraphs(facts, units, projects, named, figures, t);
  const period = { year: Number(asOf.slice(0, 4)), month: Number(asOf.slice(5, 7)) };
  const printed = [...paragraphs.flatMap((paragraph) => paragraph.figures)];
  const ranked = units.filter(({ rank }) => rank !== null).toSorted((a, b) => a.rank! - b.rank!);
  const bars = ranked.map(({ unit, all, done, rank }) => ({
    id: unit.id,
    name: unit.name,
    value: percentValue(done / all),
    rank: rank!,
    // The bars say of districts how many moved; the table has the change of a category.
    ...(facts.former === null || isDistrict ? {} : { before: facts.former.ranks.get(unit.id) ?? null }),
  }));
  const differ = new Set(ranked.map(({ rank }) => rank)).size > 1;

  const ageing = ageingBars({ id: 'ageing', lateDays: late.map(({ lateDays }) => lateDays), width: WIDTH }, t);
  return {
    ...sheetFrame('progress', facts, narrowing, letterhead, t),
    heading: t('ranking.heading', { ...period, area: areaText(narrowing, t) }),
    paper: 'text',
    body: [
      ...paragraphs.map((paragraph) => ({ type: 'paragraph' as const, ...paragraph })),
      // A part without projects has said so already; a city without districts is told to set them.
      ...(units.length === 0 && (isPart || isDistrict)
        ? []
        : [{ type: 'table' as const, table: rankingTable(facts, units, t) }]),
      ...(ranked.length < FEWEST || !differ
        ? []
        : [{ type: 'charts' as const, charts: [rankingBars({ id: 'ranking', rows: bars, width: WIDTH }, t)] }]),
      // In a district the sentence says it: a drawing more would take a third page for the foot alone.
      ...(late.length < FEWEST || isDistrict ? [] : [{ type: 'charts' as const, charts: [ageing] }]),
      ...(late.length === 0 ? [] : [{ type: 'table' as const, table: laggardTable(facts, late, t) }]),
      { type: 'notes', lines: figureNotes(figures, printed, t) },
    ],
    annexes: [],
    figures,
  };
}
