import { describe, expect, it } from 'vitest';
import { groupFactors, loadFactor } from '../../models/factor.ts';
import { exampleFaults } from '../../models/method-examples.ts';
import { loadMethod } from '../../models/method.ts';
import { factor, factors, inputs, method, ready } from './method-sample.ts';

const share = { name: { zh: '份额', en: 'Share' }, unit: '1', floor: 0, ceiling: 1, source: 's', confidence: 1 };
const { hours, after } = inputs() as Record<string, Record<string, unknown>>;
const step = { zh: '年烟气量', en: 'Gas' };

/** What is changed in a sound method, and the first fault it must have. */
const CASES: readonly [name: string, changes: Record<string, unknown>, field: string, code: string][] = [
  ['a misspelt key', { sorce: 'x' }, 'sorce', 'unknown-key'],
  [
    'a misspelt key of an input',
    { inputs: inputs({ hours: { ...hours, sealing: 1 } }) },
    'inputs.hours.sealing',
    'unknown-key',
  ],
  ['a missing name', { name: undefined }, 'name', 'required'],
  ['a name without English', { name: { zh: '名' } }, 'name.en', 'required'],
  ['an impossible day', { reviewed: '2023-02-30' }, 'reviewed', 'not-a-day'],
  ['a form nobody knows', { form: 'litres' }, 'form', 'wrong-shape'],
  ['a confidence above 1', { confidence: 1.5 }, 'confidence', 'wrong-shape'],
  ['a text for a number', { inputs: inputs({ hours: { ...hours, floor: '0' } }) }, 'inputs.hours.floor', 'wrong-shape'],
  ['a review before it was reviewed', { review_by: '2020-01-01' }, 'review_by', 'days-in-disorder'],
  ['a name that is a function', { inputs: inputs({ min: share }) }, 'min', 'name-taken'],
  ['a name of the machinery', { inputs: inputs({ constructor: share }) }, 'constructor', 'bad-name'],
  ['a Chinese name', { inputs: inputs({ 烟气: share }) }, '烟气', 'bad-name'],
  [
    'default and factor together',
    { inputs: inputs({ after: { ...after, default: 3 } }) },
    'inputs.after.default',
    'two-origins',
  ],
  [
    'a source beside a factor',
    { inputs: inputs({ after: { ...after, source: 's' } }) },
    'inputs.after.source',
    'source-of-factor',
  ],
  [
    'an input without a source',
    { inputs: inputs({ hours: { ...hours, source: undefined } }) },
    'inputs.hours.source',
    'source-missing',
  ],
  [
    'a floor above the ceiling',
    { inputs: inputs({ hours: { ...hours, floor: 9000 } }) },
    'inputs.hours.floor',
    'floor-above-ceiling',
  ],
  [
    'a default out of range',
    { inputs: inputs({ hours: { ...hours, default: 9000 } }) },
    'inputs.hours.default',
    'value-outside-range',
  ],
  [
    'a factor nobody wrote',
    { inputs: inputs({ after: { ...after, factor: 'limit-x' } }) },
    'inputs.after.factor',
    'unknown-factor',
  ],
  [
    'a factor of another kind',
    { inputs: inputs({ after: { ...after, unit: 'kg' } }) },
    'inputs.after.factor',
    'unit-mismatch',
  ],
  [
    'a factor out of the range of its input',
    { inputs: inputs({ after: { ...after, ceiling: 40 } }) },
    'inputs.after.factor',
    'value-outside-range',
  ],
  [
    'a unit nobody knows',
    { inputs: inputs({ hours: { ...hours, unit: 'hour/yeer' } }) },
    'inputs.hours.unit',
    'unknown-unit',
  ],
  ['an activity that is no input', { activity: 'coal' }, 'activity', 'unknown-activity'],
  ['no example', { examples: [] }, 'examples', 'no-example'],
  ['a line that is no line', { formula: 'flow * hours' }, 'formula', 'not-a-line'],
  ['a line written twice', { formula: 'gas = flow\ngas = hours\nNOx = gas * before' }, 'formula', 'name-taken'],
  ['a line with the name of an input', { formula: 'flow = hours\nNOx = flow' }, 'formula', 'name-taken'],
  [
    'a line used above itself',
    { formula: 'NOx = gas * (before - after)\ngas = flow * hours' },
    'formula',
    'used-before-defined',
  ],
  ['a line that uses itself', { formula: 'gas = gas * 2\nNOx = gas' }, 'formula', 'used-before-defined'],
  [
    'a symbol nobody declared',
    { formula: 'gas = flow * ours\nNOx = gas * (before - after)' },
    'formula',
    'unknown-symbol',
  ],
  ['a sum of unlike things', { formula: 'gas = flow + hours\nNOx = gas * before' }, 'formula', 'units-differ'],
  ['something that runs code', { formula: 'gas = evaluate("1")\nNOx = gas' }, 'formula', 'text-value'],
  [
    'a step shown in a unit of another kind',
    { steps: { gas: { ...step, unit: 'kg' } } },
    'steps.gas.unit',
    'unit-mismatch',
  ],
  [
    'a line with half a power',
    { formula: 'gas = sqrt(flow * hours)\nNOx = gas * gas * (before - after)' },
    'formula',
    'unwritable-unit',
  ],
  ['an input that nothing uses', { inputs: inputs({ load: share }) }, 'formula', 'unused-name'],
  [
    'a constant that nothing uses',
    { constants: { k: { name: step, value: 1, unit: '1', source: 's' } } },
    'formula',
    'unused-name',
  ],
  [
    'a line that nothing uses',
    { formula: 'gas = flow * hours\nidle = gas\nNOx = gas * (before - after)' },
    'formula',
    'unused-name',
  ],
  ['a line without a label', { steps: {} }, 'steps', 'no-label'],
  ['a label without a line', { steps: { gas: step, air: step } }, 'steps.air', 'label-without-line'],
  [
    'an output without a line',
    { outputs: { NOx: { unit: 't/a' }, VOC: { unit: 't/a' } } },
    'outputs.VOC',
    'output-without-line',
  ],
  [
    'an output that is no pollutant',
    { outputs: { NOx: { unit: 't/a' }, gas: { unit: 'm3/a' } } },
    'outputs.gas',
    'not-a-pollutant',
  ],
  ['a pollutant in kilograms', { outputs: { NOx: { unit: 'kg/a' } } }, 'outputs.NOx', 'not-tonnes-per-year'],
  ['nothing but shown results', { outputs: { NOx: { unit: 't/a', show: true } } }, 'outputs', 'no-pollutant'],
  ['pollutants beside the form tonnes', { pollutants: ['NOx'] }, 'pollutants', 'control-pollutants'],
  ['a control that is none', { form: 'control', pollutants: ['NOx'] }, 'outputs.NOx', 'not-a-control'],
  [
    'an empirical line that does not say its units',
    { empirical: { gas: { unit: 'm3/a', expects: { flow: 'm3/h' } } } },
    'formula',
    'expects-missing',
  ],
  [
    'an empirical line with a stray symbol',
    { empirical: { gas: { unit: 'm3/a', expects: { before: 'mg/m3' } } } },
    'formula',
    'expects-unknown',
  ],
  [
    'an empirical line that does not exist',
    { empirical: { air: { unit: 'm3/a', expects: {} } } },
    'formula',
    'expects-unknown',
  ],
  [
    'an empirical line that expects another kind',
    { empirical: { gas: { unit: 'm3/a', expects: { flow: 'kg', hours: 'h/a' } } } },
    'formula',
    'unit-mismatch',
  ],
];

