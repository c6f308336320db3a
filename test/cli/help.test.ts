import { describe, expect, test } from 'vitest';
import { briefingCommand } from '../../src/cli/briefing.ts';
import { checkModelCommand } from '../../src/cli/check-model.ts';
import type { Command } from '../../src/cli/command.ts';
import { evaluateCommand } from '../../src/cli/evaluate.ts';
import { formulaCommand } from '../../src/cli/formula.ts';
import { helpOf } from '../../src/cli/help.ts';
import { serveCommand } from '../../src/cli/serve.ts';
import { runCommand } from './run-command.ts';

const asked =
  (command: Command): Command =>
  (_args, io) =>
    helpOf(command, io);

describe('--help', () => {
  test.each([
    ['evaluate', evaluateCommand, 'evaluate FILE'],
    ['formula', formulaCommand, '--unit'],
    ['check-model', checkModelCommand, 'check-model'],
    ['serve', serveCommand, 'serve'],
  ])('of %s is its usage, on stdout and with exit code 0', async (_name, command, part) => {
    const { code, stdout, stderr } = await runCommand(asked(command), []);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(part);
  });

  test('of briefing lists its kinds and nothing else on stdout', async () => {
    const { code, stdout } = await runCommand(asked(briefingCommand), []);
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toContain('bulletin');
  });
});
