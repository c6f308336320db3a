import type { Translate } from '../../../words/messages.ts';
import { annexNumber } from './bulletin-annexes.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import type { CityStanding } from '../city-standing.ts';
import { type Compared, type Earlier, growthText } from '../earlier.ts';
import { figuresPrinted } from '../find-figure.ts';
import { fitSentences, linesOf, type Ranked, settingOf } from '../fit-sentences.ts';
import { seasonRequirement } from '../season-targets/season-requirement.ts';
import {
  bySize,
  lastUnitSentence,
  lateSentence,
  lineSentence,
  nextSentence,
  progressSentence,
  scenarioSentence,
  seasonSentence,
  zoneSentence,
} from '../sentences.ts';
import type { PartOfCity } from '../narrow-facts.ts';
import { areaSaid, listedLine } from '../narrowing.ts';
import type { Figure, Paragraph } from '../sheet.ts';
import { isListed, type UnitStanding } from '../unit-standing.ts';
import { type OwnStanding, zonesBelowLine, zoneStandings } from '../zone-standings.ts';

/** Lines that are left to what is wrong before growth is told. */
const PROBLEM_LINES = 2;
/** Signs of a scenario's name that the first line of the foot still takes; a longer one costs the text a line. */
const SHORT_NAME = 20;

/** A sentence, how much it matters, and the figures it may print in the order it comes to them. */
interface Said extends Ranked {
  readonly figures: readonly string[];
}

/** 一、总体情况 二、存在问题 三、下步打算, each a row of sentences by rule; what does not fit on the page stands in the annexes. */
export function bulletinParagraphs(
  part: PartOfCity,
  city: CityStanding,
  figures: readonly Figure[],
  t: Translate,
): readonly Paragraph[] {
  const { facts, narrowing } = part;
  const paragraph = (id: string, sentences: readonly Said[]): Paragraph => {
    const text = sentences.map((sentence) => sentence.text).join('');
    const named = sentences.flatMap((sentence) => figuresPrinted(sentence.text, sentence.figures, figures));
    return { id, head: t(`briefings.head.${id}`), text, figures: named };
  };
  const next = paragraph('next', [nextSaid(city, t)]);
  const setting = settingOf(next.head);
  // A long name of a scenario and the words of a list take a line of the foot each.
  const footLines = ((facts.scenario?.name.length ?? 0) > SHORT_NAME ? 1 : 0) + listedLine(narrowing, t).length;
  const room = setting.lines - footLines;
  const left = room - linesOf(next.head + next.text, setting);
  const said = withGrowth(stateSentences(facts, city, areaSaid(narrowing, t), t), facts, city, left - PROBLEM_LINES, t);
  const state = paragraph('state', said);
  const lines = left - linesOf(state.head + state.text, setting);
  const kept = fitSentences(t('briefings.head.problems'), problems(part, areaSaid(narrowing, t), t), lines);
  return [state, paragraph('problems', kept), next];
}

function stateSentences(
  facts: BulletinFacts,
  { all, done, due, late }: CityStanding,
  area: string | null,
  t: Translate,
): readonly Said[] {
  const season = [seasonRequirement(facts, 'NOx'), seasonRequirement(facts, 'VOC')] as const;
  const say = (text: string, figures: readonly string[]): Said => ({ rank: 0, text, figures });
  return [
    say(progressSentence({ day: facts.asOf, all, done, due, area }, t), ['all', 'done', 'rate', 'schedule']),
    say(seasonSentence(season, t), [
      ...season.flatMap(({ pollutant, built }) => unlessNone(`built-${pollutant}`, built)),
      'share-NOx',
      'share-VOC',
    ]),
    say(lateSentence(late, t), ['late', 'late-long']),
  ];
}

/** 同比、环比, each behind the sentence it belongs to, as far as so many lines have room for them; last year goes before the last issue. */
function withGrowth(
  said: readonly Said[],
  facts: BulletinFacts,
  city: CityStanding,
  lines: number,
  t: Translate,
): readonly Said[] {
  const head = t('briefings.head.state');
  const needed = linesOf(head + said.map(({ text }) => text).join(''), settingOf(head));
  for (let count = facts.earlier?.length ?? 0; count > 0; count -= 1) {
    const grown = grownSaid(facts.earlier!.slice(0, count), facts, city, t);
    const all = said.flatMap((one, at) => [one, ...(grown[at] == null ? [] : [grown[at]])]);
    const kept = fitSentences(head, all, Math.max(needed, lines));
    if (kept.length > said.length) return kept;
  }
  return said;
}

