// What must hold on a source, whatever stands on it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaseJson, PortfolioJson, ProjectJson } from '../reference/portfolio-json.ts';
import { baseEmission } from './base-emission.ts';
import { evaluateJson } from './evaluate-json.ts';
import { isClose } from './outcome-differences.ts';
import { EVERYTHING, portfolioArbitrary } from './portfolio-arbitrary.ts';
import { ratioArbitrary } from './number-arbitrary.ts';
import { runs } from './runs.ts';
import { sourceArbitrary } from './source-arbitrary.ts';

/** With no `proposed` project left, every project is reported from one and the same book. */
function allInOneBook(portfolio: PortfolioJson): PortfolioJson {
  const status = (project: ProjectJson) => (project.status === 'proposed' ? 'planned' : project.status);
  return { ...portfolio, projects: portfolio.projects.map((project) => ({ ...project, status: status(project) })) };
}

function scaleBases(bases: Record<string, BaseJson> | undefined, factor: number): Record<string, BaseJson> {
  const scaled = (base: BaseJson): BaseJson => ({ ...base, tonnes: base.tonnes * factor });
  return Object.fromEntries(Object.entries(bases ?? {}).map(([pollutant, base]) => [pollutant, scaled(base)]));
}

describe('on a source', () => {
  it('reductions never exceed the base, over the year and over the season', () => {
    fc.assert(
      fc.property(portfolioArbitrary().map(allInOneBook), (portfolio) => {
        const { projects } = evaluateJson(portfolio);
        for (const source of portfolio.sources ?? []) {
          const ids = new Set(portfolio.projects.filter((row) => row.source === source.id).map((row) => row.id));
          for (const [pollutant, base] of Object.entries(source.base)) {
            if (base.tonnes === 0) continue;
            const figures = projects.filter((row) => ids.has(row.id)).map((row) => row.reduces[pollutant as 'NOx']);
            const sum = (measure: 'full_year' | 'year' | 'season') =>
              figures.reduce((tonnes, own) => tonnes + (own?.[measure] ?? 0), 0);
            const emitted = baseEmission(base, portfolio);
            expect(sum('full_year')).toBeLessThanOrEqual(base.tonnes * (1 + 1e-9));
            expect(sum('year')).toBeLessThanOrEqual(emitted.year * (1 + 1e-9));
            expect(sum('season')).toBeLessThanOrEqual(emitted.season * (1 + 1e-9));
          }
        }
      }),
      runs(120),
    );
  });

  it('the total does not depend on the order of projects that set different values of its control', () => {
    const parts = [['capture'], ['removal'], ['uptime']] as const;
    const drawn = fc.record({
      source: sourceArbitrary(2023),
      values: fc.tuple(ratioArbitrary, ratioArbitrary, ratioArbitrary),
      order: fc.constantFrom([0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]),
      cut: ratioArbitrary,
    });
    fc.assert(
      fc.property(drawn, ({ source, values, order, cut }) => {
        const totalIn = (places: readonly number[]) => {
          const setters = parts.map(([part], index): ProjectJson => ({
            id: part,
            source: 'S',
            status: 'planned',
            effective: '2023-06-01',
            order: places[index]!,
            reduces: { VOC: { control: { [part]: values[index]! } } },
          }));
          const cutter: ProjectJson = { ...setters[0]!, id: 'cut', order: 1, reduces: { VOC: { fraction: cut } } };
          const base = source.base.VOC ?? { tonnes: 100 };
          const portfolio: PortfolioJson = {
            format: 'portfolio/v1',
            name: 'control',
            year: 2023,
            season: { from: '2023-05-01', to: '2023-09-30' },
            zones: [{ id: 'Z' }],
            sources: [{ id: 'S', zone: 'Z', base: { VOC: { ...base, tonnes: base.tonnes + 1, as_of: '2022-12-31' } } }],
            projects: [...setters, cutter],
          };
          return evaluateJson(portfolio).totals.planned.VOC!;
        };
        const [one, other] = [totalIn([0, 1, 2]), totalIn(order)];
        expect(isClose(one.full_year, other.full_year)).toBe(true);
        expect(isClose(one.season, other.season)).toBe(true);
      }),
      runs(120),
    );
  });

  it('twice the base brings twice the tonnes of everything stated relative to it', () => {
    const relative = portfolioArbitrary({ ...EVERYTHING, forms: ['fraction', 'replace', 'control'] });
    fc.assert(
      fc.property(relative, (portfolio) => {
        const sources = (portfolio.sources ?? []).map((source) => ({ ...source, base: scaleBases(source.base, 2) }));
        const [once, twice] = [evaluateJson(portfolio), evaluateJson({ ...portfolio, sources })];
        for (const [index, project] of once.projects.entries()) {
          const source = sources.find(
            (row) => row.id === portfolio.projects.find((row) => row.id === project.id)!.source,
          );
          for (const [pollutant, figures] of Object.entries(project.reduces)) {
            if ((source?.base[pollutant]?.tonnes ?? 0) === 0) continue;
            const doubled = twice.projects[index]!.reduces[pollutant as 'NOx']!;
            expect(isClose(doubled.full_year, 2 * figures.full_year)).toBe(true);
            expect(isClose(doubled.year, 2 * figures.year)).toBe(true);
            expect(isClose(doubled.season, 2 * figures.season)).toBe(true);
          }
        }
      }),
      runs(120),
    );
  });

  it("scaling the zones' own inventories changes no credited tonne", () => {
    fc.assert(
      fc.property(portfolioArbitrary(), fc.constantFrom(0.5, 3), (portfolio, factor) => {
        const zones = portfolio.zones.map((zone) => ({ ...zone, base: scaleBases(zone.base, factor) }));
        const [before, after] = [evaluateJson(portfolio), evaluateJson({ ...portfolio, zones })];
        expect(after.totals).toEqual(before.totals);
        expect(after.projects).toEqual(before.projects);
        expect(after.zones.map((zone) => zone.books)).toEqual(before.zones.map((zone) => zone.books));
      }),
      runs(100),
    );
  });
});
