// Random projects: their place and the existence of a base are fitted once the sources are known.
import fc from 'fast-check';
import type { CostJson, ProjectJson, SourceJson, ZoneJson } from '../reference/portfolio-json.ts';
import { dayArbitrary } from './day-arbitrary.ts';
import { decimal, profileArbitrary, ratioArbitrary } from './number-arbitrary.ts';
import type { Form, ReductionDraft } from './reduction-arbitrary.ts';
import { fitReduction, reductionArbitrary } from './reduction-arbitrary.ts';
import { CATEGORIES, DISTRICTS, GROUPS, POLLUTANTS, STATUSES, TAGS, TYPES } from './words.ts';

export interface ProjectRules {
  forms: readonly Form[];
  /** Lowest fraction drawn; negative lets projects add emissions. */
  least: number;
}

type Plain = Omit<ProjectJson, 'id' | 'reduces' | 'source' | 'zone'>;

export interface ProjectDraft {
  lowercase: boolean;
  place: number;
  onSource: boolean;
  reduces: Record<string, ReductionDraft>;
  plain: Plain;
}

const costArbitrary: fc.Arbitrary<CostJson> = fc.oneof(
  fc.record({
    capital: decimal(0, 5000, 1),
    om: decimal(0, 300, 1),
    life: fc.integer({ min: 1, max: 30 }),
    rate: fc.oneof(fc.constant(0), decimal(0, 0.12, 3)),
  }),
  fc.record({ capital: fc.constant(0), om: decimal(0, 300, 1) }),
);

export function projectArbitrary(year: number, { forms, least }: ProjectRules): fc.Arbitrary<ProjectDraft> {
  const plain: fc.Arbitrary<Plain> = fc.record(
    {
      name: fc.constant('项目'),
      category: fc.constantFrom(...CATEGORIES),
      type: fc.constantFrom(...TYPES),
      district: fc.constantFrom(...DISTRICTS),
      group: fc.constantFrom(null, null, ...GROUPS),
      tags: fc.subarray([...TAGS]),
      order: fc.integer({ min: 0, max: 4 }),
      status: fc.constantFrom<string>('planned', ...STATUSES),
      effective: fc.option(dayArbitrary(year), { freq: 12 }),
      until: fc.option(dayArbitrary(year), { freq: 1 }),
      uptime: fc.oneof(fc.constant(1), ratioArbitrary),
      profile: fc.option(profileArbitrary(0), { freq: 2 }),
      cost: costArbitrary,
    },
    { requiredKeys: ['name', 'status', 'effective'] },
  );
  const reduces = fc.dictionary(fc.constantFrom<string>(...POLLUTANTS), reductionArbitrary(forms, least), {
    minKeys: 1,
    maxKeys: POLLUTANTS.length,
    noNullPrototype: true,
  });
  const onSource = fc.constantFrom(true, true, true, false);
  return fc.record({ lowercase: fc.boolean(), place: fc.nat({ max: 35 }), onSource, reduces, plain });
}

/** Ids mix cases and lengths of number, so that any order but that of plain strings shows. */
export function fitProject(
  draft: ProjectDraft,
  index: number,
  zones: readonly ZoneJson[],
  sources: readonly SourceJson[],
): ProjectJson {
  const id = `${draft.lowercase ? 'p' : 'P'}${index + 1}`;
  // Square root of a uniform draw, mirrored: the first sources get most of the projects and stacks grow.
  const nth = Math.min(sources.length - 1, Math.floor((1 - Math.sqrt(draft.place / 36)) * sources.length));
  const source = draft.onSource ? sources[nth] : undefined;
  const reduces = Object.fromEntries(
    Object.entries(draft.reduces).map(([pollutant, reduction]) => [
      pollutant,
      fitReduction(reduction, (source?.base[pollutant]?.tonnes ?? 0) > 0),
    ]),
  );
  const where = source ? { source: source.id } : { zone: zones[draft.place % zones.length]!.id };
  return { id, ...draft.plain, ...where, reduces };
}
