import { addDays, daysInMonth } from './day.ts';

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** 今天, 本周 (from Monday), 本月, 本季度, 本年 around a day, first and last day included. */
export function periodOf(name: string, today: string): Period {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (name) {
    case 'week': {
      const from = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
      return { from, to: addDays(from, 6) };
    }
    case 'month':
      return months(year, month, month);
    case 'quarter': {
      const first = Math.floor((month - 1) / 3) * 3 + 1;
      return months(year, first, first + 2);
    }
    case 'year':
      return months(year, 1, 12);
    default:
      return { from: today, to: today };
  }
}

function months(year: number, first: number, last: number): Period {
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    from: `${String(year)}-${two(first)}-01`,
    to: `${String(year)}-${two(last)}-${two(daysInMonth(year, last))}`,
  };
}
