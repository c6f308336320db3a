import type { CsvRow } from './make-projects.ts';
import { CITY_OFFICE, officers } from './people.ts';
import { Random } from './random.ts';

const CLOSED = ['2023-01', '2023-02', '2023-03', '2023-04', '2023-05'] as const;
const PRESENT = '2023-06';
/** Of ten branches those that had submitted the present month by the as-of day. */
const EARLY = 3;

/** The months of dispatch: every branch submitted each past month in the first days of the next, then the city closed it; of the present month a few have come. */
export function monthRows(seed: number, districts: readonly string[]): CsvRow[] {
  const random = new Random(seed, 'months');
  const row = (month: string, unit: string, at: string, by: string): CsvRow => ({
    month,
    unit,
    at,
    by,
    origin: 'invented',
  });
  const closed = CLOSED.flatMap((month) => {
    const next = `2023-0${Number(month.slice(5)) + 1}`;
    const submitted = districts.map((code) => {
      const at = `${next}-0${random.whole(1, 5)}T0${random.whole(1, 8)}:${random.whole(10, 59)}Z`;
      return row(month, code, at, officers(code)[0]);
    });
    return [...submitted, row(month, '*', `${next}-0${random.whole(6, 8)}T02:00Z`, CITY_OFFICE)];
  });
  const early = random.some(districts, EARLY).sort();
  return [...closed, ...early.map((code, i) => row(PRESENT, code, `2023-06-30T0${i + 1}:20Z`, officers(code)[0]))];
}
