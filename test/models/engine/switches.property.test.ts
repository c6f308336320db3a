import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineStates } from '../../../models/engine/project-state.ts';
import { applyChanges } from '../../../models/engine/scenario.ts';
import { switchedChanges } from '../../../models/engine/switches.ts';
import type { Change, Portfolio } from '../../../models/portfolio.ts';

const IDS = ['a', 'b', 'c', 'd'] as const;
const PORTFOLIO: Portfolio = {
  format: 'portfolio/v1',
  year: 2023,
  season: { from: '2023-05-01', to: '2023-09-30' },
  zones: [{ id: 'Z' }],
  projects: IDS.map((id, at) => ({ id, group: id, zone: 'Z', type: at < 2 ? 'x' : 'y', status: 'planned' })),
};
const STATES = baselineStates(PORTFOLIO);

const select = fc.oneof(
  fc.record({ group: fc.subarray([...IDS], { minLength: 1 }) }),
  fc.constantFrom({ type: ['x'] }, { type: ['y'] }, {}),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  select.map((who): Change => ({ select: who, exclude: true })),
  select.map((who): Change => ({ select: who, include: true })),
  select.map((who): Change => ({ select: who, delay_days: 5 })),
  select.map((who): Change => ({ select: who, exclude: true, cost_factor: 2 })),
);
const outs = (changes: readonly Change[]): ReadonlySet<string> =>
  new Set(
    applyChanges(STATES, changes)
      .filter(({ excluded }) => excluded)
      .map(({ project }) => project.id),
  );

describe('switching one project of a scenario', () => {
  it('puts it where it is wanted, leaves every other where it stood, and does so once', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 5 }),
        fc.array(change, { maxLength: 2 }),
        fc.constantFrom(...IDS),
        fc.boolean(),
        (own, parents, id, out) => {
          const to = out ? 'out' : 'in';
          const under = (changes: readonly Change[]) => outs([...parents, ...changes]).has(id);
          const after = switchedChanges(own, id, to, under);
          expect(under(after)).toBe(out);
          const others = (changes: readonly Change[]) =>
            IDS.filter((one) => one !== id && outs([...parents, ...changes]).has(one));
          expect(others(after)).toEqual(others(own));
          expect(switchedChanges(after, id, to, under)).toEqual(after);
          const delays = (changes: readonly Change[]) => changes.filter((one) => one.delay_days !== undefined);
          expect(delays(after)).toEqual(delays(own));
        },
      ),
      { numRuns: 300 },
    );
  });
});
