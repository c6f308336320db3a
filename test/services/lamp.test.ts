import { describe, expect, it } from 'vitest';
import { lampOf, lateDays, type LampRecord } from '../../src/services/lamp.ts';

const SEASON = { to: '2023-09-30' };
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
  run: '2023-12-31',
  progress: 60,
  paused_from: null,
};

describe('the lamp on 30 June', () => {
  it.each<[string, Partial<LampRecord>, string, number]>([
    ['going as planned', {}, 'green', 0],
    ['cancelled', { status: 'cancelled', step: 'cancelled', finish: '2023-01-01' }, 'grey', 0],
    ['merged into another', { merged_into: 'P2', finish: '2023-01-01' }, 'grey', 0],
    ['still in reserve', { status: 'proposed', step: 'reserve', start: '2023-01-01', started: null }, 'grey', 0],
    ['closed', { status: 'verified', step: 'closed', finished: '2023-05-01' }, 'blue', 0],
    ['past its present finish', { finish: '2023-06-10' }, 'red', 20],
    ['due today', { finish: '2023-06-30', progress: 90 }, 'green', 0],
    ['31 days past its start', { status: 'planned', step: 'listed', start: '2023-05-30', started: null }, 'red', 0],
    ['30 days past its start', { status: 'planned', step: 'listed', start: '2023-05-31', started: null }, 'yellow', 0],
    [
      'running only after the season its plan promised',
      { plan_finish: '2023-08-01', effective: '2023-10-01', progress: 90 },
      'red',
      0,
    ],
    ['15 points behind the plan', { progress: 34 }, 'yellow', 0],
    ['14 points behind the plan', { progress: 36 }, 'green', 0],
    ['due within 15 days, not yet at 80 %', { finish: '2023-07-15', progress: 79 }, 'yellow', 0],
    ['due within 15 days, at 80 %', { finish: '2023-07-15', progress: 80 }, 'green', 0],
    ['to finish later than the frozen plan', { plan_finish: '2023-12-01', progress: 90 }, 'yellow', 0],
    [
      'past its frozen finish, with a later present one',
      { plan_finish: '2023-06-20', effective: '2023-08-01', progress: 90 },
      'yellow',
      10,
    ],
    ['paused', { paused_from: '2023-06-01' }, 'yellow', 0],
    [
      'finished 61 days ago and not self-checked',
      { status: 'built', step: 'finished', finished: '2023-04-30' },
      'yellow',
      0,
    ],
    ['finished 60 days ago', { status: 'built', step: 'finished', finished: '2023-05-01' }, 'green', 0],
    [
      'without any dates',
      { plan_start: null, plan_finish: null, start: null, finish: null, started: null, effective: null },
      'green',
      0,
    ],
  ])('of a project %s', (_, change, lamp, late) => {
    const record = { ...ON_TIME, ...change };
    expect([lampOf(record, '2023-06-30', SEASON), lateDays(record, '2023-06-30')]).toEqual([lamp, late]);
  });
});
