import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawVisits,
  judgeBatch,
  passRates,
  riskOf,
  visitsIn,
  type Candidate,
  type DrawRule,
} from '../../src/catalogue/sampling.ts';

const candidates = fc
  .uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), stratum: fc.constantFrom('370211', '370212', '370213'), risk: fc.nat(6) }), {
    selector: ({ id }) => id,
    maxLength: 120,
  }); // prettier-ignore
const rules: fc.Arbitrary<DrawRule> = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  least: fc.nat(6),
  byRisk: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.string(),
});
const of = (list: readonly Candidate[], stratum: string) => list.filter((one) => one.stratum === stratum);

describe('a draw of visits', () => {
  it('is the same for one seed, in whatever order the projects come', () => {
    fc.assert(
      fc.property(candidates, rules, (list, rule) => {
        const drawn = drawVisits(list, rule);
        expect(new Map([...drawVisits(list.toReversed(), rule)].sort())).toEqual(new Map([...drawn].sort()));
        expect(drawn.size).toBe(list.length);
      }),
    );
  });

  it('visits of every district as many as the rule says, by risk no more than their part', () => {
    fc.assert(
      fc.property(candidates, rules, (list, rule) => {
        const drawn = drawVisits(list, rule);
        for (const stratum of new Set(list.map((one) => one.stratum))) {
          const own = of(list, stratum).map(({ id }) => drawn.get(id)!);
          const visits = visitsIn(own.length, rule);
          expect(own.filter((why) => why !== 'rest')).toHaveLength(visits);
          expect(own.filter((why) => why === 'risk').length).toBeLessThanOrEqual(visits * rule.byRisk);
        }
      }),
    );
  });

  it('takes no project for its risk while a riskier one of its district is left to the lot', () => {
    fc.assert(
      fc.property(candidates, rules, (list, rule) => {
        const drawn = drawVisits(list, rule);
        for (const stratum of new Set(list.map((one) => one.stratum))) {
          const risks = (why: string) => of(list, stratum).flatMap(({ id, risk }) => ((drawn.get(id) === 'risk') === (why === 'risk') ? [risk] : [])); // prettier-ignore
          const chosen = risks('risk');
          if (chosen.length > 0) expect(Math.min(...chosen)).toBeGreaterThanOrEqual(Math.max(0, ...risks('other')));
          expect(chosen.every((risk) => risk > 0)).toBe(true);
        }
      }),
    );
  });

  it('gives everybody the same chance by lot', () => {
    const list = Array.from({ length: 20 }, (_, index) => ({ id: `QD-${String(index)}`, stratum: 'A', risk: 0 }));
    const hits = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1)
      for (const [id, why] of drawVisits(list, { share: 0.25, least: 1, byRisk: 0, seed: String(seed) }))
        if (why === 'lot') hits.set(id, (hits.get(id) ?? 0) + 1);
    expect([...hits.values()].reduce((sum, one) => sum + one, 0)).toBe(2000 * 5);
    for (const one of list) expect(Math.abs(hits.get(one.id)! - 500)).toBeLessThan(100);
  });
});

describe('the verdict on a batch', () => {
  const items = fc.array(
    fc.record({
      drawn: fc.constantFrom('risk', 'lot', 'rest'),
      result: fc.constantFrom('pass', 'fail', null),
      tonnes: fc.double({ min: 0, max: 100, noNaN: true }),
    }),
    { maxLength: 60 },
  ) as fc.Arbitrary<Parameters<typeof judgeBatch>[0]>;

  it('expects between what was found right and everything that did not fail', () => {
    fc.assert(
      fc.property(items, (list) => {
        const clean = list.map((one) => (one.drawn === 'rest' ? { ...one, result: null } : one));
        const { expected, found, errorRate, accepted, open } = judgeBatch(clean);
        const right = clean.filter(({ result }) => result !== 'fail').reduce((sum, { tonnes }) => sum + tonnes, 0);
        if (accepted) expect([open, errorRate! <= 0.05]).toEqual([0, true]);
        if (expected === null) return;
        expect(found).toBeLessThanOrEqual(expected.low + 1e-9);
        expect(expected.low).toBeLessThanOrEqual(expected.mean + 1e-9);
        expect(expected.mean).toBeLessThanOrEqual(expected.high + 1e-9);
        expect(expected.high).toBeLessThanOrEqual(right + 1e-9);
      }),
    );
  });

  it('rests on the lots: a failure looked for by risk rejects no batch, one of ten drawn by lot does', () => {
    const lot = (result: 'pass' | 'fail') => ({ drawn: 'lot' as const, result, tonnes: 1 });
    const passed = Array.from({ length: 9 }, () => lot('pass'));
    const risk = { drawn: 'risk' as const, result: 'fail' as const, tonnes: 1 };
    expect(judgeBatch([...passed, risk])).toMatchObject({ accepted: true, failed: 1, errorRate: 0 });
    expect(judgeBatch([...passed, lot('fail')])).toMatchObject({ accepted: false, errorRate: 0.1 });
    expect(judgeBatch([...passed, { ...lot('pass'), result: null }])).toMatchObject({ accepted: false, open: 1 });
    expect(judgeBatch([])).toMatchObject({ accepted: false, errorRate: null, expected: null });
  });

  it('has the interval of Wilson: 8 of 10 passed is 54 to 93 percent at 90 %', () => {
    const { low, high } = passRates(8, 10);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.541', '0.931']);
    expect(passRates(10, 10)).toMatchObject({ mean: 1, high: 1 });
  });

  it('sees risk in warnings, returns and large tonnes', () => {
    const none = { warnings: [], returned: false, tonnes: 1, large: 5 };
    expect(riskOf(none)).toBe(0);
    expect(riskOf({ ...none, warnings: ['exceeds-base', 'nox-only'], returned: true, tonnes: 9 })).toBe(7);
  });
});
