import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveActivity } from '../../../models/method.ts';
import { AS_OF, firstGiven, methodOf, outputsOf } from './catalogue.ts';

// Projects whose NOx and VOC are declared independently: the activity reaches the NOx, a second input the VOC.
const PAIRS = [
  { id: 'coal-to-gas', second: 'coal_voc', most: 0.1 },
  { id: 'coal-boiler-elimination', second: 'coal_voc', fixed: { new_nox: 0 }, most: 1 },
  { id: 'biomass-boiler-upgrade', second: 'voc_cut', most: 0.5 },
  { id: 'clean-heating-household', second: 'coal_voc', most: 10 },
  { id: 'kiln-closure', second: 'stat_voc', fixed: { permit_nox: 100_000, permit_voc: 100_000 }, most: 100 },
  { id: 'vehicle-scrappage', second: 'hc_per_km', most: 3 },
  { id: 'vehicle-replacement-nev', second: 'hc_before', most: 3 },
  { id: 'nonroad-replacement', second: 'hc_before', least: 0.05, fixed: { hc_after: 0 }, most: 5 },
  { id: 'shore-power', second: 'hc_factor', most: 0.9 },
  { id: 'straw-burning-ban', second: 'voc_factor', most: 20 },
];

describe('a pair of declared tonnes', () => {
  it.each(PAIRS)('is reached by $id through its activity and $second', ({ id, second, fixed, least, most }) => {
    const method = methodOf(id);
    const { ceiling } = method.definition.inputs[second]!;
    const base = { ...firstGiven(id), ...fixed };
    const ratios = fc.double({ min: least ?? 0.05 * most, max: most, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 60, noNaN: true }), ratios, (nox, ratio) => {
        const activity = solveActivity(method, 'NOx', nox, withoutActivity(base, method.definition.activity!), AS_OF);
        if (!activity.ok) throw new Error(JSON.stringify(activity.refusals));
        const driven = { ...base, [method.definition.activity!]: activity.value };
        const at = (value: number) => outputsOf(id, { ...driven, [second]: value }).VOC!;
        const [low, high] = [at(0), at(ceiling)];
        const needed = (ceiling * (nox * ratio - low)) / (high - low);
        const reached = outputsOf(id, { ...driven, [second]: needed });
        expect(reached.NOx).toBeCloseTo(nox, 9);
        expect(reached.VOC).toBeCloseTo(nox * ratio, 9);
      }),
      { numRuns: 50 },
    );
  });
});

function withoutActivity(given: Readonly<Record<string, number | string>>, activity: string) {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name !== activity));
}
