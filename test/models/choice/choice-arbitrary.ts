// Small random choices: few sources, so that candidates meet; all kinds of targets near what can be reached.
import fc from 'fast-check';
import { addDays } from '../../../models/calendar.ts';
import type { Choice, Portfolio, Project, Reduction, Source, Target } from '../../../models/portfolio.ts';

const day = (from: number, days: number) =>
  fc.integer({ min: from, max: from + days }).map((n) => addDays('2023-01-01', n));
const share = fc.integer({ min: -1, max: 10 }).map((n) => n / 10);

const reduction: fc.Arbitrary<Reduction> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 40 }).map((tonnes) => ({ tonnes })),
  },
  fc.integer({ min: -5, max: 30 }).map((tonnes) => ({ tonnes, basis: 'remaining' as const })),
  { weight: 2, arbitrary: share.map((fraction) => ({ fraction })) },
  fc.constant({ from: 0.2, to: 0.9 }),
  fc.constantFrom({ capture: 0.9 }, { removal: 0.8 }, { capture: 0.8, removal: 0.7 }).map((control) => ({ control })),
);

const project = fc.record({
  source: fc.constantFrom('S1', 'S1', 'S2', 'S3', null),
  district: fc.constantFrom('d1', 'd2', 'd3'),
  type: fc.constantFrom('kiln', 'boiler'),
  group: fc.constantFrom(null, null, null, null, 'G1', 'G2'),
  order: fc.integer({ min: 0, max: 3 }),
  status: fc.constantFrom('proposed', 'proposed', 'proposed', 'proposed', 'planned', 'built', 'cancelled' as const),
  effective: fc.option(day(30, 280), { freq: 12 }),
  until: fc.option(day(200, 150), { freq: 6 }),
  nox: fc.option(reduction),
  voc: fc.option(reduction),
  capital: fc.integer({ min: 0, max: 900 }),
  om: fc.integer({ min: -3, max: 60 }),
  candidate: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
  accelerate: fc.option(
    fc.record({
      by: fc.integer({ min: 1, max: 90 }),
      extra_capital: fc.constantFrom(0, 30, 120),
    }),
    {
      freq: 4,
    },
  ),
});
type Draft = typeof project extends fc.Arbitrary<infer T> ? T : never;

const sources: readonly Source[] = [
  {
    id: 'S1',
    zone: 'A',
    base: {
      NOx: { tonnes: 200 },
      VOC: { tonnes: 120, control: { capture: 0.3, removal: 0.2 } },
    },
  },
  { id: 'S2', zone: 'A', base: { VOC: { tonnes: 90 } } },
  {
    id: 'S3',
    zone: 'B',
    base: { NOx: { tonnes: 150, as_of: '2023-02-15' }, VOC: { tonnes: 60 } },
  },
];

