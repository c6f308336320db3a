import type { Outcome } from '../../../models/outcome.ts';
import type { Book } from '../../../models/vocabulary.ts';
import type { Judged } from './judge.ts';

/** Tonnes each book should show, full year, year and season, NOx then VOC: means over many draws. */
const EXPECTED: Readonly<Record<Book, readonly [number, number, number, number, number, number]>> = {
  pool: [2391, 2932, 1181, 1467, 513, 695],
  planned: [2312, 2864, 1176, 1463, 513, 695],
  built: [1138, 1561, 796, 1028, 426, 569],
  verified: [218, 239, 194, 215, 89, 100],
};
const TOLERANCE = 0.03;
const DISTRICTS_THAT_MISS = ['370202', '370203', '370212', '370213'];

/** What the sample is meant to show and does not; empty when it shows all of it. */
export function checkVerdicts({ targets, planned, slipped }: Judged): string[] {
  const met = (outcome: Outcome, id: string, book: Book = 'planned') => standing(outcome, id, book).met;
  const districts = targets.filter((target) => target.district !== null);
  const missed = districts.filter(({ id }) => !met(planned, id)).map(({ district }) => district!);
  const changed = targets.filter(({ id }) => met(planned, id) !== met(slipped, id)).map(({ id }) => id);
  const warned = planned.warnings.filter(({ code }) => code === 'nox-only').map(({ zone }) => zone);
  const verdicts: readonly (readonly [string, boolean])[] = [
    ['zone A: NOx met, VOC missed, line met', verdictsAre(planned, 'A', [true, false, true])],
    ['zone B: both tonnages met, line failed', verdictsAre(planned, 'B', [true, true, false])],
    ['zone C: all met', verdictsAre(planned, 'C', [true, true, true])],
    ['zone D: NOx missed, VOC met', verdictsAre(planned, 'D', [false, true])],
    ['nox-only in zone B alone', warned.join() === 'B'],
    [
      'coking 90 days late: B misses both, 黄岛 misses, nothing else turns',
      changed.sort().join() === 'B-NOx,B-VOC,D-370211-VOC',
    ],
    [
      'city NOx counted missed in planned, met with the reserve',
      !met(planned, 'CITY-NOx') && met(planned, 'CITY-NOx', 'pool'),
    ],
    ['city VOC counted met', met(planned, 'CITY-VOC')],
    ['grinding and coking counts met', met(planned, 'COUNT-GRINDING') && met(planned, 'COUNT-COKING')],
    ['3000 missed: 2814 planned, 2895 in the pool', countsAre(planned, 2814, 2895)],
    ['the four districts of zone A miss, the others do not', missed.sort().join() === DISTRICTS_THAT_MISS.join()],
  ];
  return [...verdicts.filter(([, holds]) => !holds).map(([name]) => name), ...totalsOff(planned)];
}

/** Tonnes of each book beside what is expected, for the report. */
export function measuredTotals(
  outcome: Outcome,
): readonly { book: Book; measured: number[]; expected: readonly number[] }[] {
  return (Object.keys(EXPECTED) as Book[]).map((book) => {
    const { NOx, VOC } = outcome.totals[book];
    const measured = (['full_year', 'year', 'season'] as const).flatMap((span) => [NOx![span], VOC![span]]);
    return { book, measured, expected: EXPECTED[book] };
  });
}

function totalsOff(outcome: Outcome): string[] {
  return measuredTotals(outcome).flatMap(({ book, measured, expected }) =>
    measured.flatMap((tonnes, i) =>
      Math.abs(tonnes / expected[i]! - 1) <= TOLERANCE
        ? []
        : [`${book}: ${tonnes.toFixed(1)} t instead of ${expected[i]}`],
    ),
  );
}

function verdictsAre(outcome: Outcome, zone: string, expected: readonly boolean[]): boolean {
  const names = ['NOx', 'VOC', 'LINE'].slice(0, expected.length);
  return names.every((name, i) => standing(outcome, `${zone}-${name}`, 'planned').met === expected[i]);
}

function countsAre(outcome: Outcome, planned: number, pool: number): boolean {
  const all = (book: Book) => standing(outcome, 'COUNT-ALL', book);
  return all('planned').achieved === planned && all('pool').achieved === pool && !all('planned').met;
}

function standing(outcome: Outcome, id: string, book: Book) {
  const target = outcome.targets.find((one) => one.id === id);
  if (target === undefined) throw new Error(`no target ${id}`);
  return target.books[book];
}
