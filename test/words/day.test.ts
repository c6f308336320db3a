import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isDay, longDay, serialDay, shanghaiDay, typedDay } from '../../src/words/day.ts';

describe('days planners type', () => {
  it.each([
    ['2023年3月9日', '2023-03-09', false],
    ['2023.3.9', '2023-03-09', false],
    ['2023/3/9', '2023-03-09', false],
    ['20230309', '2023-03-09', false],
    ['2023-3-9', '2023-03-09', false],
    ['２０２３年３月９日', '2023-03-09', false],
    ['45000', '2023-03-15', false],
    ['3月底', '2023-03-31', true],
    ['6月底前', '2023-06-30', true],
    ['2023年6月', '2023-06-30', true],
    ['2024年2月底', '2024-02-29', true],
    ['6月15日', '2023-06-15', true],
    ['2023年6月15日前', '2023-06-15', true],
  ])('%s means %s (inferred: %s)', (text, day, inferred) => {
    expect(typedDay(text, 2023)).toEqual({ day, inferred });
  });

  it.each(['2023-02-30', '2023年13月1日', '三月', '', '2023-06-31', '13月底', '约6月', 'abc', '2023'])(
    '%s is refused',
    (text) => {
      expect(typedDay(text, 2023)).toBeNull();
    },
  );

  it('reads serial numbers of both calendars and refuses the day that never was', () => {
    expect(serialDay(45000)?.day).toBe('2023-03-15');
    expect(serialDay(43538, 1904)?.day).toBe('2023-03-15');
    expect(serialDay(60)).toBeNull();
    expect(serialDay(59)?.day).toBe('1900-02-28');
    expect(serialDay(61)?.day).toBe('1900-03-01');
  });
});

describe('calendar days', () => {
  it('exist or do not', () => {
    expect(['2024-02-29', '2023-12-31'].every(isDay)).toBe(true);
    expect(['2023-02-29', '2023-00-10', '2023-1-1', '0000-01-01', '2023-06-31'].some(isDay)).toBe(false);
  });

  it('count across months, years and leap days', () => {
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(daysBetween('2023-05-01', '2023-09-30')).toBe(152);
    expect(daysBetween('2023-07-10', '2023-07-01')).toBe(-9);
  });

  it('are spoken without zero padding', () => {
    expect(longDay('2023-03-09')).toBe('2023年3月9日');
  });

  it('change at midnight in Shanghai', () => {
    expect(shanghaiDay(new Date('2023-06-30T15:59:59Z'))).toBe('2023-06-30');
    expect(shanghaiDay(new Date('2023-06-30T16:00:00Z'))).toBe('2023-07-01');
  });
});
