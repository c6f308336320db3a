import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../models/engine/evaluate.ts';
import type { Portfolio } from '../../models/portfolio.ts';
import type { DistributionOutcome } from '../../models/uncertainty/distribution-outcome.ts';
import { simulateCommand } from '../../src/cli/simulate.ts';
import { generatePortfolio } from '../bench/generate-portfolio.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'lantian-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const uncertain: Portfolio = {
  ...generatePortfolio(60),
  uncertainty_defaults: {
    boiler: { scale: { dist: 'pert', min: 0.6, mode: 1, max: 1.1 }, fail: 0.1 },
    kiln: { delay_days: { dist: 'triangular', min: 0, mode: 10, max: 120 } },
  },
  uncertainty_shared: [{ by: 'type', scale: { dist: 'lognormal', median: 1, gsd: 1.15 } }],
  scenarios: [{ id: 'late', changes: [{ select: {}, delay_days: 60 }] }],
};

function fileOf(portfolio: unknown, name = 'portfolio.json'): string {
  const path = join(folder, name);
  writeFileSync(path, typeof portfolio === 'string' ? portfolio : JSON.stringify(portfolio));
  return path;
}

const run = (...args: readonly string[]) => runCommand(simulateCommand, args);

describe('simulate', () => {
  it('prints the same bytes for any number of workers and any order of the projects, and its progress beside them', async () => {
    const file = fileOf(uncertain);
    const turned = fileOf({ ...uncertain, projects: uncertain.projects?.toReversed() }, 'turned.json');
    const one = await run(file, '--draws', '1200', '--seed', '7', '--workers', '1');
    const three = await run(turned, '--draws', '1200', '--seed', '7', '--workers', '3');
    expect(one.code).toBe(0);
    expect(three.stdout).toBe(one.stdout);
    expect(one.stderr).toMatch(/已抽样 1200 次，共 1200 次\n$/);
    const outcome = JSON.parse(one.stdout) as DistributionOutcome;
    expect(outcome).toMatchObject({ format: 'distribution/v1', draws: 1200, seed: 7 });
    expect(outcome.swing).toHaveLength(10);
    expect(Object.keys(outcome.zones[0]!.NOx!.season)).toEqual(['mean', 'p5', 'p10', 'p50', 'p90', 'p95']);
  });

  it('draws other numbers with another seed', async () => {
    const file = fileOf(uncertain);
    const [a, b] = [await run(file, '--draws', '20', '--seed', '1'), await run(file, '--draws', '20', '--seed', '2')];
    expect(a.stdout.replace('"seed":1', '"seed":2')).not.toBe(b.stdout);
  });

  it('draws a scenario of the file', async () => {
    const { uncertainty_defaults: _, uncertainty_shared: __, ...certain } = uncertain;
    const { stdout } = await run(fileOf(certain), '--draws', '1', '--seed', '1', '--scenario', 'late');
    const late = evaluate(certain, 'late').zones[0]!.books.planned.NOx!.season;
    expect((JSON.parse(stdout) as DistributionOutcome).zones[0]!.NOx!.season.mean).toBeCloseTo(late, 9);
  });

  it('names every fault of a distribution and ends in 1', async () => {
    const spoilt = {
      ...uncertain,
      uncertainty_defaults: { boiler: { fail: 2, scale: { dist: 'normal', mean: 1, sd: -1 } } },
    };
    const { code, stdout } = await run(fileOf(spoilt), '--draws', '10', '--seed', '1', '--json');
    const { faults } = JSON.parse(stdout) as { readonly faults: readonly { readonly field: string }[] };
    expect([code, faults.map(({ field }) => field).sort()]).toEqual([
      1,
      ['uncertainty_defaults.boiler.fail', 'uncertainty_defaults.boiler.scale.sd'],
    ]);
    const unknown = await run(fileOf(uncertain), '--draws', '10', '--seed', '1', '--scenario', 'none');
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('没有情景 none')]);
  });

  it.each([
    [['--draws', '10', '--seed', '1']],
    [['FILE', '--seed', '1']],
    [['FILE', '--draws', '10']],
    [['FILE', '--draws', '0', '--seed', '1']],
    [['FILE', '--draws', '1.5', '--seed', '1']],
    [['FILE', '--draws', '10', '--seed', 'x']],
    [['FILE', '--draws', '10', '--seed', '1', '--workers', '0']],
    [['FILE', '--draws', '10', '--seed', '1', '--threads', '2']],
  ])('says how it is used when called with %o', async (args) => {
    const { code, stderr } = await run(...args.map((arg) => (arg === 'FILE' ? fileOf(uncertain) : arg)));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^用法：/)]);
  });
});
