import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assumptionsOfSliders,
  AT_REST,
  changesOfSliders,
  slidersOf,
  type Sliders,
} from '../../../models/engine/sliders.ts';

const ids = fc
  .uniqueArray(fc.constantFrom('QD-1', 'QD-2', 'QD-3', 'QD-4'))
  .map((drawn): readonly string[] => drawn.toSorted());
const words = fc.constantFrom('ule-coking', 'boiler', 'kiln', 'mobile', 'coating');
const sliders: fc.Arbitrary<Sliders> = fc.record({
  delay: fc.dictionary(
    words,
    fc.integer({ min: -60, max: 180 }).filter((days) => days !== 0),
    { noNullPrototype: true },
  ),
  scale: fc.dictionary(
    words,
    fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100),
    { noNullPrototype: true },
  ),
  uptime: fc.option(fc.integer({ min: 50, max: 100 }).map((percent) => percent / 100)),
  seasonFrom: fc.option(fc.constantFrom('2023-04-15', '2023-05-20')),
  out: ids,
  back: ids,
});

describe('the panel of sliders', () => {
  it('and the changes it means say the same, both ways', () => {
    fc.assert(
      fc.property(sliders, (panel) => {
        expect(slidersOf(changesOfSliders(panel), assumptionsOfSliders(panel))).toEqual(panel);
      }),
    );
  });

  it('at rest changes nothing and assumes nothing', () => {
    expect(changesOfSliders(AT_REST)).toEqual([]);
    expect(assumptionsOfSliders(AT_REST)).toEqual({});
  });

  it('is not what other changes mean', () => {
    expect(slidersOf([{ select: { type: ['kiln'] }, delay_days: 30 }], {})).toBeNull();
    expect(slidersOf([{ select: {}, cost_factor: 2 }], {})).toBeNull();
    expect(slidersOf([], { counting: 'day' })).toBeNull();
  });
});
