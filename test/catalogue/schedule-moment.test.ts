import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isTimeOfDay,
  lastMoment,
  nextMoment,
  type ScheduleRule,
  weekdayOf,
} from '../../src/catalogue/schedule-moment.ts';
import { addDays, daysBetween, daysInMonth } from '../../src/words/day.ts';

const two = (count: number) => String(count).padStart(2, '0');
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${two(h)}:${two(m)}`); // prettier-ignore
const day = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));
const moment = fc.tuple(day, time).map(([date, at]) => `${date} ${at}`);
const rule: fc.Arbitrary<ScheduleRule> = fc.oneof(
  fc.record({ every: fc.constant('week' as const), on: fc.integer({ min: 1, max: 7 }), at: time }),
  fc.record({ every: fc.constant('month' as const), on: fc.integer({ min: 1, max: 31 }), at: time }),
);

/** Does the rule name this day? Said a second time, from the words of the rule. */
function names({ every, on }: ScheduleRule, date: string): boolean {
  if (every === 'week') return weekdayOf(date) === on;
  const [year, month, number] = date.split('-').map(Number) as [number, number, number];
  return number === on || (number < on && number === daysInMonth(year, month));
}

describe('when a schedule falls due next', () => {
  it.each([
    ['week', 1, '08:00', '2023-06-26 07:59', '2023-06-26 08:00'],
    ['week', 1, '08:00', '2023-06-26 08:00', '2023-07-03 08:00'],
    ['week', 7, '08:00', '2023-06-26 08:00', '2023-07-02 08:00'],
    ['month', 5, '08:30', '2023-06-05 08:30', '2023-07-05 08:30'],
    ['month', 5, '08:30', '2023-12-31 23:59', '2024-01-05 08:30'],
    ['month', 31, '00:00', '2023-01-31 00:00', '2023-02-28 00:00'],
    ['month', 29, '00:00', '2024-01-31 00:00', '2024-02-29 00:00'],
    ['month', 30, '23:59', '2023-02-28 12:00', '2023-02-28 23:59'],
    ['month', 31, '08:00', '2023-04-30 08:00', '2023-05-31 08:00'],
  ] as const)('every %s on %i at %s after %s: %s', (every, on, at, after, expected) => {
    expect(nextMoment({ every, on, at }, after)).toBe(expected);
  });

  it('lies strictly later, on a day and time the rule names', () => {
    fc.assert(
      fc.property(rule, moment, (one, after) => {
        const next = nextMoment(one, after);
        expect(next > after).toBe(true);
        expect(next.slice(11)).toBe(one.at);
        expect(names(one, next.slice(0, 10))).toBe(true);
      }),
    );
  });

  it('passes over no day the rule names', () => {
    fc.assert(
      fc.property(rule, moment, (one, after) => {
        const next = nextMoment(one, after);
        const between = daysBetween(after.slice(0, 10), next.slice(0, 10));
        expect(between).toBeLessThanOrEqual(one.every === 'week' ? 7 : 31);
        for (let count = 1; count < between; count += 1)
          expect(names(one, addDays(after.slice(0, 10), count))).toBe(false);
      }),
    );
  });

  it('comes once in every month, and every seven days', () => {
    fc.assert(
      fc.property(rule, moment, (one, after) => {
        const first = nextMoment(one, after);
        const second = nextMoment(one, first);
        const months = (at: string) => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7));
        if (one.every === 'month') expect(months(second) - months(first)).toBe(1);
        else expect(daysBetween(first.slice(0, 10), second.slice(0, 10))).toBe(7);
      }),
    );
  });

  it('after a long silence the last missed one counts, and nothing later than now', () => {
    expect(lastMoment({ every: 'week', on: 1, at: '08:00' }, '2023-01-02 08:00', '2023-06-30 09:00')).toBe(
      '2023-06-26 08:00',
    );
    fc.assert(
      fc.property(rule, moment, fc.integer({ min: 0, max: 500 }), (one, after, days) => {
        const first = nextMoment(one, after);
        const now = `${addDays(first.slice(0, 10), days)} ${first.slice(11)}`;
        const last = lastMoment(one, first, now);
        expect(last >= first && last <= now && nextMoment(one, last) > now).toBe(true);
      }),
    );
  });

  it('reads times of day and nothing else', () => {
    expect(['00:00', '08:30', '23:59'].every(isTimeOfDay)).toBe(true);
    expect(['24:00', '8:30', '08:60', '08:30 ', ''].some(isTimeOfDay)).toBe(false);
  });
});
