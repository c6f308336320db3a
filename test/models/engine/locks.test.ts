import { describe, expect, it } from 'vitest';
import { breaches, lockedProjects } from '../../../models/engine/locks.ts';
import { baselineStates } from '../../../models/engine/project-state.ts';
import { applyChanges } from '../../../models/engine/scenario.ts';
import type { Change, Portfolio } from '../../../models/portfolio.ts';

const portfolio: Portfolio = {
  format: 'portfolio/v1',
  year: 2023,
  season: { from: '2023-05-01', to: '2023-09-30' },
  zones: [{ id: 'A' }],
  projects: [
    { id: 'K#1', group: 'K', type: 'kiln', zone: 'A', status: 'built', effective: '2023-03-01' },
    { id: 'K#2', group: 'K', type: 'kiln', zone: 'A', status: 'planned', effective: '2023-08-01' },
    { id: 'R', type: 'reserve', zone: 'A', status: 'proposed' },
  ],
};
const locks = lockedProjects(portfolio, [
  { kind: 'keep', select: { type: ['kiln'] } },
  { kind: 'bar', select: { id: ['R'] } },
]);
const broken = (changes: readonly Change[]) => breaches(applyChanges(baselineStates(portfolio), changes), locks);

describe('locks of a scenario', () => {
  it('are about real projects, however many entries each has', () => {
    expect(locks).toEqual({ keep: ['K'], bar: ['R'] });
  });

  it('hold while the programme stands as it is, and under a delay', () => {
    expect(broken([])).toEqual([]);
    expect(broken([{ select: {}, delay_days: 90 }])).toEqual([]);
  });

  it('are broken by leaving out one tranche of what must stay, and whole again when it comes back', () => {
    const out: Change = { select: { id: ['K#2'] }, exclude: true };
    expect(broken([out])).toEqual([{ kind: 'keep', project: 'K' }]);
    expect(broken([{ select: {}, status: 'cancelled' }])).toEqual([{ kind: 'keep', project: 'K' }]);
    expect(broken([out, { select: {}, include: true }])).toEqual([]);
  });

  it('are broken by taking up what must not be taken, unless it is left out at the same time', () => {
    const taken: Change = { select: {}, status: 'planned' };
    expect(broken([taken])).toEqual([{ kind: 'bar', project: 'R' }]);
    expect(broken([taken, { select: { id: ['R'] }, exclude: true }])).toEqual([]);
  });
});
