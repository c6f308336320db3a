import { describe, expect, it } from 'vitest';
import { checkModelCommand } from '../../src/cli/check-model.ts';
import { modelFaults, staleFactors } from '../../src/cli/model-faults.ts';
import { typeFaults, zoneFaults } from '../../src/cli/sample-faults.ts';
import { loadModelFiles, readModelFiles } from '../../src/model-files.ts';
import { translator } from '../../src/words/messages.ts';
import { runCommand } from './run-command.ts';
import { factor, method } from '../models/method-sample.ts';

const run = (...args: string[]) => runCommand(checkModelCommand, args);
const t = translator('zh-CN');
const file = (path: string, content: unknown) => ({ file: path, text: JSON.stringify(content) });
const model = (content: unknown) =>
  readModelFiles([file('models/methods/sample.yaml', content)], [file('models/factors/f.yaml', [factor()])]);

describe('check-model', () => {
  it('finds the model of the product in order and says what it checked', async () => {
    const { code, stdout } = await run('--as-of', '2023-06-30');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^方法 \d+ 个、系数 \d+ 个、算例 \d+ 个，全部通过\n$/);
  });

  it('warns of factors past their review, without failing', async () => {
    const { code, stderr } = await run('--as-of', '2023-06-30');
    expect(code).toBe(0);
    expect(stderr).toMatch(/models\/factors\/vehicle-distance\.yaml distance-bus/);
    const { stdout } = await run('--as-of', '2023-06-30', '--json');
    const { faults, warnings } = JSON.parse(stdout) as { faults: unknown[]; warnings: { code: string; id: string }[] };
    expect(faults).toEqual([]);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'stale-factor', id: 'distance-bus' }));
  });

  it('reports an example that does not come out, with file, id and field', async () => {
    const wrong = await model(
      method({
        examples: [
          { name: { zh: '例', en: 'E' }, given: { flow: 1, before: 60 }, expect: { NOx: 9 }, tolerance: 1e-9 },
        ],
      }),
    );
    expect(modelFaults(wrong, t)).toEqual([
      {
        file: 'models/methods/sample.yaml',
        id: 'sample',
        field: 'examples.0',
        code: 'example-differs',
        message: '算例“例”的 NOx 应为 9，算得 0.00008',
      },
    ]);
  });

  it('says why an example cannot be computed', async () => {
    const wrong = await model(
      method({ examples: [{ name: { zh: '例', en: 'E' }, given: { flow: 1 }, expect: { NOx: 9 }, tolerance: 0 }] }),
    );
    expect(modelFaults(wrong, t)[0]!.message).toBe('算例“例”无法计算：参数“before”：须填写此参数（单位 mg/m3）');
  });

  it('reports a formula that is not mass per year with both units', async () => {
    const wrong = await model(method({ formula: 'gas = flow * hours\nNOx = gas * (before - after) * hours' }));
    expect(modelFaults(wrong, t)[0]!.message).toBe('“NOx”的结果单位是 kg·h/a^2，不是每年的质量（应为 t/a）');
  });

  it('counts a period that is over as out of date', async () => {
    const { factors, ...rest } = await loadModelFiles();
    const ended = new Map([...factors].filter(([, versions]) => versions.at(-1)!.valid_to !== null));
    const [first] = ended.keys();
    expect(staleFactors({ ...rest, methods: new Map(), factors: ended }, '2040-01-01').map(({ id }) => id)).toContain(
      first,
    );
  });

  it('reports a zone the engine would refuse, and a base without its zone', () => {
    const files: Readonly<Record<string, Readonly<Record<string, string>>[]>> = {
      'programme.csv': [{ year: '2023', season_from: '2023-05-01', season_to: '2023-09-30', as_of: '' }],
      'zones.csv': [{ id: 'A', name: '甲', regime: '' }],
      'zone-bases.csv': [
        { zone: 'A', pollutant: 'NOx', tonnes: '-5', profile: '', as_of: '' },
        { zone: 'A', pollutant: 'VOC', tonnes: '5', profile: '[1,1]', as_of: '' },
        { zone: 'B', pollutant: 'VOC', tonnes: '5', profile: '', as_of: '' },
      ],
    };
    const faults = zoneFaults((name) => files[name]!, t);
    expect(faults.map(({ id, field, code }) => [id, field, code]).sort()).toEqual([
      ['A', 'base.NOx.tonnes', 'below-minimum'],
      ['A', 'base.VOC.profile', 'bad-profile'],
      ['B', 'zone', 'unknown-zone'],
    ]);
  });

  it('reports a method for a type of project that does not exist', async () => {
    const { methods } = await model(method({ applies_to: ['alchemy'] }));
    expect(typeFaults(methods.values(), () => [{ id: 'ule-steel' }], t)).toMatchObject([
      { id: 'sample', field: 'applies_to', code: 'unknown-type', message: '没有项目类型“alchemy”' },
    ]);
  });

  it('says how it is used', async () => {
    expect(await run('everything')).toMatchObject({ code: 2, stdout: '' });
    expect(await run('--as-of', 'soon')).toMatchObject({ code: 2, stdout: '' });
  });
});
