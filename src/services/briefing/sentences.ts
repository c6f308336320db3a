import type { Translate } from '../../words/messages.ts';
import type { SeasonRequirement } from './season-targets/season-requirement.ts';
import { againstSchedule, nameList, rankText, rate, reduction, tonnesText } from './issue/slots.ts';
import type { UnitStanding } from './unit-standing.ts';

/** The sentences of a sheet, written by rule from the same figures as its tables; nothing here is free text. */

/** 2023年6月30日: no zero padding, no blanks. */
export function dayText(day: string, t: Translate): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return t('briefings.day', { year, month, day: date });
}

function areaOf(area: string | null, t: Translate): string {
  return t('sheets.of-area', { area: area ?? '', whole: area === null ? 'yes' : 'no' });
}

export interface Progress {
  /** The as-of day, not the printing day. */
  readonly day: string;
  /** Projects on the list, those done, and those the first plan wanted done by the day. */
  readonly all: number;
  readonly done: number;
  readonly due: number;
  /** Whose they are; the whole city's when left out. */
  readonly area?: string | null;
}

/** S1: how many there are, how many are done, and whether that is ahead of the first plan. */
export function progressSentence(progress: Progress, t: Translate): string {
  const { all, done, due } = progress;
  const day = dayText(progress.day, t);
  const area = areaOf(progress.area ?? null, t);
  if (all === 0) return t('briefings.s1.empty', { day, area });
  const schedule = againstSchedule(done, due, all, t);
  if (done === 0) return t('briefings.s1.none', { day, area, all, schedule });
  return t('briefings.s1.some', { day, area, all, done, rate: rate(done, all)!, schedule });
}

/** S2: what the built projects bring this season, each against the target of its own measure and period. */
export function seasonSentence([nox, voc]: readonly [SeasonRequirement, SeasonRequirement], t: Translate): string {
  const brought = [nox, voc].map((one) => reduction(t(`charts.pollutant-${one.pollutant}`), one.built, t));
  const shares = [nox, voc].map(({ built, required }) => rate(built, required));
  const [noxShare, vocShare] = shares;
  const reached = () => {
    if (noxShare && vocShare) return t('briefings.s2.both', { nox: noxShare, voc: vocShare });
    if (!noxShare && !vocShare) return t('briefings.s2.neither');
    return t('briefings.s2.one', {
      set: t(`charts.pollutant-${noxShare ? 'NOx' : 'VOC'}`),
      share: (noxShare ?? vocShare)!,
      unset: t(`charts.pollutant-${noxShare ? 'VOC' : 'NOx'}`),
    });
  };
  return t('briefings.s2.whole', { nox: brought[0]!, voc: brought[1]!, reached: reached() });
}

/** S3: the late ones, and those late by more than thirty days. */
export function lateSentence(lateDays: readonly number[], t: Translate): string {
  const late = lateDays.filter((days) => days > 0).length;
  const long = lateDays.filter((days) => days > 30).length;
  if (late === 0) return t('briefings.s3.none');
  return t(long === 0 ? 'briefings.s3.some' : 'briefings.s3.long', { late, long });
}

/** S4: the unit that is last of the city or the area named, when it can be told apart; null when all are level or there is only one. */
export function lastUnitSentence(
  standings: readonly UnitStanding[],
  t: Translate,
  area: string | null = null,
): string | null {
  const ranked = standings.filter(({ rank }) => rank !== null);
  const lowest = Math.max(...ranked.map(({ rank }) => rank!));
  if (ranked.length < 2 || lowest === 1) return null;
  const last = ranked.filter(({ rank }) => rank === lowest);
  const [{ done, all }] = last as [UnitStanding];
  return t('briefings.s4', {
    names: nameList(
      last.map(({ unit }) => unit.name),
      'units',
      t,
    ),
    rate: rate(done, all)!,
    area: areaOf(area, t),
    rank: rankText(lowest, last.length > 1, t),
  });
}

export interface ZoneStanding {
  readonly zone: string;
  readonly pollutant: string;
  readonly required: number;
  readonly planned: number;
  readonly met: boolean;
  /** The day the present plan reaches the target; null when the season ends first. */
  readonly closes: string | null;
  /** The season has ended: nothing can be missed any more but what was. */
  readonly isOver?: boolean;
}

/** S5: what a zone reaches of one target, and when, or what is missing. */
export function zoneSentence(standing: ZoneStanding, t: Translate): string {
  const { zone, required, planned, met, closes } = standing;
  const brought = reduction(t(`charts.pollutant-${standing.pollutant}`), planned, t);
  const gap = tonnesText(required - planned, t);
  if (!met)
    return t(standing.isOver === true ? 'briefings.s5.missed-over' : 'briefings.s5.missed', { zone, brought, gap });
  if (closes === null) return t('briefings.s5.met', { zone, brought, gap });
  return t('briefings.s5.closes', { zone, brought, gap, day: dayText(closes, t) });
}

/** Zones on the wrong side of their control line; null when there are none. */
export function lineSentence(zones: readonly string[], t: Translate): string | null {
  return zones.length === 0 ? null : t('briefings.line', { names: nameList(zones, 'zones', t), count: zones.length });
}

export interface Effect {
  readonly zone: string;
  readonly pollutant: string;
  /** Season tonnes with the scenario minus without it. */
  readonly difference: number;
}

/** The largest first, whichever way it goes; equal ones keep their order. */
export function bySize(a: Effect, b: Effect): number {
  return Math.abs(b.difference) - Math.abs(a.difference);
}

/** Signs of a scenario's name a sentence has room for; the foot of the sheet has it whole. */
const LONGEST_NAME = 24;

/** S7: what the scenario does to the zone it touches most; null when it moves nothing. */
export function scenarioSentence(scenario: string, effects: readonly Effect[], t: Translate): string | null {
  const largest = effects.toSorted(bySize)[0];
  if (largest === undefined || largest.difference === 0) return null;
  return t(largest.difference < 0 ? 'briefings.s7.less' : 'briefings.s7.more', {
    scenario: scenario.length > LONGEST_NAME ? `${scenario.slice(0, LONGEST_NAME)}…` : scenario,
    zone: largest.zone,
    name: t(`charts.pollutant-${largest.pollutant}`),
    amount: tonnesText(largest.difference, t),
  });
}

export interface NextStep {
  /** Projects whose completion falls due in the next thirty days, and the season tonnes they bring. */
  readonly due: number;
  readonly nox: number;
  readonly voc: number;
  readonly late: number;
}

/** What the coming thirty days must bring. */
export function nextSentence({ due, nox, voc, late }: NextStep, t: Translate): string {
  const work = late === 0 ? '' : t('briefings.next.late', { late });
  if (due === 0) return t('briefings.next.none', { work });
  const brought = [reduction(t('charts.pollutant-NOx'), nox, t), reduction(t('charts.pollutant-VOC'), voc, t)];
  return t('briefings.next.some', { due, brought: brought.join(t('briefings.slot.and')), work });
}
