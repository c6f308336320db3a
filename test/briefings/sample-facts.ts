import { evaluate, evaluateWithChanges } from '../../models/engine/evaluate.ts';
import { cumulative } from '../../models/engine/cumulative.ts';
import { seasonParts } from '../../models/engine/season-parts.ts';
import type { Change, Portfolio, Project } from '../../models/portfolio.ts';
import type { Status } from '../../models/vocabulary.ts';
import type { BulletinFacts, ProjectFacts, UnitFacts } from '../../src/services/briefing/bulletin/bulletin-facts.ts';
import { curveDays } from '../../src/services/figures/season-curve.ts';
import { addDays, daysBetween } from '../../src/words/day.ts';

/** An invented city, small enough to read and large enough to fill every part of the sheet. */

export const AS_OF = '2023-06-30';

const DISTRICTS: readonly (readonly [code: string, name: string, zone: string])[] = [
  ['370202', '市南区', 'A'],
  ['370203', '市北区', 'A'],
  ['370211', '黄岛区', 'B'],
  ['370212', '崂山区', 'A'],
  ['370213', '李沧区', 'A'],
  ['370214', '城阳区', 'C'],
  ['370215', '即墨区', 'C'],
  ['370281', '胶州市', 'C'],
  ['370283', '平度市', 'D'],
  ['370285', '莱西市', 'D'],
];

export const UNITS: readonly UnitFacts[] = [
  ...DISTRICTS.map(([code, name]) => ({ id: code, name, code })),
  { id: 'high-tech', name: '高新区', code: '370214' },
].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

const CATEGORIES = [
  { id: 'industry', name: '工业' },
  { id: 'combustion', name: '燃烧源' },
  { id: 'mobile', name: '移动源' },
  { id: 'dust', name: '扬尘源' },
  { id: 'oil_service', name: '油品与服务业' },
  { id: 'agri', name: '农业源' },
];

export const ZONES = [
  { id: 'A', name: '示例·主城区' },
  { id: 'B', name: '示例·石化港口区' },
  { id: 'C', name: '示例·环湾制造区' },
  { id: 'D', name: '示例·北部县域' },
];

const STATUSES: readonly Status[] = [
  'verified',
  'built',
  'built',
  'building',
  'planned',
  'built',
  'building',
  'proposed',
];

export interface SampleSize {
  readonly projects: number;
  /** Instead of what each project and zone is called otherwise. */
  readonly name?: string;
  readonly zoneName?: string;
  /** The same status for all, so that every district stands where the others stand. */
  readonly status?: Status;
}

/** Facts of a city with so many projects; `scenario` delays everything that is being built by ninety days. */
export function sampleFacts(size: SampleSize, scenario: string | null = null): BulletinFacts {
  const made = Array.from({ length: size.projects }, (_, index) => madeProject(index, size));
  const portfolio = portfolioOf(made.map(({ entry }) => entry));
  const changes =
    scenario === null ? [] : [{ select: { status: ['planned', 'building'] as Status[] }, delay_days: 90 }];
  const baseline = evaluate(portfolio);
  const outcome = scenario === null ? baseline : evaluateWithChanges(portfolio, changes);
  const credited = new Map(outcome.projects.map(({ id, reduces }) => [id, reduces]));
  const firstPlan = {
    ...portfolio,
    as_of: null,
    projects: made.map(({ entry, facts }) => ({ ...entry, effective: facts.planFinish })),
  };
  return {
    programme: {
      name: '示例市2023年',
      year: 2023,
      season: { from: '2023-05-01', to: '2023-09-30' },
      taskCount: 3000,
      sample: true,
    },
    asOf: AS_OF,
    run: { id: 'R-00000007', fingerprint: '3f9ac2d1e5b84f60', modelVersion: '0.1.0' },
    scenario: scenario === null ? null : { name: scenario },
    outcome,
    baseline: scenario === null ? null : baseline,
    parts: partsOf(portfolio, changes),
    baselineParts: scenario === null ? [] : partsOf(portfolio, []),
    series: cumulative(portfolio, curveDays(portfolio), changes),
    firstPlan: cumulative(firstPlan, curveDays(portfolio)),
    zones: ZONES.map(({ id, name }) => ({ id, name: size.zoneName ?? name })),
    targets: TARGETS.map(({ id, zone, kind, pollutant, district, note }) => ({
      id,
      zone,
      kind,
      pollutant,
      district,
      note,
    })),
    units: UNITS,
    categories: CATEGORIES,
    projects: made.map(({ facts }) => ({
      ...facts,
      seasonNox: credited.get(facts.id)?.NOx?.season ?? 0,
      seasonVoc: credited.get(facts.id)?.VOC?.season ?? 0,
    })),
  };
}

