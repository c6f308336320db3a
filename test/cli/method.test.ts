import { describe, expect, it } from 'vitest';
import { methodCommand } from '../../src/cli/method.ts';
import { runCommand } from './run-command.ts';

const run = (...args: string[]) => runCommand(methodCommand, args);
const STACK = [
  '--input',
  'flow=20 万m3/h',
  '--input',
  'hours=7920',
  '--input',
  'nox_before=150',
  '--as-of',
  '2023-06-30',
];

describe('method list', () => {
  it('prints one method a line: id and names', async () => {
    const { code, stdout } = await run('list');
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines.length).toBeGreaterThanOrEqual(24);
    expect(lines.every((line) => /^[a-z0-9-]+\t.+\t.+$/.test(line))).toBe(true);
  });

  it('prints records as JSON', async () => {
    const { stdout } = await run('list', '--json');
    const records = JSON.parse(stdout) as { id: string; lines: { tex: { zh: string } }[] }[];
    expect(records.find(({ id }) => id === 'ule-stack-flow')!.lines[0]!.tex.zh).toContain('\\text{');
  });
});

describe('method show', () => {
  it('says what the method needs and computes', async () => {
    const { code, stdout } = await run('show', 'ule-stack-flow');
    expect(code).toBe(0);
    expect(stdout).toMatch(/nox_before .* mg\/m3 .* 必填/);
    expect(stdout).toMatch(/系数 limit-steel-sinter-nox = 50 mg\/m3/);
    expect(stdout).toContain('[t/a]');
  });

  it('does not know every name', async () => {
    expect(await run('show', 'alchemy')).toMatchObject({ code: 1, stdout: '', stderr: '没有方法“alchemy”\n' });
    expect(JSON.parse((await run('show', 'alchemy', '--json')).stdout)).toMatchObject({
      faults: [{ code: 'unknown-method' }],
    });
  });
});

describe('method evaluate', () => {
  it('prints outputs, derivation and warnings', async () => {
    const { code, stdout } = await run('evaluate', 'ule-stack-flow', ...STACK);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outputs: { NOx: { value: 134.64, unit: 't/a' } },
      warnings: [],
      derivation: { method: { id: 'ule-stack-flow' }, outputs: [{ name: 'NOx', inputs: [{ name: 'gas' }, {}, {}] }] },
    });
  });

  it('warns of a factor that is out of date on the day', async () => {
    const { stdout } = await run('evaluate', 'ule-stack-flow', ...STACK.slice(0, -1), '2031-01-01');
    expect((JSON.parse(stdout) as { warnings: { code: string }[] }).warnings.map(({ code }) => code)).toContain(
      'stale-factor',
    );
  });

  it('prints each wrong input on its own line', async () => {
    const { code, stdout, stderr } = await run(
      'evaluate',
      'ule-stack-flow',
      '--input',
      'flow=-1',
      '--input',
      'houzs=3',
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      '该方法没有参数“houzs”；是否应为“hours”？',
      '参数“flow”：-1 超出可接受范围 0–5000000 Nm3/h',
      '参数“nox_before”：须填写此参数（单位 mg/m3）',
    ]);
  });
});

describe('method', () => {
  it.each([
    [[]],
    [['list', 'x']],
    [['show']],
    [['evaluate', 'x', '--as-of', '2023-02-30']],
    [['melt', 'x']],
    [['list', '--x']],
  ])('says how it is used when called as %j', async (args) => {
    expect(await run(...args)).toMatchObject({ code: 2, stdout: '' });
  });
});
