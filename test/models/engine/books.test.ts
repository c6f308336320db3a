// Four status books, never mixed: each is computed with only its own projects present.
import { describe, expect, it } from 'vitest';
import type { Project } from '../../../models/portfolio.ts';
import { BOOKS, type Status } from '../../../models/vocabulary.ts';
import { noxOf, outcomeOf, project, projectIn } from './small-year.ts';

/** Five projects that halve what is left, the least certain acting first. */
const statuses: readonly Status[] = ['proposed', 'planned', 'building', 'built', 'verified'];
const ladder: readonly Project[] = [
  ...statuses.map((status, order) => project({ id: status, status, order, reduces: { NOx: { fraction: 0.5 } } })),
  project({ id: 'cancelled', status: 'cancelled', order: -1 }),
];

describe('a book', () => {
  it('holds what its own projects leave of the base', () => {
    const { totals } = outcomeOf(ladder);
    const left = BOOKS.map((book) => 1 - totals[book].NOx!.full_year / 365);
    [0.5 ** 5, 0.5 ** 4, 0.5 ** 2, 0.5].forEach((expected, index) => expect(left[index]).toBeCloseTo(expected, 12));
  });

  it('gives a project the figures of book planned, a proposed one those of the pool', () => {
    const outcome = outcomeOf(ladder);
    const parts = statuses.map((status) => noxOf(outcome, status).full_year / 365);
    [0.5, 0.5, 0.25, 0.125, 0.0625].forEach((expected, index) => expect(parts[index]).toBeCloseTo(expected, 12));
    expect(projectIn(outcome, 'cancelled')).toMatchObject({ counts: false });
  });

  it('flags a proposed project by what the pool leaves it, a planned one by what book planned does', () => {
    const outcome = outcomeOf([
      project({ id: 'proposed', status: 'proposed', order: 0, reduces: { NOx: { fraction: 0.9 } } }),
      project({ id: 'planned', order: 1, reduces: { NOx: { tonnes: 73, basis: 'remaining' } } }),
      project({ id: 'last', status: 'proposed', order: 2, reduces: { NOx: { tonnes: 73, basis: 'remaining' } } }),
    ]);
    expect(projectIn(outcome, 'planned').warnings).toEqual([]);
    expect(noxOf(outcome, 'planned').full_year).toBeCloseTo(73, 9);
    expect(projectIn(outcome, 'last').warnings).toEqual([]);
    expect(noxOf(outcome, 'last').full_year).toBe(0);
  });

  it('names a pollutant only when one of its projects does', () => {
    const { totals, zones } = outcomeOf([project({ status: 'built', effective: null })]);
    expect(BOOKS.map((book) => Object.keys(totals[book]))).toEqual([['NOx'], ['NOx'], ['NOx'], []]);
    expect(Object.keys(zones[0]!.books.built)).toEqual(['NOx']);
  });

  it('is empty of what a scenario excludes', () => {
    const scenarios = [{ id: 's', changes: [{ select: {}, exclude: true }] }];
    const outcome = outcomeOf(ladder, { scenarios }, 's');
    for (const book of BOOKS) expect(outcome.totals[book]).toEqual({});
    expect(outcome.projects.map(({ counts }) => counts)).not.toContain(true);
  });
});

describe('zones', () => {
  const zones = [{ id: 'B' }, { id: 'A', base: { NOx: { tonnes: 3650 } } }];
  const sources = [
    { id: 'S', zone: 'A', base: { NOx: { tonnes: 365 } } },
    { id: 'T', zone: 'B', base: { NOx: { tonnes: 730 } } },
  ];
  const projects = [
    project({ id: 'P1' }),
    project({ id: 'P2', source: 'T' }),
    project({ id: 'P3', source: null, zone: 'B', reduces: { NOx: { tonnes: 5 } } }),
  ];

  it('stand in the order of the file with the projects of their sources and their own', () => {
    const outcome = outcomeOf(projects, { zones, sources });
    expect(outcome.zones.map(({ id }) => id)).toEqual(['B', 'A']);
    expect(outcome.zones.map(({ books }) => books.planned.NOx!.full_year)).toEqual([735, 365]);
    expect(outcome.totals.planned.NOx!.full_year).toBe(1100);
  });

  it('report their own inventory over the season', () => {
    const bases = outcomeOf(projects, { zones, sources }).zones.map((zone) => zone.base_season);
    expect(bases[0]).toEqual({});
    expect(bases[1]!.NOx).toBeCloseTo(1530, 9);
  });

  it('leave every project listed, by id', () => {
    const outcome = outcomeOf([...projects].reverse(), { zones, sources });
    expect(outcome.projects.map(({ id }) => id)).toEqual(['P1', 'P2', 'P3']);
  });
});
