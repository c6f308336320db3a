// The reference itself, held against figures worked out by hand (365 t a year = 1 t a day in 2023).
import { describe, expect, it } from 'vitest';
import type { PortfolioJson, ProjectJson } from './portfolio-json.ts';
import { referenceEvaluate } from './reference-evaluate.ts';

function portfolioOf(projects: ProjectJson[], more: Partial<PortfolioJson> = {}): PortfolioJson {
  return {
    format: 'portfolio/v1',
    name: 'by hand',
    year: 2023,
    season: { from: '2023-05-01', to: '2023-09-30' },
    zones: [{ id: 'A', regime: 'voc-limited', base: { NOx: { tonnes: 3650 }, VOC: { tonnes: 7300 } } }],
    sources: [{ id: 'S', zone: 'A', base: { NOx: { tonnes: 365 }, VOC: { tonnes: 365 } } }],
    projects,
    ...more,
  };
}

const project = (more: Partial<ProjectJson>): ProjectJson => ({
  id: 'P',
  source: 'S',
  status: 'planned',
  effective: '2023-06-01',
  reduces: {},
  ...more,
});

function figuresOf(portfolio: PortfolioJson, pollutant = 'NOx', id = 'P', scenario: string | null = null) {
  return referenceEvaluate(portfolio, scenario).projects.find((row) => row.id === id)!.reduces[pollutant]!;
}

