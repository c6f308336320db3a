import type { Translate } from '../../../words/messages.ts';
import { closingDay } from '../closing-day.ts';
import { figuresPrinted } from '../find-figure.ts';
import { fitSentences, type Ranked } from '../fit-sentences.ts';
import type { Focus } from '../focus.ts';
import { areaText } from '../narrowing.ts';
import { seasonIsOver } from '../zone-standings.ts';
import { dayText } from '../sentences.ts';
import type { Figure, Paragraph } from '../sheet.ts';
import { clipped, gapText, tonnesText } from '../issue/slots.ts';
import { bestSide, cellId, sidesOf, standingOf } from './compared.ts';
import type { SpecialFacts } from './special-facts.ts';
import { areaOfTarget, isSeasonal, targetText, unitOfTarget } from '../target-text.ts';

/** Lines each part may take, so that the sheet keeps to its two pages. */
const LINES = { situation: 4, cause: 4, judgement: 4, proposal: 5 } as const;
const SECTIONS = ['situation', 'cause', 'judgement', 'proposal'] as const;
type Section = (typeof SECTIONS)[number];

interface Said extends Ranked {
  readonly figures: readonly string[];
}

/** 一、情况 二、原因 三、研判 四、建议, each a row of sentences by rule. */
export function specialParagraphs(facts: SpecialFacts, figures: readonly Figure[], t: Translate): readonly Paragraph[] {
  const said: Readonly<Record<Section, readonly Said[]>> = {
    situation: [situation(facts, figures, t)],
    cause: causes(facts, figures, t),
    judgement: facts.focus === null ? [say(t('special.judge.nothing'))] : judgement(facts, facts.focus, figures, t),
    proposal: proposals(facts, figures, t),
  };
  return SECTIONS.map((id) => {
    const head = t(`special.head.${id}`);
    const kept = fitSentences(head, said[id], LINES[id]);
    return {
      id,
      head,
      text: kept.map(({ text }) => text).join(''),
      figures: kept.flatMap((one) => figuresPrinted(one.text, one.figures, figures)),
    };
  });
}

function say(text: string, figures: readonly string[] = [], rank = 0): Said {
  return { text, figures, rank };
}

/** An amount of the target's own measure, with its unit. */
function sizeOf({ target }: Focus, t: Translate): (value: number) => string {
  return unitOfTarget(target) === 'count' ? (count) => t('sheets.count', { count }) : (value) => tonnesText(value, t);
}

function plannedText(focus: Focus, achieved: number, t: Translate): string {
  if (achieved === 0) return t('special.planned.none');
  const amount = sizeOf(focus, t)(achieved);
  return t(achieved > 0 ? 'special.planned.some' : 'special.planned.added', { amount: amount.replace('−', '') });
}

/** At most three figures: what is asked, what the present plan brings, and what lies between; of an area without targets how far its projects are. */
function situation(facts: SpecialFacts, figures: readonly Figure[], t: Translate): Said {
  const day = dayText(facts.asOf, t);
  const { focus } = facts;
  if (focus === null) {
    const [all, done, rate] = ['all', 'done', 'rate'].map((id) => figures.find((one) => one.id === id));
    const key = all!.value === 0 ? 'empty' : done!.value === 0 ? 'none' : 'some';
    const params = {
      day,
      area: areaText(facts.narrowing, t),
      all: all!.printed,
      done: done!.printed,
      rate: rate?.printed ?? '',
    };
    return say(t(`special.situation.${key}`, params), ['all', 'done', 'rate']);
  }
  const { target, now } = focus;
  return say(
    t('special.situation.target', {
      day,
      area: areaOfTarget(facts, target, t),
      what: targetText(target, t),
      required: sizeOf(focus, t)(now.required),
      planned: plannedText(focus, now.achieved, t),
      gap: gapText(now.required - now.achieved, sizeOf(focus, t), t),
    }),
    ['required', 'planned', 'gap'],
  );
}

