// Random scenarios with every kind of change, some of them inheriting from an earlier one.
import fc from 'fast-check';
import type { ChangeJson, ScenarioJson, SelectJson } from '../reference/portfolio-json.ts';
import { dayArbitrary } from './day-arbitrary.ts';
import { decimal, ratioArbitrary } from './number-arbitrary.ts';
import { POLLUTANTS, STATUSES } from './words.ts';

type Operation = Omit<ChangeJson, 'select'>;

function changeArbitrary(year: number, select: fc.Arbitrary<SelectJson>): fc.Arbitrary<ChangeJson> {
  const scale = fc.dictionary(fc.constantFrom<string>(...POLLUTANTS), decimal(0, 3, 2), {
    minKeys: 1,
    noNullPrototype: true,
  });
  const operations: fc.Arbitrary<Operation>[] = [
    fc.constantFrom<Operation>({ exclude: true }, { include: true }),
    fc.record({ delay_days: fc.integer({ min: -150, max: 150 }) }),
    fc.record({ effective: dayArbitrary(year) }),
    fc.record({ until: dayArbitrary(year) }),
    fc.record({ scale }),
    fc.record({ uptime: ratioArbitrary }),
    fc.record({ status: fc.constantFrom(...STATUSES) }),
    fc.record({ cost_factor: decimal(0, 3, 2) }),
  ];
  const chosen = fc
    .subarray(operations, { minLength: 1, maxLength: 3 })
    .chain((some) => fc.tuple(...some))
    .map((parts) => Object.assign({}, ...parts) as Operation);
  return fc.tuple(select, chosen).map(([selected, operation]) => ({ select: selected, ...operation }));
}

export function scenariosArbitrary(year: number, select: fc.Arbitrary<SelectJson>): fc.Arbitrary<ScenarioJson[]> {
  const draft = fc.record({
    changes: fc.array(changeArbitrary(year, select), { maxLength: 4 }),
    parent: fc.nat({ max: 3 }),
  });
  return fc.tuple(fc.array(draft, { maxLength: 3 }), fc.boolean()).map(([drafts, reversed]) => {
    const scenarios = drafts.map(({ changes, parent }, index): ScenarioJson => {
      const id = `C${index + 1}`;
      return parent < index ? { id, inherits: `C${parent + 1}`, changes } : { id, changes };
    });
    return reversed ? scenarios.reverse() : scenarios;
  });
}
