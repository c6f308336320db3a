import { describe, expect, it } from 'vitest';
import { STANDARD_RULES } from '../../src/catalogue/following-rules.ts';
import { judgeLamp, lateDays, type LampNews, type LampOverride, type LampRecord } from '../../src/catalogue/lamp.ts';
import { milestoneState } from '../../src/catalogue/milestone.ts';
import { plannedProgress } from '../../src/catalogue/plan-curve.ts';
import { wordReason } from '../../src/words/lamp-reason.ts';
import { translator } from '../../src/words/messages.ts';

const ON = { day: '2023-06-30', seasonTo: '2023-09-30', rules: STANDARD_RULES };
const ON_TIME: LampRecord = {
  status: 'building',
  step: 'building',
  merged_into: null,
  plan_start: '2023-01-01',
  plan_finish: '2023-12-31',
  start: '2023-01-01',
  finish: '2023-12-31',
  started: '2023-01-05',
  finished: null,
  effective: '2023-12-31',
  progress: 60,
  paused_from: null,
};
const NEWS: LampNews = {
  spoken: '2023-06-20',
  rhythm: 30,
  reopened: false,
  returns: 0,
  milestones: [],
  override: null,
  curve: [],
  workflow: 'standard',
};
const OVERRIDE: LampOverride = {
  colour: 'green',
  reason: '设备已到场',
  by: '示例甲',
  from: '2023-06-01',
  until: '2023-07-15',
};
const mark = (due: string, required: boolean, done: string | null = null) => ({
  name: '评估监测',
  due,
  done,
  required,
});

