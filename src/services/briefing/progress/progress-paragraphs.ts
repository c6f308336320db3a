import type { Translate } from '../../../words/messages.ts';
import { number } from '../../../words/number.ts';
import type { ProjectFacts } from '../bulletin/bulletin-facts.ts';
import { figuresPrinted } from '../find-figure.ts';
import { growthText } from '../earlier.ts';
import { ages } from '../reminder/late-ages.ts';
import { areaSaid } from '../narrowing.ts';
import { type ProgressFacts, rankedBy } from './progress-facts.ts';
import { lateSentence, progressSentence } from '../sentences.ts';
import type { Figure, Paragraph } from '../sheet.ts';
import { againstSchedule, clipped, nameList, rankChange, rankText, rate, shareList } from '../issue/slots.ts';
import { isDone, isListed, type UnitStanding } from '../unit-standing.ts';

interface Said {
  readonly text: string;
  readonly figures: readonly string[];
}

/** Where the city stands, who leads and who lags, who is late by name. */
export function progressParagraphs(
  facts: ProgressFacts,
  units: readonly UnitStanding[],
  projects: readonly ProjectFacts[],
  named: readonly ProjectFacts[],
  figures: readonly Figure[],
  t: Translate,
): readonly Paragraph[] {
  const paragraph = (id: string, said: readonly Said[]) => ({
    id,
    text: said.map(({ text }) => text).join(''),
    figures: said.flatMap((one) => figuresPrinted(one.text, one.figures, figures)),
  });
  const ranked = units.filter(({ rank }) => rank !== null);
  return [
    paragraph('state', state(facts, projects, t)),
    paragraph('ranking', ranking(facts, ranked, t)),
    paragraph('late', late(facts, projects, named, t)),
  ]
    .filter(({ text }) => text !== '')
    .map((one, index) => ({ ...one, head: t(`ranking.head.${one.id}`, { order: index + 1, by: rankedBy(facts) }) }));
}

function state(facts: ProgressFacts, projects: readonly ProjectFacts[], t: Translate): readonly Said[] {
  const { asOf, narrowing } = facts;
  const listed = projects.filter(isListed);
  const done = listed.filter(isDone).length;
  const due = listed.filter(({ planFinish }) => planFinish !== null && planFinish <= asOf).length;
  const area = areaSaid(narrowing, t);
  const grown = growthText('done', done, facts.earlier ?? [], t);
  return [
    {
      text: progressSentence({ day: asOf, all: listed.length, done, due, area }, t),
      figures: ['all', 'done', 'rate', 'schedule'],
    },
    ...(grown === null ? [] : [{ text: t('ranking.grown', { grown: grown.text }), figures: grown.figures }]),
    {
      text: lateSentence(
        listed.map(({ lateDays }) => lateDays),
        t,
      ),
      figures: ['late', 'late-long'],
    },
  ];
}

/** Who is first and who is last with their change of place, and how many are behind the schedule. */
function ranking(facts: ProgressFacts, ranked: readonly UnitStanding[], t: Translate): readonly Said[] {
  if (ranked.length === 0) return [];
  const lowest = Math.max(...ranked.map(({ rank }) => rank!));
  if (lowest === 1) {
    const [one] = ranked as [UnitStanding];
    // Alone it is first of nobody.
    if (ranked.length === 1)
      return [{ text: t('ranking.alone', { name: one.unit.name, by: rankedBy(facts) }), figures: [] }];
    const text = t('ranking.all-tied', { count: ranked.length, rate: rate(one.done, one.all)!, by: rankedBy(facts) });
    return [{ text, figures: ['ranked', `${one.unit.id}-rate`] }];
  }
  const at = (rank: number) => ranked.filter((one) => one.rank === rank);
  return [...[1, lowest].map((rank) => placeSaid(facts, at(rank), t)), ...behind(facts, ranked, t)];
}

/** One unit with its change of place; several that share a rank together. */
function placeSaid(facts: ProgressFacts, units: readonly UnitStanding[], t: Translate): Said {
  const [first] = units as [UnitStanding];
  if (units.length === 1) return unitSaid(facts, first, t);
  const names = nameList(
    units.map(({ unit }) => unit.name),
    rankedBy(facts),
    t,
  );
  const rank = rankText(first.rank!, true, t);
  const text = t('ranking.shared', { names, rate: rate(first.done, first.all)!, ...rankedIn(facts, t), rank });
  const many = units.length > 3 ? [first.rank === 1 ? 'first-units' : 'last-units'] : [];
  return { text, figures: [...many, `${first.unit.id}-rate`, `${first.unit.id}-rank`] };
}

/** S4: rate, rank and change of place of one unit. */
function unitSaid(facts: ProgressFacts, { unit, done, all, rank, shared, due }: UnitStanding, t: Translate): Said {
  const { former } = facts;
  const text = t('ranking.unit', {
    name: unit.name,
    ...rankedIn(facts, t),
    rate: rate(done, all)!,
    schedule: againstSchedule(done, due, all, t),
    rank: rankText(rank!, shared, t),
    change: t('ranking.change', {
      known: former === null ? 'no' : 'yes',
      change: rankChange(rank!, former?.ranks.get(unit.id) ?? null, t),
    }),
  });
  return { text, figures: ['rate', 'schedule', 'rank', 'moved'].map((id) => `${unit.id}-${id}`) };
}

interface RankedIn {
  readonly area: string;
  readonly within: 'city' | 'part' | 'categories';
}

/** Among whom is ranked: the zone or the list of projects that is told of, the categories of a district, else the city. */
function rankedIn({ narrowing }: ProgressFacts, t: Translate): RankedIn {
  if (narrowing.unit !== null) return { area: '', within: 'categories' };
  const area = areaSaid(narrowing, t);
  return area === null ? { area: '', within: 'city' } : { area, within: 'part' };
}

function behind(facts: ProgressFacts, ranked: readonly UnitStanding[], t: Translate): readonly Said[] {
  const by = rankedBy(facts);
  const slow = ranked.filter(({ done, due }) => done < due);
  if (slow.length === 0) return [{ text: t('ranking.none-behind', { by }), figures: [] }];
  const names = nameList(
    slow.map(({ unit }) => unit.name),
    by,
    t,
  );
  return [{ text: t('ranking.behind', { names }), figures: slow.length > 3 ? ['behind'] : [] }];
}

/** For how long, in shares that add up, and the latest by name with project, unit and days. */
function late(
  { units }: ProgressFacts,
  projects: readonly ProjectFacts[],
  named: readonly ProjectFacts[],
  t: Translate,
): readonly Said[] {
  const parts = ages(projects.filter(isListed).map(({ lateDays }) => lateDays));
  if (parts.length === 0) return [{ text: t('briefings.s3.none'), figures: [] }];
  const list = shareList(
    parts.map(({ id, count }) => ({ name: t(`charts.${id}`), value: count })),
    t,
  );
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const items = named.map(({ name, lead, unit, lateDays }) => {
    const district = units.find(({ id }) => id === unit)?.name ?? '';
    return t('ranking.named', {
      unit: district,
      project: clipped(name, 20),
      lead: clipped(lead, 16),
      days: number(lateDays),
    });
  });
  return [
    // Shares of a single project say nothing.
    ...(count === 1 ? [] : [{ text: t('ranking.ages', { list }), figures: parts.map(({ id }) => `age-${id}`) }]),
    {
      text: t('ranking.laggards', { list: items.join(t('ranking.and')), whole: named.length === count ? 'yes' : 'no' }),
      figures: named.map(({ id }) => `${id}-days`),
    },
  ];
}
