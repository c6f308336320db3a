// Random zones and sources with their inventories. A source's zone is drawn as a number and fitted later.
import fc from 'fast-check';
import type { BaseJson, ControlJson } from '../reference/portfolio-json.ts';
import { dayArbitrary } from './day-arbitrary.ts';
import { decimal, profileArbitrary, ratioArbitrary } from './number-arbitrary.ts';
import { POLLUTANTS, REGIMES } from './words.ts';

export interface ZoneDraft {
  regime?: string;
  base: Record<string, BaseJson>;
}

export interface SourceDraft {
  zone: number;
  base: Record<string, BaseJson>;
}

/** Removal stays below 1, for a source that lets nothing out has no base. */
const existingControl: fc.Arbitrary<ControlJson> = fc.record(
  { capture: ratioArbitrary, removal: decimal(0, 0.99, 2), uptime: ratioArbitrary },
  { requiredKeys: [] },
);

/** By pollutant; now and then one is missing or 0 t. */
function inventory(base: fc.Arbitrary<BaseJson>): fc.Arbitrary<Record<string, BaseJson>> {
  const entries = fc.tuple(
    ...POLLUTANTS.map((pollutant) => fc.tuple(fc.constant(pollutant), fc.option(base, { freq: 6 }))),
  );
  return entries.map((all) => {
    const kept: Record<string, BaseJson> = {};
    for (const [pollutant, drawn] of all) if (drawn) kept[pollutant] = drawn;
    return kept;
  });
}

export function zoneArbitrary(year: number): fc.Arbitrary<ZoneDraft> {
  const base: fc.Arbitrary<BaseJson> = fc.record(
    {
      tonnes: fc.oneof({ weight: 9, arbitrary: decimal(1, 9000, 1) }, { weight: 1, arbitrary: fc.constant(0) }),
      profile: fc.option(profileArbitrary(1)),
      as_of: dayArbitrary(year),
    },
    { requiredKeys: ['tonnes'] },
  );
  return fc.record({ regime: fc.constantFrom(...REGIMES), base: inventory(base) }, { requiredKeys: ['base'] });
}

export function sourceArbitrary(year: number): fc.Arbitrary<SourceDraft> {
  const base: fc.Arbitrary<BaseJson> = fc.record(
    {
      tonnes: fc.oneof({ weight: 9, arbitrary: decimal(1, 500, 1) }, { weight: 1, arbitrary: fc.constant(0) }),
      profile: fc.option(profileArbitrary(0)),
      as_of: fc.oneof(fc.constant(`${year - 1}-12-31`), fc.constant(`${year}-05-15`), dayArbitrary(year)),
      control: existingControl,
    },
    { requiredKeys: ['tonnes'] },
  );
  return fc.record({ zone: fc.nat({ max: 3 }), base: inventory(base) });
}
