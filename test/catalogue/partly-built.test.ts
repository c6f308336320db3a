import { describe, expect, test } from 'vitest';
import { partlyBuilt } from '../../src/catalogue/partly-built.ts';
import type { Portfolio } from '../../models/portfolio.ts';

type Status = NonNullable<Portfolio['projects']>[number]['status'];

/** Entries as `group:status`; a project of its own has no group. */
const entries = (...all: readonly (readonly [group: string | null, status: Status])[]) => ({
  projects: all.map(([group, status], index) => ({ id: `P${String(index)}`, zone: 'a', group, status })),
});

describe('projects built in part', () => {
  test.each([
    ['nothing', entries(), 0],
    ['a project of one piece is built or not', entries([null, 'built'], [null, 'planned']), 0],
    ['one part built, one to come', entries(['A', 'built'], ['A', 'planned']), 1],
    ['verified counts as built, under way as to come', entries(['A', 'verified'], ['A', 'building']), 1],
    ['all parts built', entries(['A', 'built'], ['A', 'verified']), 0],
    ['no part built', entries(['A', 'planned'], ['A', 'building']), 0],
    ['a part given up is not to come', entries(['A', 'built'], ['A', 'cancelled']), 0],
    ['nor is a part that is only proposed', entries(['A', 'built'], ['A', 'proposed']), 0],
    [
      'each project once',
      entries(['A', 'built'], ['A', 'built'], ['A', 'planned'], ['B', 'built'], ['B', 'planned']),
      2,
    ],
  ])('%s', (_, portfolio, count) => {
    expect(partlyBuilt(portfolio)).toBe(count);
  });
});