function grownSaid(
  earlier: readonly Earlier[],
  facts: BulletinFacts,
  { done }: CityStanding,
  t: Translate,
): readonly (Said | null)[] {
  const text = (id: Compared, now: number) => growthText(id, now, earlier, t);
  const [projects, ...season] = [
    text('done', done),
    ...(['NOx', 'VOC'] as const).map((one) => text(`built-${one}`, seasonRequirement(facts, one).built)),
  ];
  const tonnes = season.flatMap((one, at) =>
    one == null
      ? []
      : [t('briefings.grown.of', { name: t(`charts.pollutant-${at === 0 ? 'NOx' : 'VOC'}`), grown: one.text })],
  );
  return [
    projects == null
      ? null
      : { rank: 1, text: t('briefings.grown.done', { grown: projects.text }), figures: projects.figures },
    tonnes.length === 0
      ? null
      : {
          rank: 2,
          text: t('briefings.grown.built', { grown: tonnes.join(t('sheets.growth.and')) }),
          figures: season.flatMap((one) => one?.figures ?? []),
        },
  ];
}

/** The target missed by the largest share comes first; what is ranked lowest stays when the page is full. */
function problems(part: PartOfCity, area: string | null, t: Translate): readonly Said[] {
  const { facts, units } = part;
  const missed = zoneStandings(facts)
    .filter(({ met }) => !met)
    .toSorted((a, b) => a.planned / a.required - b.planned / b.required);
  const [worst] = missed;
  const below = zonesBelowLine(facts);
  const ranked = [
    { rank: 0, ...scenarioSaid(facts, t) },
    { rank: 1, text: worst === undefined ? null : zoneSentence(worst, t), figures: zoneIds(worst) },
    {
      rank: 2,
      text:
        missed.length > 1
          ? t('briefings.more-missed', { count: missed.length - 1, annex: annexNumber(part, 'targets') })
          : null,
      figures: ['more-missed'],
    },
    { rank: 3, text: lineSentence(below, t), figures: below.length > 3 ? ['below-line'] : [] },
    { rank: 4, text: lastUnitSentence(units, t, area), figures: lastUnitIds(units) },
  ].flatMap(({ text, ...rest }) => (text === null ? [] : [{ ...rest, text }]));
  return ranked.length === 0 ? [{ rank: 0, text: noProblems(part, t), figures: [] }] : ranked;
}

/** Nothing is missed: but where no target is set none is reached either, and what is late is no good news. */
function noProblems(part: PartOfCity, t: Translate): string {
  const { targets, projects } = part.facts;
  const late = projects.some((one) => isListed(one) && one.lateDays > 0);
  return t('briefings.no-problems', {
    targets: targets.length === 0 ? 'none' : 'some',
    late: late ? 'some' : 'none',
    annex: annexNumber(part, 'late'),
  });
}

function zoneIds(standing: OwnStanding | undefined): readonly string[] {
  if (standing === undefined) return [];
  const id = (part: string) => `${standing.zoneId}-${standing.pollutant}-${part}`;
  return [...unlessNone(id('planned'), standing.planned), id('gap')];
}

/** What brings nothing is said in words, without a number. */
function unlessNone(id: string, tonnes: number): readonly string[] {
  return tonnes === 0 ? [] : [id];
}

/** Those ranked last share their rate, so that the first one's stands for all. */
function lastUnitIds(units: readonly UnitStanding[]): readonly string[] {
  const lowest = Math.max(...units.map(({ rank }) => rank ?? 0));
  const last = units.filter(({ rank }) => rank === lowest);
  const [first] = last;
  if (first === undefined) return [];
  return [...(last.length > 3 ? ['last-units'] : []), `${first.unit.id}-rate`, `${first.unit.id}-rank`];
}

function scenarioSaid(facts: BulletinFacts, t: Translate): { text: string | null; figures: readonly string[] } {
  const { scenario, outcome, baseline, zones } = facts;
  if (scenario === null || baseline === null) return { text: null, figures: [] };
  const effects = zones.flatMap(({ id, name }) => {
    const now = outcome.zones.find((zone) => zone.id === id)?.books.planned;
    const before = baseline.zones.find((zone) => zone.id === id)?.books.planned;
    return (['NOx', 'VOC'] as const).map((pollutant) => ({
      zone: name,
      pollutant,
      difference: (now?.[pollutant]?.season ?? 0) - (before?.[pollutant]?.season ?? 0),
      figure: `${id}-${pollutant}-changed`,
    }));
  });
  const [largest] = effects.toSorted(bySize);
  return { text: scenarioSentence(scenario.name, effects, t), figures: largest === undefined ? [] : [largest.figure] };
}

function nextSaid({ next, late }: CityStanding, t: Translate): Said {
  const nox = next.reduce((sum, { seasonNox }) => sum + seasonNox, 0);
  const voc = next.reduce((sum, { seasonVoc }) => sum + seasonVoc, 0);
  const text = nextSentence({ due: next.length, nox, voc, late: late.length }, t);
  return { rank: 0, text, figures: ['next', ...unlessNone('next-NOx', nox), ...unlessNone('next-VOC', voc)] };
}
