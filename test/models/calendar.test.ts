import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOf,
  dayNumber,
  dayNumberOf,
  dayText,
  daysInMonth,
  daysInYear,
  isDay,
} from '../../models/calendar.ts';

const DAY_MS = 86_400_000;

describe('a calendar day', () => {
  it.each([
    ['2023-02-28', true],
    ['2023-02-29', false],
    ['2024-02-29', true],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2023-04-31', false],
    ['2023-00-10', false],
    ['2023-13-01', false],
    ['2023-01-00', false],
    ['0000-01-01', false],
    ['2023-1-01', false],
    ['2023-01-01T00:00', false],
    ['２０２３-01-01', false],
    ['', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isDay(text)).toBe(exists);
  });

  it('has the number of days since 1970 that universal time gives it, from year 1 to year 9999', () => {
    for (let day = dayNumber('0001-01-01'); day < dayNumber('9999-12-31'); day += 97) {
      const text = dayText(day);
      expect(dayNumber(text)).toBe(day);
      expect(Date.parse(`${text}T00:00:00Z`) / DAY_MS).toBe(day);
    }
  });

  it('moves over the ends of months and years', () => {
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addDays('2023-06-15', 90)).toBe('2023-09-13');
  });

  it('can be counted from a month beyond December or before January', () => {
    expect(dayText(dayNumberOf(2023, 12, 1))).toBe('2024-01-01');
    expect(dayText(dayNumberOf(2023, -1, 31))).toBe('2022-12-31');
    expect(dateOf(dayNumber('2024-02-29'))).toEqual({ year: 2024, month: 1, day: 29 });
  });
});

describe('months and years', () => {
  it('know the leap day', () => {
    expect([2023, 2024, 1900, 2000].map(daysInYear)).toEqual([365, 366, 365, 366]);
    expect(daysInMonth(2024, 1)).toBe(29);
    expect(Array.from({ length: 12 }, (_, month) => daysInMonth(2023, month)).reduce((a, b) => a + b)).toBe(365);
  });
});
