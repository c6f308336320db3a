// Emission through the year: profiles, leap years and seasons that run into the next year.
import { describe, expect, it } from 'vitest';
import { noxOf, outcomeOf, project } from './small-year.ts';

const heating = [0.25, 0.2, 0.15, 0, 0, 0, 0, 0, 0, 0, 0.15, 0.25];
const source = (tonnes: number, profile: readonly number[] | null) => ({
  sources: [{ id: 'S', zone: 'A', base: { NOx: { tonnes, profile } } }],
});

describe('a profile', () => {
  it('spreads a month evenly over its days', () => {
    const nox = noxOf(outcomeOf([project({ effective: '2023-01-15', until: '2023-02-07' })], source(100, heating)));
    expect(nox.months[0]).toBeCloseTo((25 * 17) / 31, 9);
    expect(nox.months[1]).toBeCloseTo((20 * 7) / 28, 9);
    expect(nox.year).toBeCloseTo((25 * 17) / 31 + 5, 9);
  });

  it('makes a heating project worth nothing in the ozone season and everything in the full year', () => {
    const nox = noxOf(outcomeOf([project({ effective: '2023-04-01' })], source(100, heating)));
    expect(nox.season).toBe(0);
    expect(nox.year).toBeCloseTo(40, 9);
    expect(nox.full_year).toBeCloseTo(100, 9);
  });

  it('is normalised when it misses 1 by less than a millionth', () => {
    const almost = heating.map((share) => share * (1 + 9e-7));
    expect(noxOf(outcomeOf([project()], source(100, almost))).year).toBeCloseTo(100, 9);
  });

  it('of a project spreads what stands alone', () => {
    const alone = project({ source: null, zone: 'A', effective: '2023-02-01', reduces: { NOx: { tonnes: 40 } } });
    const nox = noxOf(outcomeOf([{ ...alone, profile: heating }]));
    expect(nox).toMatchObject({ full_year: 40, season: 0 });
    expect(nox.year).toBeCloseTo(30, 9);
  });
});

describe('a year of 366 days', () => {
  it('has a day more in February and the smaller share per day', () => {
    const nox = noxOf(
      outcomeOf([project({ effective: '2024-02-01', until: '2024-02-29' })], {
        ...source(366, null),
        year: 2024,
        season: { from: '2024-05-01', to: '2024-09-30' },
      }),
    );
    expect(nox.year).toBeCloseTo(29, 9);
  });
});

describe('a season that runs into the next year', () => {
  const autumnWinter = (year: number) => ({ year, season: { from: `${year}-10-01`, to: `${year + 1}-03-31` } });

  it('takes the same shares with the days of the next year’s own months', () => {
    const winter = { ...source(100, heating), ...autumnWinter(2023) };
    const inFebruary = project({ effective: '2024-02-01', until: '2024-02-10' });
    expect(noxOf(outcomeOf([inFebruary], winter)).season).toBeCloseTo((20 * 10) / 29, 9);
    expect(noxOf(outcomeOf([project()], winter)).season).toBeCloseTo(15 + 25 + 25 + 20 + 15, 9);
  });

  it('spreads the default profile’s February of a leap year over 28 days of the next', () => {
    const nox = noxOf(
      outcomeOf([project({ effective: '2025-02-01', until: '2025-02-14' })], {
        ...source(366, null),
        ...autumnWinter(2024),
      }),
    );
    expect(nox.season).toBeCloseTo(29 / 2, 9);
  });

  it('lets a project count that begins after the programme year, in the season only', () => {
    const outcome = outcomeOf([project({ effective: '2024-03-01' })], autumnWinter(2023));
    const nox = noxOf(outcome);
    expect(nox.season).toBeCloseTo(31, 9);
    expect(nox).toMatchObject({ year: 0, months: Array(12).fill(0), full_year: 365 });
    expect(outcome.projects[0]).toMatchObject({ counts: true, warnings: [] });
  });

  it('reports the zone’s own inventory over the same days', () => {
    const { base_season: base } = outcomeOf([], autumnWinter(2023)).zones[0]!;
    expect(base.NOx).toBeCloseTo(10 * (92 + 31 + 28 + 31), 9);
  });
});