describe('the reference agrees with hand calculation', () => {
  it('a cut of 60 % from 1 June brings 0.6 t on each of 122 season days and 214 days of the year', () => {
    const figures = figuresOf(portfolioOf([project({ reduces: { NOx: { fraction: 0.6 } } })]));
    expect(figures.full_year).toBeCloseTo(219, 9);
    expect(figures.season).toBeCloseTo(0.6 * 122, 9);
    expect(figures.year).toBeCloseTo(0.6 * 214, 9);
    expect(figures.months[5]).toBeCloseTo(18, 9);
    expect(figures.months[4]).toBe(0);
  });

  it('replacing a control of 50 % by one of 90 % cuts four fifths whatever the uptime of the project', () => {
    const reduces = { NOx: { from: 0.5, to: 0.9 } };
    expect(figuresOf(portfolioOf([project({ uptime: 0.1, reduces })])).full_year).toBeCloseTo(0.8 * 365, 9);
  });

  it('a second control replaces the first: capture 0.5 then removal 0.8 on 0.5 x 0.4', () => {
    const sources = [
      { id: 'S', zone: 'A', base: { VOC: { tonnes: 365, control: { capture: 0.5, removal: 0.4, uptime: 0.9 } } } },
    ];
    const projects = [
      project({ id: 'P', order: 2, reduces: { VOC: { control: { capture: 0.9 } } } }),
      project({ id: 'Q', order: 3, reduces: { VOC: { control: { removal: 0.8, uptime: 1 } } } }),
    ];
    const portfolio = portfolioOf(projects, { sources });
    // 1 - 0.18 = 0.82 passes at first, 1 - 0.324 = 0.676 after the hood, 1 - 0.72 = 0.28 after the oxidiser.
    expect(figuresOf(portfolio, 'VOC', 'P').full_year).toBeCloseTo((365 * (0.82 - 0.676)) / 0.82, 9);
    expect(figuresOf(portfolio, 'VOC', 'Q').full_year).toBeCloseTo((365 * (0.676 - 0.28)) / 0.82, 9);
  });

  it('what remains is what a remaining project takes from, and the cap warns', () => {
    const projects = [
      project({ id: 'P', reduces: { NOx: { fraction: 0.9 } } }),
      project({ id: 'Q', order: 1, reduces: { NOx: { tonnes: 100, basis: 'remaining' } } }),
    ];
    const portfolio = portfolioOf(projects);
    expect(figuresOf(portfolio, 'NOx', 'Q').full_year).toBeCloseTo(36.5, 9);
    expect(referenceEvaluate(portfolio).projects[1]!.warnings).toEqual(['exceeds-base']);
  });

  it('a planned project whose day has passed starts after the as-of day plus the slip of its type', () => {
    const more = { as_of: '2023-06-30', slip_days: { boiler: 9 }, counting: { months_after: 1 } };
    const portfolio = portfolioOf([project({ type: 'boiler', reduces: { NOx: { fraction: 1 } } })], more);
    const row = referenceEvaluate(portfolio).projects[0]!;
    expect(row.first_day).toBe('2023-08-01');
    expect(row.warnings).toEqual(['past-date-not-built']);
    expect(row.reduces.NOx!.season).toBeCloseTo(61, 9);
    expect(row.reduces.NOx!.season_to_date).toBe(0);
    const byStatus = { ...more, counting: 'day' as const, status_defaults: { planned: { slip_days: 2 } } };
    const ofStatus = portfolioOf([project({ type: 'boiler', reduces: { NOx: { fraction: 1 } } })], byStatus);
    expect(referenceEvaluate(ofStatus).projects[0]!.first_day).toBe('2023-07-03');
  });

  it('a project without a base is spread by its own profile and keeps its own tonnes', () => {
    const july = [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0];
    const lone = { source: null, zone: 'A', until: '2023-07-10', profile: july, reduces: { SO2: { tonnes: 62 } } };
    const portfolio = portfolioOf([project({ ...lone, uptime: 0.5 })]);
    const row = referenceEvaluate(portfolio).projects[0]!;
    expect(row.reduces.SO2!.full_year).toBeCloseTo(31, 9);
    expect(row.reduces.SO2!.season).toBeCloseTo(10, 9);
    expect(row.warnings).toEqual(['unbased']);
  });

  it('a season running into a leap year spreads February over 29 days with the shares of the programme year', () => {
    const season = { from: '2023-12-31', to: '2024-02-29' };
    const portfolio = portfolioOf([project({ reduces: { NOx: { fraction: 1 } } })], { season });
    // One day of December, 31 of January and the 28 t of February.
    expect(figuresOf(portfolio).season).toBeCloseTo(1 + 31 + 28, 9);
    expect(figuresOf(portfolio).year).toBeCloseTo(214, 9);
  });

  it('a proposed project is reported from the pool and stays out of the planned book', () => {
    const projects = [
      project({ id: 'P', status: 'proposed', effective: '2022-01-01', reduces: { NOx: { fraction: 0.5 } } }),
      project({ id: 'Q', status: 'built', reduces: { NOx: { fraction: 0.5 } } }),
    ];
    const outcome = referenceEvaluate(portfolioOf(projects));
    expect(outcome.projects[0]!.reduces.NOx!.full_year).toBeCloseTo(182.5, 9);
    expect(outcome.projects[1]!.reduces.NOx!.full_year).toBeCloseTo(182.5, 9);
    expect(outcome.totals.pool.NOx!.full_year).toBeCloseTo(365 * 0.75, 9);
    expect(outcome.totals.built.NOx!.full_year).toBeCloseTo(182.5, 9);
    expect(outcome.totals.verified.NOx).toBeUndefined();
  });

  it('a scenario multiplies the cut after capping it, and the uptime comes on top', () => {
    const scenarios = [{ id: 'more', changes: [{ select: {}, scale: { NOx: 2 } }] }];
    const portfolio = portfolioOf([project({ uptime: 0.5, reduces: { NOx: { fraction: 0.8 } } })], { scenarios });
    expect(figuresOf(portfolio, 'NOx', 'P', 'more').full_year).toBeCloseTo(182.5, 9);
  });

  it('targets state what is required, achieved and missing', () => {
    const targets = [
      { id: 'percent', zone: 'A', pollutant: 'NOx', season_percent: 10 },
      { id: 'line', zone: null, line: { a: 0.5, b: 0.01 } },
      { id: 'count', zone: null, count: 2, by: '2023-06-01' },
    ];
    const projects = [
      project({ id: 'P', group: 'G', reduces: { NOx: { fraction: 0.6 } } }),
      project({ id: 'R', group: 'G', effective: '2023-06-02', reduces: {} }),
      project({ id: 'Q', reduces: { VOC: { fraction: 0.2 } } }),
    ];
    const outcome = referenceEvaluate(portfolioOf(projects, { targets }));
    const [percent, line, count] = outcome.targets.map((target) => target.books.planned);
    expect(percent!.required).toBeCloseTo(153, 9);
    expect(percent!.gap).toBeCloseTo(153 - 73.2, 9);
    expect(line!.required).toBeCloseTo((0.5 * 73.2) / 1530 + 0.01, 12);
    expect(line!.achieved).toBeCloseTo(24.4 / 3060, 12);
    expect(line!.gap_tonnes).toBeCloseTo(line!.gap * 3060, 9);
    expect(count).toEqual({ required: 2, achieved: 1, gap: 1, met: false });
    expect(outcome.warnings).toEqual([{ code: 'nox-only', zone: 'A' }]);
  });

  it('capital is annualised over its life and divided by the tonnes of a full year', () => {
    const cost = { capital: 100, om: 5, life: 2, rate: 0.1 };
    const row = referenceEvaluate(portfolioOf([project({ cost, reduces: { NOx: { fraction: 0.5 } } })])).projects[0]!;
    // CRF = 0.1 x 1.21 / 0.21
    expect(row.cost.annualised).toBeCloseTo(100 * (0.121 / 0.21) + 5, 9);
    expect(row.cost.per_tonne.NOx).toBeCloseTo((100 * (0.121 / 0.21) + 5) / 182.5, 9);
  });
});