describe('A method file with', () => {
  it.each(CASES)('%s is refused', async (_, changes, field, code) => {
    const loaded = await loadMethod(method(changes), factors(factor()));
    expect(loaded).toMatchObject({ ok: false });
    expect(loaded.ok ? [] : loaded.faults).toContainEqual(expect.objectContaining({ id: 'sample', field, code }));
  });

  it('a result that is not mass per year is refused with both units', async () => {
    const { hours: _, ...perHourInputs } = inputs();
    const perHour = await loadMethod(
      method({ formula: 'NOx = flow * (before - after)', steps: {}, inputs: perHourInputs }),
      factors(factor()),
    );
    expect(perHour.ok ? [] : perHour.faults).toContainEqual({
      id: 'sample',
      field: 'outputs.NOx',
      code: 'not-mass-per-year',
      params: { output: 'NOx', found: 'kg/h', wanted: 't/a' },
    });
  });

  it('several faults has them all reported at once', async () => {
    const loaded = await loadMethod(
      method({
        activity: 'coal',
        examples: [],
        inputs: inputs({ hours: { ...hours, unit: 'x' }, after: { ...after, factor: 'y' } }),
      }),
      factors(factor()),
    );
    const codes = loaded.ok ? [] : loaded.faults.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['unknown-activity', 'no-example', 'unknown-unit', 'unknown-factor']));
  });

  it('anything but an object is refused', async () => {
    for (const content of [null, 3, 'x', [], undefined])
      expect(await loadMethod(content, factors())).toMatchObject({ ok: false });
  });

  it('an example that comes out otherwise, cannot be computed or names no result has it reported', async () => {
    const example = (given: object, expected: object) =>
      ready(method({ examples: [{ name: step, given, expect: expected, tolerance: 1e-9 }] })).then(exampleFaults);
    expect(await example({ flow: 100_000, before: 150 }, { NOx: 80 })).toEqual([]);
    expect(await example({ flow: 100_000, before: 150 }, { NOx: 80.1 })).toMatchObject([
      { field: 'examples.0', code: 'example-differs', params: { output: 'NOx', expected: 80.1, found: 80 } },
    ]);
    expect(await example({ flow: 100_000 }, { NOx: 80 })).toMatchObject([
      { code: 'example-refused', because: [{ code: 'missing-input' }] },
    ]);
    expect(await example({ flow: 1, before: 60 }, { VOC: 1 })).toMatchObject([{ code: 'example-output' }]);
  });
});

describe('A factor with', () => {
  it.each([
    ['a value outside its range', { max: 40 }, 'value', 'value-outside-range'],
    ['a unit nobody knows', { unit: 'mg/Nx' }, 'unit', 'unknown-unit'],
    ['an end before its beginning', { valid_to: '2019-01-01' }, 'valid_to', 'days-in-disorder'],
    ['a review before it was reviewed', { review_by: '2021-01-01' }, 'review_by', 'days-in-disorder'],
    ['a misspelt key', { sourse: 'x' }, 'sourse', 'unknown-key'],
    ['no source', { source: undefined }, 'source', 'required'],
  ])('%s is refused', (_, changes, field, code) => {
    const loaded = loadFactor(factor(changes));
    expect(loaded.ok ? [] : loaded.faults).toContainEqual(expect.objectContaining({ id: 'limit-nox', field, code }));
  });

  it('two versions in force on one day is a fault', () => {
    const versions = [factor(), factor({ valid_from: '2023-01-01' })].map(loadFactor);
    const { faults } = groupFactors(versions.flatMap((one) => (one.ok ? [one.value] : [])));
    expect(faults).toMatchObject([{ id: 'limit-nox', code: 'periods-overlap', params: { day: '2023-01-01' } }]);
  });
});
