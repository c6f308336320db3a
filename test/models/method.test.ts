import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../models/formula/explanation.ts';
import { evaluateMethod, evaluateMethodColumns, solveActivity } from '../../models/method.ts';
import { factor, factors, inputs, method, ready } from './method-sample.ts';

const DAY = '2023-06-30';
const sample = await ready();

describe('Evaluating a method', () => {
  it('takes numbers in the declared unit and quantities in any unit of the kind', () => {
    const numbers = evaluateMethod(sample, { flow: 100_000, before: 150 }, DAY);
    const texts = evaluateMethod(sample, { flow: '10 万m3/h', hours: '8000', before: '0.15 g/m3', after: '５０' }, DAY);
    expect(numbers).toMatchObject({ ok: true, value: { outputs: { NOx: { value: 80, unit: 't/a' } }, warnings: [] } });
    expect(texts).toMatchObject({ ok: true, value: { outputs: { NOx: { value: 80, unit: 't/a' } } } });
  });

  it('reports every wrong input at once: unknown, missing, out of range, of another kind', () => {
    const result = evaluateMethod(sample, { flw: 1, hours: 9000, after: '3 kg', flow: '12 吨x' }, DAY);
    expect(result).toMatchObject({
      ok: false,
      refusals: [
        { code: 'unknown-input', params: { input: 'flw', suggestion: 'flow' } },
        { code: 'unknown-unit', params: { input: 'flow' } },
        { code: 'out-of-range', params: { input: 'hours', value: 9000, floor: 0, ceiling: 8784, unit: 'h/a' } },
        { code: 'missing-input', params: { input: 'before', unit: 'mg/m3' } },
        { code: 'unit-mismatch', params: { input: 'after', found: 'kg', wanted: 'mg/m3' } },
      ],
    });
  });

  it('takes an empty text for an input that was not filled in', () => {
    expect(evaluateMethod(sample, { flow: 100_000, before: 150, hours: '' }, DAY)).toMatchObject({ ok: true });
  });

  it('allows a negative result, which is an added emission', () => {
    expect(evaluateMethod(sample, { flow: 100_000, before: 40 }, DAY)).toMatchObject({
      value: { outputs: { NOx: { value: -8 } } },
    });
  });

  it('refuses a result that is not finite and names the part', async () => {
    const divided = await ready(
      method({ formula: 'gas = flow * hours\nNOx = gas * before * before / (before - after)' }),
    );
    expect(evaluateMethod(divided, { flow: 1, before: 50 }, DAY)).toMatchObject({
      refusals: [{ code: 'not-finite', params: { line: 'NOx', part: 'gas × before × before ÷ (before − after)' } }],
    });
  });

  it('warns of a factor or a method past its review day', () => {
    const result = evaluateMethod(sample, { flow: 1, before: 150 }, '2027-01-01');
    expect(result).toMatchObject({
      value: {
        warnings: [
          { code: 'stale-factor', method: 'sample', review_by: '2026-12-31' },
          { code: 'stale-factor', method: 'sample', input: 'after', factor: 'limit-nox', review_by: '2025-12-31' },
        ],
      },
    });
  });

  it('does not warn of a stale factor that an entered value replaces', () => {
    expect(evaluateMethod(sample, { flow: 1, before: 150, after: 30 }, '2026-06-30')).toMatchObject({
      value: { warnings: [] },
    });
  });

  it('takes the version of a factor that is in force on the day', async () => {
    const versions = factors(
      factor({ valid_to: '2022-12-31' }),
      factor({ value: 35, min: 35, max: 35, valid_from: '2023-01-01', review_by: '2028-12-31' }),
    );
    const dated = await ready(method(), versions);
    const at = (day: string) => {
      const result = evaluateMethod(dated, { flow: 100_000, before: 150 }, day);
      return result.ok ? result.value.outputs.NOx!.value : NaN;
    };
    expect([at('2019-01-01'), at('2022-12-31'), at('2023-01-01')]).toEqual([80, 80, 92]);
  });

  it('leaves out what needs an optional input that is not given', async () => {
    const so2 = {
      name: { zh: 'SO2', en: 'SO2' },
      unit: 'mg/m3',
      floor: 0,
      ceiling: 100,
      optional: true,
      source: 's',
      confidence: 1,
    };
    const two = await ready(
      method({
        inputs: inputs({ so2 }),
        formula: 'gas = flow * hours\nNOx = gas * (before - after)\nSO2 = gas * so2',
        outputs: { NOx: { unit: 't/a' }, SO2: { unit: 't/a' } },
      }),
    );
    const outputs = (given: Record<string, number>) => {
      const result = evaluateMethod(two, { flow: 100_000, before: 150, ...given }, DAY);
      return result.ok ? result.value.outputs : result.refusals;
    };
    expect(outputs({})).toEqual({ NOx: { value: 80, unit: 't/a' } });
    expect(outputs({ so2: 10 })).toEqual({ NOx: { value: 80, unit: 't/a' }, SO2: { value: 8, unit: 't/a' } });
  });

  it('sets controls as shares between 0 and 1 and refuses others', async () => {
    const share = { name: { zh: '份额', en: 'Share' }, unit: '1', floor: 0, ceiling: 2, source: 's', confidence: 1 };
    const control = await ready(
      method({
        form: 'control',
        pollutants: ['VOC'],
        activity: 'capture',
        inputs: { capture: share, uptime: { ...share, optional: true } },
        formula: '',
        steps: {},
        outputs: { capture: { unit: '1' }, uptime: { unit: '1' } },
        examples: [{ name: { zh: 'x', en: 'x' }, given: { capture: 0.9 }, expect: { capture: 0.9 }, tolerance: 0 }],
      }),
    );
    expect(evaluateMethod(control, { capture: '90%' }, DAY)).toMatchObject({
      value: { outputs: { capture: { value: 0.9, unit: '1' } } },
    });
    expect(evaluateMethod(control, { capture: 1.2 }, DAY)).toMatchObject({
      refusals: [{ code: 'share-range', params: { output: 'capture', value: 1.2 } }],
    });
  });
});

