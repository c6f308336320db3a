// Random days around a programme year, and seasons that may run into the next one.
import fc from 'fast-check';
import { lengthOfYear, shiftDay, writeDay } from '../reference/day-text.ts';

/** A day from the summer before the programme year to the summer after it; every other one on a few dates that coincide. */
export function dayArbitrary(year: number): fc.Arbitrary<string> {
  const first = writeDay(year, 1, 1);
  const anyDay = fc.integer({ min: -200, max: 560 }).map((count) => shiftDay(first, count));
  const customary = fc.constantFrom('01-01', '02-28', '05-15', '06-01', '09-30', '12-31');
  return fc.oneof(
    anyDay,
    customary.map((rest) => `${year}-${rest}`),
  );
}

export interface Season {
  from: string;
  to: string;
}

export function seasonArbitrary(year: number): fc.Arbitrary<Season> {
  const first = writeDay(year, 1, 1);
  return fc
    .record({ start: fc.nat({ max: lengthOfYear(year) - 1 }), length: fc.integer({ min: 1, max: 366 }) })
    .map(({ start, length }) => {
      const from = shiftDay(first, start);
      return { from, to: shiftDay(from, length - 1) };
    });
}
