// Random portfolios that are valid by construction: drafts are drawn freely, then fitted to the zones and sources there are.
import fc from 'fast-check';
import type { PortfolioJson, ProjectJson, SourceJson, ZoneJson } from '../reference/portfolio-json.ts';
import { dayArbitrary, seasonArbitrary } from './day-arbitrary.ts';
import type { ProjectRules } from './project-arbitrary.ts';
import { fitProject, projectArbitrary } from './project-arbitrary.ts';
import { scenariosArbitrary } from './scenario-arbitrary.ts';
import { selectArbitrary } from './select-arbitrary.ts';
import { sourceArbitrary, zoneArbitrary } from './source-arbitrary.ts';
import { hasBaseFor, targetArbitrary } from './target-arbitrary.ts';
import { spellOutNulls } from './spelt-out-nulls.ts';
import { TYPES } from './words.ts';

interface Body {
  zones: ZoneJson[];
  sources: SourceJson[];
  projects: ProjectJson[];
}

/** Everything a portfolio may hold. */
export const EVERYTHING: ProjectRules = {
  forms: ['tonnes', 'remaining', 'fraction', 'replace', 'control'],
  least: -0.4,
};

function bodyArbitrary(year: number, rules: ProjectRules): fc.Arbitrary<Body> {
  return fc
    .record({
      zones: fc.array(zoneArbitrary(year), { minLength: 1, maxLength: 4 }),
      sources: fc.oneof(
        { weight: 2, arbitrary: fc.array(sourceArbitrary(year), { minLength: 1, maxLength: 3 }) },
        fc.array(sourceArbitrary(year), { maxLength: 12, size: 'max' }),
      ),
      projects: fc.array(projectArbitrary(year, rules), { maxLength: 14, size: 'max' }),
    })
    .map((drafts) => {
      const zones = drafts.zones.map((zone, index): ZoneJson => ({ id: `Z${index + 1}`, name: '区', ...zone }));
      const sources = drafts.sources.map(({ zone, base }, index): SourceJson => {
        return { id: `S${index + 1}`, zone: zones[zone % zones.length]!.id, base };
      });
      return {
        zones,
        sources,
        projects: drafts.projects.map((draft, index) => fitProject(draft, index, zones, sources)),
      };
    });
}

function frameArbitrary(year: number) {
  return fc.record(
    {
      format: fc.constant('portfolio/v1' as const),
      name: fc.constant('随机'),
      year: fc.constant(year),
      season: seasonArbitrary(year),
      as_of: dayArbitrary(year),
      slip_days: fc.dictionary(fc.constantFrom<string>(...TYPES), fc.nat({ max: 60 }), { noNullPrototype: true }),
      status_defaults: fc.record(
        { planned: fc.record({ slip_days: fc.nat({ max: 60 }) }, { requiredKeys: [] }), building: fc.constant({}) },
        { requiredKeys: [] },
      ),
      counting: fc.oneof(fc.constant('day' as const), fc.record({ months_after: fc.nat({ max: 2 }) })),
    },
    { requiredKeys: ['format', 'name', 'year', 'season'] },
  );
}

/** A portfolio with targets and scenarios; `rules` narrows what its projects do. */
export function portfolioArbitrary(rules: ProjectRules = EVERYTHING): fc.Arbitrary<PortfolioJson> {
  return fc.constantFrom(2023, 2024, 2021).chain((year) =>
    fc.tuple(frameArbitrary(year), bodyArbitrary(year, rules)).chain(([frame, body]) => {
      const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
      const zones = idsOf(body.zones);
      const select = selectArbitrary(year, idsOf(body.projects), zones, idsOf(body.sources));
      return fc
        .record({
          targets: fc.array(targetArbitrary(year, zones, select), { maxLength: 5 }),
          scenarios: scenariosArbitrary(year, select),
        })
        .map(({ targets, scenarios }): PortfolioJson => {
          const fitting = targets.filter((target) => hasBaseFor(target, body.zones));
          const named = fitting.map((target, index) => ({ id: `T${index + 1}`, ...target }));
          return { ...frame, ...body, targets: named, scenarios };
        })
        .chain(spellOutNulls);
    }),
  );
}