describe('the lamp on 30 June', () => {
  it.each<[string, Partial<LampRecord>, Partial<LampNews>, string, readonly string[]]>([
    ['going as planned', {}, {}, 'green', []],
    ['cancelled', { status: 'cancelled', step: 'cancelled', finish: '2023-01-01' }, {}, 'grey', []],
    ['merged into another', { merged_into: 'P2', finish: '2023-01-01' }, {}, 'grey', []],
    ['still in reserve', { status: 'proposed', step: 'reserve', start: '2023-01-01', started: null }, {}, 'grey', []],
    ['closed', { status: 'verified', step: 'closed', finished: '2023-05-01' }, { spoken: '2023-01-01' }, 'blue', []],
    ['past its present finish', { finish: '2023-06-10' }, {}, 'red', ['finish-passed']],
    ['due today', { finish: '2023-06-30', progress: 90 }, {}, 'green', []],
    [
      'finished before its day',
      { status: 'built', step: 'checked', finish: '2023-06-10', finished: '2023-06-01' },
      {},
      'green',
      [],
    ],
    [
      '31 days past its start',
      { status: 'planned', step: 'listed', start: '2023-05-30', started: null },
      {},
      'red',
      ['start-passed'],
    ],
    [
      '30 days past its start',
      { status: 'planned', step: 'listed', start: '2023-05-31', started: null },
      {},
      'yellow',
      ['start-late'],
    ],
    [
      'with a required milestone 31 days late',
      {},
      { milestones: [mark('2023-05-30', true)] },
      'red',
      ['milestone-passed'],
    ],
    [
      'with a required milestone 30 days late',
      {},
      { milestones: [mark('2023-05-31', true)] },
      'yellow',
      ['milestone-late'],
    ],
    [
      'with another milestone one day late',
      {},
      { milestones: [mark('2023-06-29', false)] },
      'yellow',
      ['milestone-late'],
    ],
    ['with a milestone due today', {}, { milestones: [mark('2023-06-30', true)] }, 'green', []],
    ['with a milestone handed in late', {}, { milestones: [mark('2023-05-01', true, '2023-06-20')] }, 'green', []],
    [
      'running only after the season its plan promised',
      { plan_finish: '2023-09-01', finish: '2023-09-01', effective: '2023-10-01', progress: 90 },
      {},
      'red',
      ['after-season'],
    ],
    [
      'running after the season, as planned',
      { plan_finish: '2023-12-01', finish: '2023-12-01', effective: '2023-12-10', progress: 90 },
      {},
      'green',
      [],
    ],
    [
      'long past a start that the short life does not have',
      { status: 'planned', step: 'listed', start: '2023-01-01', started: null },
      { workflow: 'light' },
      'green',
      [],
    ],
    [
      'finished long ago in a life without a self-check',
      { status: 'built', step: 'finished', finished: '2023-03-01', finish: '2023-03-01' },
      { workflow: 'light' },
      'green',
      [],
    ],
    ['re-opened', {}, { reopened: true }, 'red', ['reopened']],
    ['returned twice', {}, { returns: 2 }, 'red', ['returned']],
    ['returned once', {}, { returns: 1 }, 'green', []],
    [
      '15 points behind the plan',
      { plan_finish: '2023-07-01', finish: '2023-07-31', effective: null, progress: 84 },
      {},
      'yellow',
      ['behind', 'later-than-frozen'],
    ],
    ['14 points behind the straight plan', { progress: 36 }, {}, 'green', []],
    [
      'behind the shares of its type, though not the straight plan',
      { progress: 36 },
      { curve: [{ time: 0.4, progress: 70 }] },
      'yellow',
      ['behind'],
    ],
    ['due within 15 days, not yet at 80 %', { finish: '2023-07-15', progress: 79 }, {}, 'yellow', ['due-soon']],
    ['due within 15 days, at 80 %', { finish: '2023-07-15', progress: 80 }, {}, 'green', []],
    ['due in 16 days', { finish: '2023-07-16', progress: 60 }, {}, 'green', []],
    [
      'to finish later than the frozen plan',
      { plan_finish: '2023-12-01', progress: 90 },
      {},
      'yellow',
      ['later-than-frozen'],
    ],
    ['paused', { paused_from: '2023-06-01' }, {}, 'yellow', ['paused']],
    [
      'finished 61 days ago and not self-checked',
      { status: 'built', step: 'finished', finished: '2023-04-30' },
      {},
      'yellow',
      ['not-self-checked'],
    ],
    ['finished 60 days ago', { status: 'built', step: 'finished', finished: '2023-05-01' }, {}, 'green', []],
    ['without news for 91 days', {}, { spoken: '2023-03-31' }, 'yellow', ['stale']],
    ['without news for 90 days', {}, { spoken: '2023-04-01' }, 'green', []],
    [
      'late, slipped and silent',
      { finish: '2023-06-10', plan_finish: '2023-06-01', effective: null, progress: 62 },
      { spoken: '2023-01-01' },
      'red',
      ['finish-passed', 'behind', 'later-than-frozen', 'stale'],
    ],
    [
      'without any dates',
      { plan_start: null, plan_finish: null, start: null, finish: null, started: null, effective: null },
      {},
      'green',
      [],
    ],
  ])('of a project %s', (_, change, news, colour, reasons) => {
    // prettier-ignore
    const verdict = judgeLamp({ ...ON_TIME, ...change }, { ...NEWS, ...news }, ON);
    expect([verdict.colour, verdict.computed, verdict.reasons.map(({ code }) => code)]).toEqual([
      colour,
      colour,
      reasons,
    ]);
  });

  it.each<[string, Partial<LampRecord>, Partial<LampOverride>, string, boolean]>([
    ['holds while it is valid', { finish: '2023-06-10' }, {}, 'green', true],
    ['holds on its last day', { finish: '2023-06-10' }, { until: '2023-06-30' }, 'green', true],
    ['ends with its last day', { finish: '2023-06-10' }, { until: '2023-06-29' }, 'red', false],
    ['does not hold before its first day', { finish: '2023-06-10' }, { from: '2023-07-01' }, 'red', false],
    ['does not light what is not judged', { status: 'cancelled', step: 'cancelled' }, {}, 'grey', false],
  ])('set by hand %s, and the computed colour stays beside it', (_, change, override, colour, byHand) => {
    const record = { ...ON_TIME, ...change };
    const verdict = judgeLamp(record, { ...NEWS, override: { ...OVERRIDE, ...override } }, ON);
    expect([verdict.colour, verdict.byHand !== null]).toEqual([colour, byHand]);
    expect(verdict.computed).toBe(judgeLamp(record, NEWS, ON).colour);
    expect(verdict.reasons).toEqual(judgeLamp(record, NEWS, ON).reasons);
  });

  it('complaint 19: says its reason in one sentence with the figures', () => {
    const late = {
      ...ON_TIME,
      effective: null,
      plan_start: '2023-01-01',
      plan_finish: '2023-07-31',
      finish: '2023-06-10',
      progress: 62,
    };
    const [reason] = judgeLamp(late, NEWS, ON).reasons;
    expect(wordReason(reason!, translator('zh-CN'))).toBe('现计划完工 2023-06-10 已过 20 天；进度 62%，计划 85%');
  });

  it('counts late days by the finish that passed first, and none for what is built or not judged', () => {
    const late = { ...ON_TIME, finish: '2023-08-01', plan_finish: '2023-06-20' };
    expect(lateDays(late, ON.day)).toBe(10);
    expect(lateDays({ ...late, status: 'built', finished: '2023-06-29' }, ON.day)).toBe(0);
    expect(lateDays({ ...late, merged_into: 'P2' }, ON.day)).toBe(0);
  });
});

describe('the plan curve', () => {
  const plan = { plan_start: '2023-01-01', plan_finish: '2023-01-11' };
  it.each<[string, string, readonly { time: number; progress: number }[], number | null]>([
    ['begins at nothing', '2022-12-01', [], 0],
    ['is straight', '2023-01-06', [], 50],
    ['ends whole', '2023-02-01', [], 100],
    [
      'passes the shares of the type, in whatever order they stand',
      '2023-01-06',
      [
        { time: 0.8, progress: 40 },
        { time: 0.5, progress: 20 },
      ],
      20,
    ],
    ['goes straight between two shares', '2023-01-03', [{ time: 0.4, progress: 20 }], 10],
  ])('%s', (_, day, corners, percent) => {
    // prettier-ignore
    expect(plannedProgress(plan, day, corners)).toBe(percent);
  });

  it('says nothing without a frozen plan', () => {
    expect(plannedProgress({ plan_start: null, plan_finish: '2023-01-11' }, '2023-01-06')).toBeNull();
  });
});

it.each([
  ['not-due', '2023-07-01', null],
  ['on-time', '2023-06-20', '2023-06-20'],
  ['late', '2023-06-20', null],
  ['done-late', '2023-06-20', '2023-06-21'],
])('a milestone is %s', (state, due, done) => {
  expect(milestoneState({ name: '方案', due, done, required: false }, '2023-06-30')).toBe(state);
});
