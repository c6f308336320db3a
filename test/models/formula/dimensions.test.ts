import { describe, expect, it } from 'vitest';
import { formula } from './canary.ts';

const INPUTS = { mass: '3 t', time: '2 h', share: '40 %', area: '9 m2', flow: '100 m3/h', price: '5 元' };

const REFUSED: readonly [text: string, unit: string, code: string][] = [
  ['mass + time', 't', 'units-differ'],
  ['mass + 1', 't', 'units-differ'],
  ['mass - share', 't', 'units-differ'],
  ['max(mass, time)', 't', 'units-differ'],
  ['mass > time ? mass : mass', 't', 'units-differ'],
  ['mass > 0 ? mass : time', 't', 'units-differ'],
  ['exp(mass)', '1', 'plain-number-needed'],
  ['ln(time)', '1', 'plain-number-needed'],
  ['round(mass)', 't', 'plain-number-needed'],
  ['2 ^ mass', '1', 'exponent-not-plain'],
  ['mass ^ share', '1', 'exponent-not-constant'],
  ['mass ^ (1 > 0 ? 2 : 3)', '1', 'exponent-not-constant'],
  ['mass', 'kg/h', 'result-unit'],
  ['mass / time', 't', 'result-unit'],
  ['flow * time', 't', 'result-unit'],
];

const ACCEPTED: readonly [text: string, unit: string, value: number][] = [
  ['mass / time', 'kg/h', 1500],
  ['max(0, mass - mass)', 't', 0],
  ['mass > 0 ? mass : 0', 'kg', 3000],
  ['sqrt(area)', 'm', 3],
  ['area ^ 0.5', 'm', 3],
  ['area ^ (1/2)', 'm', 3],
  ['area ^ -0.5', '1/m', 1 / 3],
  ['share ^ share', '1', 0.4 ** 0.4],
  ['abs(-mass)', 't', 3],
  ['exp(mass / mass)', '1', Math.E],
  ['price / mass', '元/kg', 5 / 3000],
  ['0', 't/a', 0],
];

describe('Dimensions', () => {
  it.each(REFUSED)('%s in %s is refused: %s', async (text, unit, code) => {
    expect(await formula(text, INPUTS, unit)).toMatchObject({ ok: false, refusals: [{ code }] });
  });

  it.each(ACCEPTED)('%s in %s is %d', async (text, unit, value) => {
    const result = await formula(text, INPUTS, unit);
    expect(result).toEqual({ ok: true, value: expect.closeTo(value, 12) });
  });
});
