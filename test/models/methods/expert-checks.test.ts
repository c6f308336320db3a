import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateMethod } from '../../../models/method.ts';
import { firstGiven, methodOf, outputsOf } from './catalogue.ts';

describe('what an expert of the bureau checks first', () => {
  it('finds particulate and almost no NOx at a grinding station', () => {
    const { TSP, NOx, nox_furnace, nox_lorries } = outputsOf('ule-cement-grinding', firstGiven('ule-cement-grinding'));
    expect(TSP).toBeCloseTo(142.4, 9);
    expect(NOx).toBeCloseTo(8.7908, 9);
    expect(nox_furnace).toBeCloseTo(0.7044, 9);
    expect(nox_lorries).toBeCloseTo(8.0864, 9);
  });

  it('finds no NOx at all at a grinding station that only filters dust, however large', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (cement) => {
        const dust = { cement, pm_before: 15, pm_after: 8, control_before: 0.6, control_after: 0.9 };
        expect(outputsOf('ule-cement-grinding', dust).NOx).toBe(0);
      }),
    );
  });

  it('has no VOC to offer at a grinding station', () => {
    expect(methodOf('ule-cement-grinding').outputs.map(({ id }) => id)).not.toContain('VOC');
  });

  it('gets 3.5 times as much dust from the tax coefficients as from the guide, on the same site', () => {
    const guide = outputsOf('dust-construction-guide', firstGiven('dust-construction-guide')).TSP!;
    const tax = outputsOf('dust-construction-tax', firstGiven('dust-construction-tax')).TSP!;
    expect(firstGiven('dust-construction-tax').area).toBe(firstGiven('dust-construction-guide').area);
    expect(tax / guide).toBeCloseTo(3.55, 2);
  });

  it('refuses oxygen of a stopped furnace instead of dividing by next to nothing', () => {
    const stopped = { measured: 45, oxygen: 20.5, reference_oxygen: 8 };
    expect(evaluateMethod(methodOf('o2-correction'), stopped, '2026-11-24')).toMatchObject({
      ok: false,
      refusals: [{ code: 'out-of-range', params: { input: 'oxygen' } }],
    });
  });

  it('gets 95 t of NOx and 104.3 t of VOC from the coking works with the low chemical-area factor', () => {
    const { NOx, VOC, voc_stack, voc_chemical } = outputsOf(
      'ule-coking',
      methodOf('ule-coking').definition.examples[1]!.given,
    );
    expect(NOx).toBeCloseTo(95, 9);
    expect(VOC).toBeCloseTo(104.3, 9);
    expect(voc_stack).toBeCloseTo(38, 9);
    expect(voc_chemical).toBeCloseTo(66.3, 9);
  });

  it('subtracts the gas that replaces coal', () => {
    const given = firstGiven('coal-to-gas');
    const dirty = outputsOf('coal-to-gas', { ...given, gas_nox: 18.71 }).NOx!;
    expect(dirty).toBeLessThan(outputsOf('coal-to-gas', given).NOx!);
  });

  it('lets a thermal oxidiser add a little NOx', () => {
    const given = { ...firstGiven('voc-abatement-measured'), gas_after: 3 };
    expect(outputsOf('voc-abatement-measured', given).NOx).toBeCloseTo(-0.05613, 9);
  });

  it('turns hydrocarbons measured as carbon into a larger mass of VOC', () => {
    const { VOC, carbon } = outputsOf('voc-abatement-measured', firstGiven('voc-abatement-measured'));
    expect(VOC! / carbon!).toBeCloseTo(1.2, 12);
  });

  it('sees no saving where solvent content fell but consumption grew as much', () => {
    const same = {
      ...firstGiven('voc-source-substitution'),
      amount_before: 20,
      content_before: 0.5,
      amount_after: 100,
      content_after: 0.1,
    };
    expect(outputsOf('voc-source-substitution', same).VOC).toBeCloseTo(0, 12);
  });

  it('never lets a closure exceed the permit', () => {
    expect(outputsOf('kiln-closure', { stat_nox: 30, permit_nox: 9 }).NOx).toBe(9);
  });

  it('counts dust and SO2 of a stack only where what was before is known', () => {
    const given = { flow: 1000, nox_before: 100 };
    expect(Object.keys(outputsOf('ule-stack-flow', given))).toEqual(['NOx']);
    expect(Object.keys(outputsOf('ule-stack-flow', { ...given, so2_before: 90 }))).toEqual(['NOx', 'SO2']);
  });

  it('takes the limits of a kiln that are in force on the day', () => {
    expect(outputsOf('ule-cement-kiln', { clinker: 1_000_000, nox_before: 150 }, '2023-06-30').NOx).toBeCloseTo(125, 9);
    expect(outputsOf('ule-cement-kiln', { clinker: 1_000_000, nox_before: 150 }, '2026-11-24').NOx).toBeCloseTo(250, 9);
  });
});
