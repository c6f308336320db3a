import { describe, expect, it } from 'vitest';
import { districtLeague, ranks, type LeagueProject } from '../../src/catalogue/district-league.ts';
import { freshnessOf, isFollowed, periodStart, statesProgress } from '../../src/catalogue/freshness.ts';
import { nextDue } from '../../src/catalogue/next-due.ts';
import type { Workflow } from '../../src/catalogue/workflows.ts';
import { readPasted } from '../../src/catalogue/pasted-reports.ts';

describe('freshness', () => {
  it.each([
    [30, 30, 'timely'],
    [31, 30, 'acceptable'],
    [60, 30, 'acceptable'],
    [61, 30, 'late'],
    [90, 30, 'late'],
    [91, 30, 'stale'],
    [7, 7, 'timely'],
    [14, 7, 'acceptable'],
    [15, 7, 'late'],
  ])('of %i days in a rhythm of %i is %s', (age, rhythm, word) => {
    expect(freshnessOf(age, rhythm, 90)).toBe(word);
  });

  it('is not asked of what is closed, cancelled, merged or in reserve', () => {
    const living = { status: 'building', step: 'building', merged_into: null } as const;
    expect(isFollowed(living)).toBe(true);
    expect(isFollowed({ ...living, status: 'verified', step: 'closed' })).toBe(false);
    expect(isFollowed({ ...living, status: 'cancelled' })).toBe(false);
    expect(isFollowed({ ...living, status: 'proposed' })).toBe(false);
    expect(isFollowed({ ...living, merged_into: 'P2' })).toBe(false);
  });

  it('counts a change only when it touches progress, dates or problem', () => {
    expect(statesProgress(['owner', 'phone', 'tags'])).toBe(false);
    expect(statesProgress(['owner', 'finish'])).toBe(true);
  });

  it('asks weekly from Monday and monthly from the first', () => {
    expect(periodStart('2023-07-02', 7)).toBe('2023-06-26');
    expect(periodStart('2023-06-26', 7)).toBe('2023-06-26');
    expect(periodStart('2023-06-30', 30)).toBe('2023-06-01');
  });
});

it.each([
  ['the start before work begins', { status: 'planned', step: 'listed' }, '2023-03-01'],
  ['the finish while building', { status: 'building', step: 'building' }, '2023-06-01'],
  ['the self-check sixty days after the finish', { status: 'built', step: 'finished' }, '2023-07-31'],
  ['nothing once it is self-checked', { status: 'built', step: 'self-checked' }, null],
  ['nothing once it is closed', { status: 'verified', step: 'closed' }, null],
  ['the finish where no start is asked for', { status: 'planned', step: 'listed' }, '2023-06-01', 'light'],
  ['nothing after the finish where nobody checks himself', { status: 'built', step: 'finished' }, null, 'light'],
] as const)('the next step due is %s', (_, change, due, workflow: Workflow = 'standard') => {
  const dates = { start: '2023-03-01', finish: '2023-06-01', finished: '2023-06-01', merged_into: null };
  expect(nextDue({ ...dates, ...change }, 60, workflow)).toBe(due);
});

describe('cells copied from a workbook', () => {
  const columns = new Map([
    ['项目编号', 'id' as const],
    ['下步措施', 'next' as const],
    ['形象进度', 'progress' as const],
  ]);
  const columnOf = (heading: string) => columns.get(heading) ?? null;

  it('stand in the order of the page without headings', () => {
    expect(readPasted('QD-2023-0001-6\t80\t12.5\t设备安装\n\n合计\t80', columnOf)).toEqual([
      { id: 'QD-2023-0001-6', cells: { progress: '80', spent: '12.5', done: '设备安装' } },
    ]);
  });

  it('stand where their headings say', () => {
    const pasted = '序号\t形象进度\t项目编号\t下步措施\r\n1\t85\tqd-2023-0001-6\t调试';
    expect(readPasted(pasted, columnOf)).toEqual([{ id: 'QD-2023-0001-6', cells: { progress: '85', next: '调试' } }]);
  });
});

describe('the league of districts', () => {
  const project: LeagueProject = {
    district: 'A', type: 'x', status: 'built', finished: '2023-05-01', capital: 10, nox: 1, voc: 0, warnings: [], freshness: 'timely', dossier: 80, isDoubtful: false,
  }; // prettier-ignore
  const open: LeagueProject = { ...project, status: 'building', finished: null };

  it('gives equal rates one rank and skips the next', () => {
    expect(ranks([50, 80, 80, 10, null])).toEqual([3, 1, 1, 4, null]);
  });

  it('shows progress, places won since the month before, and each quality apart', () => {
    const projects = [
      { ...project, finished: '2023-06-10' },
      { ...open, warnings: ['unbased'], nox: 3, isDoubtful: true },
      { ...project, district: 'B' },
      { ...open, district: 'B', freshness: 'stale', dossier: null },
      { ...open, district: 'B', status: 'cancelled' as const },
    ];
    const [a, b, empty] = districtLeague(['A', 'B', 'C'], projects, '2023-05-31');
    expect(a).toMatchObject({ listed: 2, done: 1, rate: 50, rank: 1, isTied: true, moved: 1, freshness: 100 });
    expect(a).toMatchObject({ completeness: 80, based: 25, single: 50 });
    expect(b).toMatchObject({ listed: 2, rank: 1, moved: 0, freshness: 50, completeness: 80, based: 100, single: 100 });
    expect(empty).toMatchObject({ listed: 0, rate: null, rank: null, moved: null, freshness: null, single: null });
  });
});