function partsOf(portfolio: Portfolio, changes: readonly Change[]) {
  return seasonParts(portfolio, changes).map(({ entry: project, ...part }) => ({ project, ...part }));
}

const target = (
  id: string,
  zone: string | null,
  kind: 'season_percent' | 'line' | 'full_year_tonnes' | 'count' | 'season_tonnes',
  pollutant: 'NOx' | 'VOC' | null,
  value: object,
  district: string | null = null,
  note = '',
) => ({ id, zone, kind, pollutant, value, district, note });

const TARGETS = [
  ...['A', 'B', 'C', 'D'].flatMap((zone) => [
    target(`${zone}-NOx`, zone, 'season_percent', 'NOx', { pollutant: 'NOx', season_percent: zone === 'D' ? 9 : 1.1 }),
    target(`${zone}-VOC`, zone, 'season_percent', 'VOC', { pollutant: 'VOC', season_percent: zone === 'A' ? 7 : 2.1 }),
  ]),
  target('B-line', 'B', 'line', null, { line: { a: 1.2, b: 0.006 } }),
  target('city-NOx', null, 'full_year_tonnes', 'NOx', { pollutant: 'NOx', full_year_tonnes: 1800 }),
  target('all', null, 'count', null, { count: 3000, by: '2023-12-31' }),
  ...DISTRICTS.map(([code]) =>
    target(
      `${code}-VOC`,
      null,
      'season_tonnes',
      'VOC',
      { pollutant: 'VOC', season_tonnes: 40, only: { district: [code] } },
      code,
    ),
  ),
];

function portfolioOf(projects: readonly Project[]): Portfolio {
  const base = (nox: number, voc: number) => ({ NOx: { tonnes: nox }, VOC: { tonnes: voc } });
  const bases = [base(14_000, 11_000), base(22_000, 24_000), base(24_000, 18_000), base(10_000, 7_000)];
  return {
    format: 'portfolio/v1',
    name: '示例市2023年',
    year: 2023,
    as_of: AS_OF,
    season: { from: '2023-05-01', to: '2023-09-30' },
    zones: ZONES.map((zone, index) => ({ ...zone, regime: 'transitional', base: bases[index]! })),
    targets: TARGETS.map(({ id, zone, value }) => ({ id, zone, ...value })),
    sources: [],
    projects,
  };
}

/** Everything follows from the index, so that the same city comes out every time. */
function madeProject(index: number, size: SampleSize): { entry: Project; facts: ProjectFacts } {
  const [district, , zone] = DISTRICTS[(index * 7) % DISTRICTS.length]!;
  const status = size.status ?? STATUSES[(index * 3) % STATUSES.length]!;
  const done = status === 'verified' || status === 'built';
  const planFinish = addDays('2023-03-01', (index * 37) % 240);
  const slip = (index * 5) % 4 === 0 ? (index * 11) % 50 : 0;
  const present = addDays(planFinish, slip);
  const finish = done && present > AS_OF ? addDays(AS_OF, -(index % 60)) : present;
  const id = `SL-2023-${String(index + 1).padStart(4, '0')}`;
  const late =
    done || status === 'proposed' ? 0 : Math.max(0, daysBetween(finish, AS_OF), daysBetween(planFinish, AS_OF));
  const amounts = { NOx: { tonnes: (index % 9) - 1 }, VOC: { tonnes: ((index * 13) % 17) / 2 } };
  return {
    entry: { id, name: id, status, zone, district, effective: finish, reduces: amounts },
    facts: {
      id,
      name: size.name ?? `示例企业${String(index + 1)}号挥发性有机物治理提升项目`,
      enterprise: `示例企业${String(index + 1)}`,
      unit: district === '370214' && index % 3 === 0 ? 'high-tech' : district,
      category: CATEGORIES[index % 6]!.id,
      status,
      planFinish,
      finish,
      lead: '示例区生态环境分局',
      lateDays: late,
      seasonNox: 0,
      seasonVoc: 0,
    },
  };
}

/** A project with what a test is about and nothing else. */
export function project(given: Partial<ProjectFacts>): ProjectFacts {
  return {
    id: 'P',
    name: '示例项目',
    enterprise: '示例企业',
    unit: UNITS[0]!.id,
    category: 'industry',
    status: 'planned',
    planFinish: null,
    finish: null,
    lead: '',
    lateDays: 0,
    seasonNox: 0,
    seasonVoc: 0,
    ...given,
  };
}
