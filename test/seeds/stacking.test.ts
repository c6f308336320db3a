import { describe, expect, it } from 'vitest';
import { by, creditOfPairs, sampleProjects, sampleTable, sum } from './sample.ts';

const projects = sampleProjects();
const bases = sampleTable('source-bases.csv');
const onSource = by(
  projects.filter(({ source }) => source !== null),
  ({ source }) => source!,
);
const VOC_TYPES = ['low-voc-materials', 'voc-capture', 'voc-endpipe', 'voc-simple-out'];
const NOX_TYPES = ['gas-boiler-lnb', 'furnace-denox', 'furnace-fuel'];
const shared = [...onSource.values()].filter((members) => members.length > 1);
const groupsOf = (types: readonly string[], size: number) =>
  shared.filter(
    (members) =>
      members.length === size &&
      members.every(({ type }) => types.includes(type)) &&
      new Set(members.map(({ type }) => type)).size === size,
  );

describe('the sources of the sample', () => {
  it('carry several projects in 190 groups, beside what is planted as a fault', () => {
    expect(groupsOf(VOC_TYPES, 3)).toHaveLength(30);
    expect(groupsOf(VOC_TYPES, 2)).toHaveLength(130);
    expect(groupsOf(NOX_TYPES, 2)).toHaveLength(30);
    expect(shared).toHaveLength(190 + 8 + 5);
    for (const members of shared) expect(new Set(members.map(({ district }) => district)).size).toBe(1);
  });

  it('are had by industry, boilers, loading, stations and workshops, and by nobody else', () => {
    const has = (category: string, type: string) =>
      category === 'industry' ||
      (category === 'combustion' && type !== 'clean-heating') ||
      ['loading-vru', 'gas-station', 'auto-repair'].includes(type);
    for (const { id, category, type, source } of projects) expect(source !== null, id).toBe(has(category, type));
  });

  it('say in VOC groups that the second and later rows take from what is left', () => {
    for (const members of [...groupsOf(VOC_TYPES, 3), ...groupsOf(VOC_TYPES, 2)]) {
      const reductions = members.map(({ row }) => (JSON.parse(row['reduces']!) as { VOC: { basis?: string } }).VOC);
      if (reductions.some((reduction) => 'control' in reduction)) continue;
      expect(reductions.filter(({ basis }) => basis === 'remaining')).toHaveLength(members.length - 1);
    }
  });

  it('hold 40 control pairs, each of a better capture and a better removal whose credit is what the pair declared', () => {
    const controlled = bases.filter((base) => base['capture'] !== '');
    expect(controlled).toHaveLength(40);
    const credit = creditOfPairs();
    for (const base of controlled) {
      const members = onSource.get(base['source']!)!;
      expect(members.map(({ type }) => type === 'voc-capture').sort()).toEqual([false, true]);
      expect(members.every(({ status }) => status !== 'cancelled' && status !== 'proposed')).toBe(true);
      const [capture, removal] = [Number(base['capture']), Number(base['removal'])];
      expect(capture >= 0.3 && capture <= 0.55 && removal >= 0.15 && removal <= 0.5).toBe(true);
      expect(base['uptime']).toBe('0.9');
      expect(sum(members, ({ id }) => credit.get(id)!)).toBeGreaterThan(0);
    }
  });

  it('have bases of 2022 with the monthly shares of their type', () => {
    for (const base of bases) {
      expect(base['as_of']).toBe('2022-12-31');
      expect(Number(base['tonnes'])).toBeGreaterThan(0);
      const [first] = onSource.get(base['source']!)!;
      const profiled = ['coal-boiler-out', 'gas-station', 'loading-vru', 'auto-repair'].includes(first!.type);
      expect(base['profile'] !== '', first!.id).toBe(profiled);
    }
  });

  it('emitted between a little more and five times what their projects declare', () => {
    for (const [source, members] of onSource) {
      const base = bases.find((one) => one['source'] === source && one['pollutant'] === 'VOC' && one['capture'] === '');
      const declared = sum(members, ({ voc }) => Math.max(0, voc));
      if (base === undefined || declared === 0) continue;
      const share = declared / Number(base['tonnes']);
      expect(share > 0.19 && share < 1.31, source).toBe(true);
    }
  });
});

describe('what is done little by little, and what counts only for a while', () => {
  it('finishes in three to five equal tranches, the last on the day of the row', () => {
    const tranches = by(sampleTable('tranches.csv'), (row) => row['project']!);
    expect(tranches.size).toBeGreaterThanOrEqual(42);
    expect(tranches.size).toBeLessThanOrEqual(46);
    const entries = 3000 - tranches.size + sum([...tranches.values()], (rows) => rows.length);
    expect(entries).toBeGreaterThan(3120);
    expect(entries).toBeLessThan(3150);
    for (const [id, rows] of tranches) {
      const project = projects.find((one) => one.id === id)!;
      expect(['vehicle-scrap', 'clean-heating', 'nev-replace']).toContain(project.type);
      expect(sum(rows, (row) => Number(row['share']))).toBeCloseTo(1, 12);
      expect(rows.length >= 3 && rows.length <= 5).toBe(true);
      expect(rows.at(-1)!['day']).toBe(project.day);
      const waiting = project.status === 'planned' || project.status === 'proposed';
      for (const row of rows) {
        expect(row['day']! >= (waiting ? '2023-07-01' : '2023-01-05')).toBe(true);
        const done = project.status === 'building' && row['day']! <= '2023-06-30';
        expect(row['status']).toBe(done ? 'built' : project.status);
      }
    }
  });

  it('keeps twelve season measures of zones A and B in one window each', () => {
    const windows = sampleTable('windows.csv');
    expect(windows).toHaveLength(12);
    const found = windows.map((window) => {
      const project = projects.find(({ id }) => id === window['project'])!;
      expect(['A', 'B']).toContain(project.zone);
      expect(project.row['counted']).toBe('');
      return `${project.type} ${project.status === 'built' ? 'built' : 'open'} ${window['from_day']!} ${window['until_day']!}`;
    });
    const count = (text: string) => found.filter((one) => one === text).length;
    expect(count('gas-station built 2023-06-01 2023-08-31') + count('auto-repair built 2023-06-01 2023-08-31')).toBe(6);
    expect(count('gas-station open 2023-07-01 2023-08-31') + count('auto-repair open 2023-07-01 2023-08-31')).toBe(6);
    expect(found.filter((text) => text.startsWith('gas-station'))).toHaveLength(8);
  });
});
