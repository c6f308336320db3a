import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exportCommand } from '../../src/cli/export.ts';
import { importCommand } from '../../src/cli/import.ts';
import { runCommand } from './run-command.ts';

const HEAD = '项目名称,六大类,项目类型,企业名称,区市,信用代码,管控分区';
const ONE = '示例甲储罐治理,工业企业,tank,示例甲公司,黄岛区,91370211MA3C00011M,';
const ODD = '示例乙储罐治理,工业企业,tank,示例乙公司,黄岛区,91370211MA3C00012Q,';

interface Answer {
  readonly rows: number;
  readonly created: number;
  readonly rejected: readonly unknown[];
  readonly questions: readonly { readonly row: number; readonly reason: string; readonly accepts: string }[];
  readonly batch: string | null;
}

describe('import on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-'));
  beforeAll(() => {
    vi.stubEnv('LANTIAN_DATA', folder);
    vi.stubEnv('LANTIAN_SAMPLE', 'none');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (lines: readonly string[], ...args: readonly string[]) => {
    const file = join(folder, 'rows.csv');
    writeFileSync(file, [HEAD, ...lines].join('\n'));
    const { code, stdout } = await runCommand(importCommand, [file, '--json', ...args]);
    return { code, answer: JSON.parse(stdout) as Answer };
  };

  it('asks of doubles and 提醒 as the page does when told to, and writes once somebody says why', async () => {
    expect(await run([ONE])).toMatchObject({ code: 0, answer: { created: 1, questions: [] } });

    const asked = await run([ONE.replace('储罐治理', '储罐治理二'), ODD], '--ask');
    expect(asked).toMatchObject({ code: 1, answer: { rejected: [], batch: null } });
    expect(asked.answer.questions.map(({ row }) => row)).toEqual([2, 3]);
    expect(asked.answer.questions[0]!.reason).toContain('可能是同一项目');
    expect(asked.answer.questions[0]!.accepts).toContain('--confirm');

    const said = await run([ONE.replace('储罐治理', '储罐治理二'), ODD], '--ask', '--confirm', '两个罐区');
    expect(said).toMatchObject({ code: 0, answer: { created: 2, questions: [] } });
    expect(said.answer.batch).not.toBeNull();
  });

  it('tells a program what a person would be asked, and writes the rows', async () => {
    const rows = [ONE.replace('储罐治理', '储罐治理三'), ODD.replace('示例乙', '示例丙')];
    const { code, answer } = await run(rows);
    expect({ code, created: answer.created, rejected: answer.rejected }).toEqual({ code: 0, created: 2, rejected: [] });
    expect(answer.questions.length).toBeGreaterThan(0);
    expect(answer.batch).not.toBeNull();
  });

  it('exports what was asked for, and names a condition it does not know', async () => {
    const known = await runCommand(exportCommand, ['projects', '--format', 'json', '--query', 'district=370202']);
    expect(known).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
    const unknown = await runCommand(exportCommand, ['projects', '--format', 'json', '--query', 'distrct=370202']);
    expect(unknown.code).toBe(0);
    expect(unknown.stderr).toContain('distrct=370202');
    expect((JSON.parse(unknown.stdout) as readonly unknown[]).length).toBeGreaterThan(0);
  });

  it('does not take an empty reason', async () => {
    const { code, stderr } = await runCommand(importCommand, ['rows.csv', '--confirm', ' ']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--confirm 理由')]);
  });
});