function causes(facts: SpecialFacts, figures: readonly Figure[], t: Translate): readonly Said[] {
  const value = (id: string) => figures.find((one) => one.id === id)?.value ?? 0;
  const tonnes = (id: string) =>
    value(id) === 0 ? '' : t('special.cause.weight', { amount: tonnesText(value(id), t) });
  const late = figures.find(({ id }) => id === 'late-tonnes')?.parts.toSorted((a, b) => b.value - a.value)[0];
  const worst = facts.projects.find(({ id }) => id === late?.project);
  const sentences: Said[] = [];
  if (value('slipped') > 0)
    sentences.push(say(t('special.cause.slipped', { amount: tonnesText(value('slipped'), t) }), ['slipped'], 1));
  if (value('late') === 0) sentences.push(say(t('special.cause.none-late', { listed: listedOf(facts) }), [], 0));
  else {
    const params = { late: value('late'), long: value('late-long'), weight: tonnes('late-tonnes') };
    const key = value('late-long') === 0 ? 'late' : 'late-long';
    sentences.push(say(t(`special.cause.${key}`, params), ['late', 'late-long', 'late-tonnes'], 0));
  }
  if (worst !== undefined && value('worst-days') > 0) {
    const params = { project: clipped(worst.name), days: value('worst-days'), late: value('late') };
    sentences.push(say(t('special.cause.worst', params), ['worst-days'], 4));
  }
  if (value('open') > 0) {
    const params = { open: value('open'), weight: tonnes('open-tonnes') };
    sentences.push(say(t('special.cause.open', params), ['open', 'open-tonnes'], 2));
  }
  if (value('reserve') > 0 && value('reserve-tonnes') > 0) {
    const params = { reserve: value('reserve'), amount: tonnesText(value('reserve-tonnes'), t) };
    sentences.push(say(t('special.cause.reserve', params), ['reserve', 'reserve-tonnes'], 3));
  }
  return sentences;
}

function judgement(facts: SpecialFacts, focus: Focus, figures: readonly Figure[], t: Translate): readonly Said[] {
  return [
    ...outlook(facts, focus, figures, t),
    ...best(facts, focus, t),
    ...lines(facts, focus, t),
    range(facts, focus, figures, t),
  ];
}

/** With the scenario and without; without one how much of the target the plan reaches, and when. */
function outlook(facts: SpecialFacts, focus: Focus, figures: readonly Figure[], t: Translate): readonly Said[] {
  const { target, now, then } = focus;
  const size = sizeOf(focus, t);
  const gap = gapText(now.required - now.achieved, size, t);
  if (then === null || facts.scenario === null) {
    const share = figures.find(({ id }) => id === 'share')?.printed ?? '';
    const closes = now.met ? closingDay(facts, target, now.required) : null;
    const key = now.met
      ? closes === null
        ? 'met'
        : 'closes'
      : isSeasonal(target)
        ? seasonIsOver(facts)
          ? 'missed-over'
          : 'missed-season'
        : 'missed';
    return [say(t(`special.judge.${key}`, { share, day: closes === null ? '' : dayText(closes, t) }), ['share'])];
  }
  const change = then.achieved - now.achieved;
  const changeKey = change === 0 ? 'same' : change > 0 ? 'more' : 'less';
  return [
    say(
      t('special.judge.both', {
        gap,
        scenario: clipped(facts.scenario.name),
        planned: plannedText(focus, then.achieved, t),
        gapThen: gapText(then.required - then.achieved, size, t),
        change: t(`special.change.${changeKey}`, { amount: size(Math.abs(change)) }),
      }),
      ['gap', 'then', 'then-gap', 'change'],
    ),
  ];
}

