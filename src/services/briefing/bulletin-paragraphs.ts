import type { Translate } from '../../words/messages.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import type { CityStanding } from './city-standing.ts';
import { fitSentences, linesOf, type Ranked } from './fit-sentences.ts';
import { seasonRequirement } from './season-requirement.ts';
import {
  type Effect,
  lastUnitSentence,
  lateSentence,
  lineSentence,
  nextSentence,
  progressSentence,
  scenarioSentence,
  seasonSentence,
  zoneSentence,
} from './sentences.ts';
import type { Paragraph } from './sheet.ts';
import type { UnitStanding } from './unit-standing.ts';
import { zonesBelowLine, zoneStandings } from './zone-standings.ts';

/** Lines of text the page holds beside masthead, figures, curves and foot. */
const LINES = 10;
/** Signs of a scenario's name that the first line of the foot still takes; a longer one costs the text a line. */
const SHORT_NAME = 20;

/** 一、总体情况 二、存在问题 三、下步打算, each a row of sentences by rule; what does not fit on the page stands in the annexes. */
export function bulletinParagraphs(
  facts: BulletinFacts,
  city: CityStanding,
  units: readonly UnitStanding[],
  t: Translate,
): readonly Paragraph[] {
  const state = { id: 'state', head: t('briefings.head.state'), text: stateText(facts, city, t), figures: [] };
  const next = { id: 'next', head: t('briefings.head.next'), text: nextText(city, t), figures: [] };
  const head = t('briefings.head.problems');
  const room = (facts.scenario?.name.length ?? 0) > SHORT_NAME ? LINES - 1 : LINES;
  const lines = room - linesOf(state.head + state.text) - linesOf(next.head + next.text);
  const text = fitSentences(head, problems(facts, units, t), lines);
  return [state, { id: 'problems', head, text, figures: [] }, next];
}

function stateText(facts: BulletinFacts, { all, done, due, late }: CityStanding, t: Translate): string {
  const season = [seasonRequirement(facts, 'NOx'), seasonRequirement(facts, 'VOC')] as const;
  return progressSentence({ day: facts.asOf, all, done, due }, t) + seasonSentence(season, t) + lateSentence(late, t);
}

/** The target missed by the largest share comes first; what is ranked lowest stays when the page is full. */
function problems(facts: BulletinFacts, units: readonly UnitStanding[], t: Translate): readonly Ranked[] {
  const missed = zoneStandings(facts)
    .filter(({ met }) => !met)
    .toSorted((a, b) => a.planned / a.required - b.planned / b.required);
  const [worst] = missed;
  const ranked = [
    { rank: 0, text: scenarioText(facts, t) },
    { rank: 1, text: worst === undefined ? null : zoneSentence(worst, t) },
    { rank: 2, text: missed.length > 1 ? t('briefings.more-missed', { count: missed.length - 1 }) : null },
    { rank: 3, text: lineSentence(zonesBelowLine(facts), t) },
    { rank: 4, text: lastUnitSentence(units, t) },
  ].flatMap(({ rank, text }) => (text === null ? [] : [{ rank, text }]));
  return ranked.length === 0 ? [{ rank: 0, text: t('briefings.no-problems') }] : ranked;
}

function scenarioText({ scenario, outcome, baseline, zones }: BulletinFacts, t: Translate): string | null {
  if (scenario === null || baseline === null) return null;
  const effects = zones.flatMap(({ id, name }) => {
    const now = outcome.zones.find((zone) => zone.id === id)?.books.planned;
    const before = baseline.zones.find((zone) => zone.id === id)?.books.planned;
    return (['NOx', 'VOC'] as const).map((pollutant): Effect => ({
      zone: name,
      pollutant,
      difference: (now?.[pollutant]?.season ?? 0) - (before?.[pollutant]?.season ?? 0),
    }));
  });
  return scenarioSentence(scenario.name, effects, t);
}

function nextText({ next, late }: CityStanding, t: Translate): string {
  return nextSentence(
    {
      due: next.length,
      nox: next.reduce((sum, { seasonNox }) => sum + seasonNox, 0),
      voc: next.reduce((sum, { seasonVoc }) => sum + seasonVoc, 0),
      late: late.length,
    },
    t,
  );
}