const target: fc.Arbitrary<Omit<Target, 'id'>> = fc.oneof(
  fc.record({
    zone: fc.constantFrom('A', 'B', null),
    pollutant: fc.constantFrom('NOx', 'VOC'),
    season_tonnes: fc.integer({ min: 0, max: 60 }),
  }),
  fc.record({
    zone: fc.constantFrom('A', 'B', null),
    pollutant: fc.constantFrom('NOx', 'VOC'),
    season_percent: fc.integer({ min: 1, max: 15 }),
  }),
  fc.record({
    zone: fc.constant('A'),
    pollutant: fc.constant('VOC' as const),
    year_tonnes: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({
    pollutant: fc.constant('NOx' as const),
    full_year_tonnes: fc.integer({ min: 1, max: 90 }),
    only: fc.constantFrom({ type: 'kiln' }, { status: 'planned' as const }, { effective_before: '2023-06-01' }),
  }),
  fc.record({
    zone: fc.constantFrom('A', null),
    line: fc.record({
      a: fc.constantFrom(0.77, 0.3, -0.5),
      b: fc.constantFrom(0.02, 0.1, -0.02),
    }),
  }),
  fc.record({
    count: fc.integer({ min: 1, max: 4 }),
    by: day(100, 200),
    only: fc.constantFrom(null, { type: 'kiln' }),
  }),
);

/** Of at most so many candidates; everything else as the objective asks. */
export function choiceArbitrary(objective: Choice['objective'], most: number): fc.Arbitrary<Portfolio> {
  return fc
    .record({
      drafts: fc.array(project, { minLength: 2, maxLength: most, size: 'max' }),
      targets: fc.array(target, {
        maxLength: 4,
        minLength: objective === 'max-reduction' ? 0 : 1,
        size: 'max',
      }),
      asOf: fc.option(fc.constant('2023-03-01'), { freq: 3 }),
      counting: fc.constantFrom('day' as const, { months_after: 1 }),
      budgetCapital: fc.option(fc.integer({ min: 200, max: 3000 }), {
        freq: objective === 'min-cost' ? 6 : 2,
      }),
      budgetAnnual: fc.option(fc.integer({ min: 50, max: 400 }), { freq: 6 }),
      starts: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 4 }),
      part: fc.option(
        fc.record({
          annual: fc.option(fc.integer({ min: 10, max: 200 })),
          capital: fc.option(fc.integer({ min: 50, max: 1500 })),
          least: fc.constantFrom(0, 0, 1, 2),
        }),
        { freq: 3 },
      ),
      picks: fc.array(fc.nat({ max: 50 }), { minLength: 6, maxLength: 6 }),
    })
    .map(({ drafts, targets, asOf, counting, budgetCapital, budgetAnnual, starts, part, picks }): Portfolio => {
      const projects = drafts.map(projectOf);
      const candidates = projects.filter((_, index) => drafts[index]!.candidate).map(({ id }) => id);
      const pick = (index: number) => candidates[picks[index]! % Math.max(candidates.length, 1)];
      const lists = [0, 1, 2].map((index) => pick(index)!);
      const groupOf = (id: string | undefined) => projects.find((each) => each.id === id)?.group ?? id;
      const [must, mustNot] = [pick(3), pick(4)];
      return {
        format: 'portfolio/v1',
        year: 2023,
        as_of: asOf,
        counting,
        season: { from: '2023-05-01', to: '2023-09-30' },
        zones: [
          { id: 'A', base: { NOx: { tonnes: 500 }, VOC: { tonnes: 400 } } },
          { id: 'B', base: { NOx: { tonnes: 300 }, VOC: { tonnes: 200 } } },
        ],
        sources,
        targets: targets.map((each, index) => ({ ...each, id: `T${index}` })),
        projects,
        choice: {
          candidates,
          objective,
          pollutant: objective === 'max-reduction' ? 'VOC' : null,
          required: must !== undefined && picks[3]! % 4 === 0 ? [must] : [],
          forbidden:
            mustNot !== undefined && picks[4]! % 4 === 0 && groupOf(must) !== groupOf(mustNot) ? [mustNot] : [],
          alternatives: candidates.length > 0 && picks[5]! % 3 === 0 ? [lists] : [],
          budget_capital: budgetCapital,
          budget_annual: budgetAnnual,
          starts_per_district: starts,
          limits:
            part === null
              ? null
              : [
                  {
                    id: 'd1',
                    of: projects.filter(({ district }) => district === 'd1').map(({ id }) => id),
                    annual_at_most: part.annual,
                    capital_at_most: part.capital,
                    at_least: part.least,
                  },
                ],
          accelerate: accelerationsOf(drafts, projects, candidates),
        },
      };
    });
}

function projectOf(draft: Draft, index: number): Project {
  const { source, district, type, group, order, status, effective, until, nox, voc, capital, om } = draft;
  const based = (pollutant: 'NOx' | 'VOC', given: Reduction | null): Reduction | null => {
    const base = sources.find(({ id }) => id === source)?.base?.[pollutant];
    return given !== null && base === undefined && given.tonnes === undefined ? { tonnes: 7 } : given;
  };
  const [n, v] = [based('NOx', nox), based('VOC', voc)];
  return {
    id: `P${index}`,
    source,
    zone: source === null ? 'B' : null,
    district,
    type,
    group,
    order,
    status: status,
    effective,
    until,
    reduces: {
      ...(n === null ? {} : { NOx: n }),
      ...(v === null ? {} : { VOC: v }),
    },
    cost: { capital, om, life: 12, rate: 0.05 },
  };
}

function accelerationsOf(drafts: readonly Draft[], projects: readonly Project[], candidates: readonly string[]) {
  const entries = projects.flatMap(({ id, effective }, index) => {
    const fast = drafts[index]!.accelerate;
    if (fast === null || effective == null || !candidates.includes(id)) return [];
    return [
      [
        id,
        {
          effective: addDays(effective, -fast.by),
          extra_capital: fast.extra_capital,
        },
      ] as const,
    ];
  });
  return Object.fromEntries(entries);
}