describe('The derivation of a result', () => {
  const result = evaluateMethod(sample, { flow: 100_000, before: 150, hours: 7000 }, DAY, new Set(['hours']));
  const [nox] = result.ok ? result.value.derivation.outputs : [];

  it('is a tree from the tonnes down to what was entered, assumed or taken from a factor', () => {
    expect(nox).toMatchObject({
      name: 'NOx',
      value: 70,
      unit: 't/a',
      origin: 'computed',
      formula: 'gas * (before - after)',
    });
    expect(nox!.words).toEqual({ zh: '年烟气量 × (改造前 − 改造后)', en: 'Gas of a year × (Before − After)' });
    expect(nox!.tex!.zh).toBe('\\text{NOx} = \\text{年烟气量}\\cdot\\left(\\text{改造前}-\\text{改造后}\\right)');
    expect(nox!.mathml!.zh).toContain('<mtext>年烟气量</mtext>');
    expect(nox!.inputs.map(({ name }) => name)).toEqual(['gas', 'before', 'after']);
    expect(nox!.inputs[0]).toMatchObject({ label: { zh: '年烟气量' }, value: 700_000_000, unit: 'm3/a' });
  });

  it('says of every leaf where it comes from', () => {
    const leaves = (node: Explanation): Explanation[] =>
      node.inputs.length === 0 ? [node] : node.inputs.flatMap(leaves);
    expect(
      leaves(nox!).map(({ name, origin, value, unit, source }) => ({ name, origin, value, unit, source })),
    ).toEqual([
      { name: 'flow', origin: 'entered', value: 100_000, unit: 'Nm3/h', source: '监测报告' },
      { name: 'hours', origin: 'scenario', value: 7000, unit: 'h/a', source: '监测报告' },
      { name: 'before', origin: 'entered', value: 150, unit: 'mg/m3', source: '监测报告' },
      { name: 'after', origin: 'factor', value: 50, unit: 'mg/m3', source: '示例标准' },
    ]);
    expect(leaves(nox!)[3]).toMatchObject({ factor: 'limit-nox', confidence: 0.9, review_by: '2025-12-31' });
  });

  it('opens a line once, however often it is used', async () => {
    const doubling = Array.from({ length: 30 }, (_, i) => `x${i + 1} = x${i} + x${i}`).join('\n');
    const steps = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`x${i}`, { zh: `x${i}`, en: `x${i}` }]));
    const deep = await ready(
      method({ formula: `x0 = flow * hours * (before - after)\n${doubling}\nNOx = x30 + x29 + x28`, steps }),
    );
    const explained = evaluateMethod(deep, { flow: 1, before: 150 }, DAY);
    expect(JSON.stringify(explained).length).toBeLessThan(100_000);
  });

  it('is plain data: JSON and back changes nothing', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('Evaluating columns', () => {
  it('equals row by row bit for bit, with defaults, factors and single values', () => {
    const flow = Float64Array.from({ length: 5000 }, (_, row) => (row * 7919) % 1_000_000);
    const before = Float64Array.from({ length: 5000 }, (_, row) => (row * 31) % 2000);
    const columns = evaluateMethodColumns(sample, { flow, before, hours: 7777 }, DAY);
    const rows = Float64Array.from(flow, (value, row) => {
      const one = evaluateMethod(sample, { flow: value, before: before[row]!, hours: 7777 }, DAY);
      return one.ok ? one.value.outputs.NOx!.value : NaN;
    });
    expect(columns.ok && Buffer.from(columns.value.NOx!.buffer).equals(Buffer.from(rows.buffer))).toBe(true);
  });

  it('refuses a value out of range, NaN, unequal lengths, unknown and missing inputs', () => {
    const flow = new Float64Array(3).fill(1);
    const before = new Float64Array(3).fill(150);
    const code = (columns: Record<string, Float64Array | number>) => {
      const result = evaluateMethodColumns(sample, columns, DAY);
      return result.ok ? 'ok' : result.refusals[0]!.code;
    };
    expect(code({ flow, before })).toBe('ok');
    expect(code({ flow, before: Float64Array.of(1, 2, 3000) })).toBe('out-of-range');
    expect(code({ flow, before: Float64Array.of(1, NaN, 3) })).toBe('not-a-number');
    expect(code({ flow, before: Float64Array.of(1) })).toBe('column-length');
    expect(code({ flow, before, load: 1 })).toBe('unknown-input');
    expect(code({ flow })).toBe('missing-input');
  });
});

describe('Solving back for an input', () => {
  const solved = (target: number, given: Record<string, number>, input?: string) =>
    solveActivity(sample, 'NOx', target, given, DAY, input);

  it('finds the activity and any other input on a straight line', () => {
    expect(solved(80, { before: 150 })).toEqual({ ok: true, value: 100_000 });
    expect(solved(80, { flow: 100_000 }, 'before')).toEqual({ ok: true, value: 150 });
    expect(solved(0, { before: 150 })).toEqual({ ok: true, value: 0 });
  });

  it('refuses what cannot be reached, does not move or bends', async () => {
    expect(solved(80_000, { before: 150 })).toMatchObject({
      refusals: [{ code: 'out-of-range', params: { input: 'flow' } }],
    });
    expect(solved(80, { before: 50 })).toMatchObject({ refusals: [{ code: 'no-effect' }] });
    expect(solveActivity(sample, 'VOC', 1, { before: 150 }, DAY)).toMatchObject({
      refusals: [{ code: 'unknown-output' }],
    });
    expect(solved(80, { before: 150 }, 'nothing')).toMatchObject({ refusals: [{ code: 'no-activity' }] });
    const bent = await ready(
      method({
        formula:
          'gas = flow * hours\nNOx = gas * gas / gas * (flow / (flow + flow) + 0.5) ^ 2 * (before - after) * sqrt(gas / (gas + gas))',
      }),
    );
    expect(solveActivity(bent, 'NOx', 1, { before: 150 }, DAY)).toMatchObject({ ok: false });
  });

  it('stops at a plateau: beyond it no activity brings more', async () => {
    const capped = await ready(
      method({
        inputs: inputs({
          cap: {
            name: { zh: '上限', en: 'Cap' },
            unit: 't/a',
            floor: 0,
            ceiling: 1000,
            default: 80,
            source: 's',
            confidence: 1,
          },
        }),
        formula: 'gas = flow * hours\nNOx = min(gas * (before - after), cap)',
      }),
    );
    expect(solveActivity(capped, 'NOx', 40, { before: 150 }, DAY)).toEqual({ ok: true, value: 50_000 });
    expect(solveActivity(capped, 'NOx', 81, { before: 150 }, DAY)).toMatchObject({
      refusals: [{ code: 'not-linear' }],
    });
  });
});