/** Of the scenarios compared the one that brings most, and how it stands to the target. */
function best(facts: SpecialFacts, focus: Focus, t: Translate): readonly Said[] {
  const found = bestSide(facts, t);
  if (found === null) return [];
  const { achieved, required } = standingOf(facts, sidesOf(facts, t)[found.index]!)!;
  const size = sizeOf(focus, t);
  const params = { name: clipped(found.name), amount: size(achieved), gap: gapText(required - achieved, size, t) };
  return [say(t('special.judge.best', params), [cellId(found.index, 'done'), cellId(found.index, 'gap')], 0.5)];
}

/** Which side of its control line the zone is on, with the scenario and without. */
function lines(
  { targets, outcome, baseline, scenario }: SpecialFacts,
  { target }: Focus,
  t: Translate,
): readonly Said[] {
  const line = targets.find(({ kind, zone }) => kind === 'line' && zone === target.zone && zone !== null);
  const metIn = (of: typeof outcome) => of.targets.find(({ id }) => id === line?.id)?.books.planned.met;
  const [then, now] = [metIn(outcome), metIn(baseline ?? outcome)];
  if (then === undefined || now === undefined) return [];
  if (scenario === null || then === now) return [say(t(`special.judge.line-${then ? 'met' : 'missed'}`), [], 2)];
  return [say(t(`special.judge.line-${then ? 'won' : 'lost'}`), [], 2)];
}

/** The range of the latest finished simulation, or that there is none. */
function range({ chances, scenario }: SpecialFacts, { target }: Focus, figures: readonly Figure[], t: Translate): Said {
  if (scenario === null) return say(t('special.judge.no-scenario'), [], 1);
  if (chances === null) return say(t('special.judge.no-simulation'), [], 1);
  const printed = (id: string) => figures.find((one) => one.id === id)?.printed;
  const [p10, p90, chance] = [printed('p10'), printed('p90'), printed('chance')];
  const spread =
    p10 === undefined || p90 === undefined
      ? ''
      : t('special.judge.range', {
          name: t(`charts.pollutant-${target.pollutant ?? 'NOx'}`),
          p10: signedText(figures, 'p10', p10),
          p90: signedText(figures, 'p90', p90),
        });
  return say(
    t('special.judge.drawn', {
      draws: chances.draws,
      range: spread,
      chance: chance === undefined ? t('special.judge.no-chance') : t('special.judge.chance', { chance }),
      old: chances.isOfRun ? '' : t('special.judge.old', { day: dayText(chances.asOf, t) }),
    }),
    ['draws', 'p10', 'p90', 'chance'],
    1,
  );
}

/** The ends of a range keep their sign: below nothing, emissions are added. */
function signedText(figures: readonly Figure[], id: string, printed: string): string {
  return (figures.find((one) => one.id === id)?.value ?? 0) < 0 ? `−${printed}` : printed;
}

/** Is it said of chosen projects only? Targets stand for all of an area. */
function listedOf({ narrowing }: SpecialFacts): 'yes' | 'no' {
  return narrowing.list === '' ? 'no' : 'yes';
}

function proposals(facts: SpecialFacts, figures: readonly Figure[], t: Translate): readonly Said[] {
  const { advice } = facts;
  if (advice.length === 0) {
    const value = (id: string) => figures.find((one) => one.id === id)?.value;
    const key = value('all') === 0 ? 'empty' : (value('late') ?? 0) > 0 ? 'late' : 'nothing';
    return [say(t(`special.advice.${key}`, key === 'empty' ? { listed: listedOf(facts) } : {}))];
  }
  return advice.map(({ kind, name, unit, day, tonnes }, index) => {
    const amount = tonnesText(tonnes, t);
    const params = { unit: clipped(unit), project: clipped(name), day: dayText(day, t), amount };
    return say(
      t('special.advice.item', {
        order: t(`special.advice.order-${String(index + 1)}`),
        text: t(`special.advice.${kind}`, params),
      }),
      [`advice-${String(index + 1)}`],
      index,
    );
  });
}
