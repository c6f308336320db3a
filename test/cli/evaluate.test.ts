import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { outcomeSchema } from '../../models/outcome.ts';
import { evaluateCommand } from '../../src/cli/evaluate.ts';

const RICH = fileURLToPath(new URL('../models/golden/rich-portfolio.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lantian-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], input = ''): Promise<Run> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(stdout), text(stderr)]);
  const code = await evaluateCommand(args, { stdin: Readable.from([input]), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, err] = await written;
  return { code, stdout: out, stderr: err };
}

function fileWith(content: string): string {
  const path = join(folder, 'portfolio.json');
  writeFileSync(path, content);
  return path;
}

const spoilt = (): string => fileWith(readFileSync(RICH, 'utf8').replace('"uptime": 0.8', '"uptime": 8'));

describe('evaluate', () => {
  it('prints the outcome of a file and nothing else', async () => {
    const { code, stdout, stderr } = await run([RICH]);
    expect([code, stderr]).toEqual([0, '']);
    expect(outcomeSchema.parse(JSON.parse(stdout))).toMatchObject({ format: 'outcome/v1', scenario: null });
  });

  it('prints the outcome under a scenario', async () => {
    const { code, stdout } = await run([RICH, '--scenario', 'slow']);
    const golden: unknown = JSON.parse(readFileSync(RICH.replace('.json', '.slow.json'), 'utf8'));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(golden);
  });

  it('reads standard input, with or without a byte order mark', async () => {
    const json = readFileSync(RICH, 'utf8');
    const plain = await run(['-'], json);
    expect(plain.code).toBe(0);
    expect(await run(['-'], `\uFEFF${json}`)).toEqual(plain);
  });
});

describe('a fault ends evaluate with 1 and no outcome', () => {
  it('as a line of its own on stderr', async () => {
    const file = spoilt();
    expect(await run([file])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${file}: lorries: uptime 不能大于 1\n`,
    });
  });

  it('as JSON on stdout', async () => {
    const file = spoilt();
    const { code, stdout, stderr } = await run([file, '--json']);
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toEqual({
      faults: [{ file, id: 'lorries', field: 'uptime', code: 'above-maximum', message: '不能大于 1' }],
    });
  });

  it.each([
    ['what is not JSON', () => [fileWith('{"format":')], 'not-json'],
    ['a file that is not there', () => [join(folder, 'nobody.json')], 'unreadable'],
    ['a folder', () => [folder], 'unreadable'],
    ['a scenario the file does not have', () => [RICH, '--scenario', 'nobody'], 'unknown-scenario'],
  ])('for %s', async (_name, args, faultCode) => {
    const { code, stdout } = await run([...args(), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ faults: [{ code: faultCode }] });
  });
});

describe('wrong usage ends evaluate with 2', () => {
  it.each([[[]], [['a.json', 'b.json']], [['a.json', '--draws', '5']], [['a.json', '--scenario']]])(
    '%j',
    async (args) => {
      const { code, stdout, stderr } = await run(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^用法：/);
    },
  );
});
