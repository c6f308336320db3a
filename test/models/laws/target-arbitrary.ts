// Random targets of all six kinds; those whose area lacks the inventory they need are left out when fitted.
import fc from 'fast-check';
import type { SelectJson, TargetJson, ZoneJson } from '../reference/portfolio-json.ts';
import { dayArbitrary } from './day-arbitrary.ts';
import { decimal } from './number-arbitrary.ts';
import { POLLUTANTS } from './words.ts';

const AMOUNTS = ['season_tonnes', 'year_tonnes', 'full_year_tonnes'] as const;

export function targetArbitrary(
  year: number,
  zones: readonly string[],
  select: fc.Arbitrary<SelectJson>,
): fc.Arbitrary<Omit<TargetJson, 'id'>> {
  const zone = fc.constantFrom(null, ...zones);
  const pollutant = fc.constantFrom(...POLLUTANTS);
  const only = fc.option(select, { nil: undefined });
  const restricted = <T extends { only?: SelectJson | undefined }>({ only: wanted, ...rest }: T) =>
    wanted === undefined ? rest : { ...rest, only: wanted };
  const tonnes = fc
    .record({ zone, pollutant, only, kind: fc.constantFrom(...AMOUNTS), amount: decimal(0, 600, 1) })
    .map(({ kind, amount, ...rest }) => restricted({ ...rest, [kind]: amount }));
  const percent = fc.record({ zone, pollutant, season_percent: decimal(0, 40, 1) });
  const line = fc.record({ zone, line: fc.record({ a: decimal(0, 2, 2), b: decimal(0, 0.1, 3) }) });
  const count = fc
    .record({ zone, count: fc.integer({ min: 1, max: 6 }), by: dayArbitrary(year), only })
    .map((draft) => restricted(draft));
  return fc.oneof({ weight: 3, arbitrary: tonnes }, percent, line, count);
}

/** Has the target's area the inventory a percentage of it needs? */
export function hasBaseFor(target: Omit<TargetJson, 'id'>, zones: readonly ZoneJson[]): boolean {
  const area = zones.filter((zone) => target.zone === null || zone.id === target.zone);
  const known = (pollutant: string) => area.some((zone) => (zone.base?.[pollutant]?.tonnes ?? 0) > 0);
  if (target.line) return known('NOx') && known('VOC');
  return target.season_percent === undefined || known(target.pollutant!);
}
