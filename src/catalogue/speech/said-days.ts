import { daysInMonth, isDay } from '../../words/day.ts';

/** 截至, then a day. Repetitions are bounded. */
const UNTIL = /(?:截至|截止到?)\s?(?:目前|(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(?:(\d{1,2})\s?[日号]|(底)))/g;

/** The days a text says its figures are of, from where they begin to count to the end of their paragraph; a missing year is that of the day asked for, 目前 is that day. */
export function saidDays(plain: string, asOf: string): readonly { readonly at: number; readonly day: string }[] {
  return [...plain.matchAll(UNTIL)].flatMap(({ 1: year, 2: month, 3: date, 4: end, index: at }) => {
    if (month === undefined) return [{ at, day: asOf }];
    const inYear = year ?? asOf.slice(0, 4);
    const last = daysInMonth(Number(inYear), Number(month));
    const day = [inYear, month.padStart(2, '0'), (end === undefined ? date! : String(last)).padStart(2, '0')].join('-');
    return isDay(day) ? [{ at, day }] : [];
  });
}
