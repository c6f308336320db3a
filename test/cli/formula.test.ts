import { describe, expect, it } from 'vitest';
import { formulaCommand } from '../../src/cli/formula.ts';
import { runCommand } from './run-command.ts';

const run = (...args: string[]) => runCommand(formulaCommand, args);
const inputs = (given: Record<string, string>) =>
  Object.entries(given).flatMap(([name, value]) => ['--input', `${name}=${value}`]);
const STACK = { Q: '200000 m^3/h', h: '7920 h/a', k: '85%', a: '150 mg/m3', b: '50 mg/m3' };

describe('formula', () => {
  it('prints the number only', async () => {
    expect(await run('Q * h * k * (a - b)', ...inputs(STACK), '--unit', 't/a')).toEqual({
      code: 0,
      stdout: '134.64\n',
      stderr: '',
    });
  });

  it('prints full double precision', async () => {
    const { stdout } = await run('1 / 3');
    expect(stdout).toBe(`${1 / 3}\n`);
  });

  it('takes an expression that begins with a minus sign', async () => {
    expect((await run('-2^2')).stdout).toBe('-4\n');
    expect((await run('-x', '--input', 'x=-3')).stdout).toBe('3\n');
  });

  it('takes full-width digits and signs', async () => {
    expect((await run('（ｘ＋１）×２', '--input', 'x=２')).stdout).toBe('6\n');
  });

  it('refuses a result that is not in the unit asked for, on stderr, with exit 1', async () => {
    const { code, stdout, stderr } = await run('r', '--input', 'r=6 kg/h', '--unit', 't/a');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe('结果的单位是 kg/h，应为 t/a 一类\n');
  });

  it('names the character, its position and the reason', async () => {
    expect((await run('100+10%')).stderr).toBe('第 7 个字符处：公式中不能写 %，请写成小数（如 0.1）\n');
    expect((await run('2(3)')).stderr).toBe('第 2 个字符处：“2”与“(”之间缺少运算符，乘号请写 *\n');
    expect((await run('flw * 2', '--input', 'flow=1')).stderr).toContain('是否应为“flow”？');
  });

  it('gives faults as JSON when asked', async () => {
    const { code, stdout, stderr } = await run('1/0', '--json');
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({ faults: [{ field: 'formula', code: 'not-finite' }] });
  });

  it.each([
    [[]],
    [['1', '2']],
    [['1', '--input', 'x']],
    [['1', '--input', '=3']],
    [['1', '--input', 'x=1', '--input', 'x=2']],
    [['1', '--wrong']],
    [['1', '--unit']],
  ])('says how it is used when called as %j', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });
});
