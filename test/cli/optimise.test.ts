import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planSchema } from '../../models/choice/plan.ts';
import { optimiseCommand } from '../../src/cli/optimise.ts';
import { inventedChoice } from '../models/choice/invented-choice.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'lantian-optimise-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(portfolio: object): string {
  const path = join(folder, 'portfolio.json');
  writeFileSync(path, JSON.stringify(portfolio));
  return path;
}

interface Printed {
  readonly reasons: readonly { readonly sentence: string }[];
}

describe('optimise', () => {
  it('prints a plan with a sentence for every candidate', async () => {
    const { code, stdout, stderr } = await runCommand(optimiseCommand, [fileWith(inventedChoice(12, 0.4))]);
    expect([code, stderr]).toEqual([0, '']);
    const { reasons, ...plan } = JSON.parse(stdout) as Printed;
    const bare = reasons.map(({ sentence: _, ...reason }) => reason);
    expect(planSchema.parse({ ...plan, reasons: bare })).toMatchObject({ status: 'optimal', conflicts: [] });
    expect(reasons).toHaveLength(12);
    for (const { sentence } of reasons) expect(sentence).toMatch(/^(选|不选)：.+。$/);
  });

  it('answers what cannot be met with what is in conflict and what comes nearest, and ends well', async () => {
    const portfolio = inventedChoice(12, 0.9, { budget_capital: 300 });
    const { code, stdout } = await runCommand(optimiseCommand, [fileWith(portfolio), '--time-limit', '20']);
    const plan = JSON.parse(stdout) as { conflicts: { targets: string[]; limits: string[] }[] };
    expect(code).toBe(0);
    expect(plan).toMatchObject({ status: 'infeasible', chosen: [], objective: null });
    expect(plan.conflicts[0]!.targets.length).toBeGreaterThan(0);
    expect(plan).toHaveProperty('closest.chosen');
  });

  it('names every fault of the choice, and the usage', async () => {
    const choice = { required: ['P0001', 'P9'], forbidden: ['P0001'], targets: ['none'], accelerate: {} };
    const { code, stdout } = await runCommand(optimiseCommand, [fileWith(inventedChoice(4, 0.4, choice)), '--json']);
    expect(code).toBe(1);
    const { faults } = JSON.parse(stdout) as { faults: { field: string; code: string }[] };
    expect(faults.map(({ field, code: fault }) => `${field} ${fault}`)).toEqual([
      'choice.targets[0] unknown-target',
      'choice.required[1] unknown-project',
      'choice.forbidden[0] required-and-forbidden',
    ]);
    expect(await runCommand(optimiseCommand, ['a.json', '--time-limit', '-1'])).toMatchObject({ code: 2, stdout: '' });
  });
});
