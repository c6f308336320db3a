import { addDays } from '../../models/calendar.ts';
import type { Portfolio, Project, Reduction, Source, Target, Zone } from '../../models/portfolio.ts';
import { seededRandom } from './seeded-random.ts';

type Random = () => number;

const ZONES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
const TYPES = ['boiler', 'kiln', 'coating', 'tank', 'fleet', 'site'];
const STATUSES = ['proposed', 'planned', 'planned', 'planned', 'building', 'built', 'verified', 'cancelled'] as const;
const SUMMER_HEAVY = [0.05, 0.05, 0.07, 0.08, 0.09, 0.11, 0.12, 0.12, 0.1, 0.08, 0.07, 0.06];

/** An invented programme year of `count` projects: three to two sources, every form, some windows, tranches and late dates. */
export function generatePortfolio(count: number, seed = 2023): Portfolio {
  const random = seededRandom(seed);
  const sources = Array.from({ length: Math.ceil((count * 2) / 3) }, (_, index) => makeSource(index, random));
  return {
    format: 'portfolio/v1',
    year: 2023,
    as_of: '2023-06-30',
    season: { from: '2023-05-01', to: '2023-09-30' },
    zones: ZONES.map(makeZone),
    targets: makeTargets(count),
    sources,
    projects: Array.from({ length: count }, (_, index) => makeProject(index, sources, random)),
  };
}

function makeZone(id: string): Zone {
  return { id, regime: 'voc-limited', base: { NOx: { tonnes: 9000, profile: SUMMER_HEAVY }, VOC: { tonnes: 12_000 } } };
}

function makeTargets(count: number): readonly Target[] {
  const ofZones = ZONES.flatMap((zone): Target[] => [
    { id: `${zone}-VOC`, zone, pollutant: 'VOC', season_percent: 12 },
    { id: `${zone}-line`, zone, line: { a: 0.77, b: 0.02 } },
  ]);
  return [
    ...ofZones,
    { id: 'counted', pollutant: 'NOx', full_year_tonnes: 1800, only: { tag: ['counted'] } },
    { id: 'boilers', count: Math.ceil(count / 20), by: '2023-12-31', only: { type: ['boiler'] } },
  ];
}

function makeSource(index: number, random: Random): Source {
  return {
    id: `S${index}`,
    zone: pick(ZONES, random),
    base: {
      NOx: { tonnes: 20 + 100 * random(), profile: random() < 0.5 ? SUMMER_HEAVY : null },
      VOC: {
        tonnes: 10 + 80 * random(),
        as_of: random() < 0.2 ? '2022-12-31' : null,
        control: { capture: 0.3, removal: 0.15, uptime: 0.9 },
      },
    },
  };
}

function makeProject(index: number, sources: readonly Source[], random: Random): Project {
  const effective = addDays('2022-10-01', Math.floor(random() * 440));
  const alone = random() < 0.1;
  return {
    id: `P${index}`,
    type: pick(TYPES, random),
    district: `37020${Math.floor(random() * 9)}`,
    tags: random() < 0.4 ? ['counted'] : [],
    order: Math.floor(random() * 4),
    source: alone ? null : pick(sources, random).id,
    zone: alone ? pick(ZONES, random) : null,
    status: pick(STATUSES, random),
    effective: random() < 0.03 ? null : effective,
    until: random() < 0.1 ? addDays(effective, 60) : null,
    uptime: random() < 0.3 ? 0.95 : null,
    reduces: alone ? { NOx: { tonnes: 3 * random() }, PM10: { tonnes: random() } } : makeReductions(random),
    cost: { capital: 300 * random(), om: 20 * random(), life: 15, rate: 0.05 },
  };
}

function makeReductions(random: Random): Project['reduces'] {
  const nox: readonly Reduction[] = [
    { tonnes: 15 * random() },
    { tonnes: 10 * random(), basis: 'remaining' },
    { fraction: 0.8 * random() },
    { from: 0.2 * random(), to: 0.3 + 0.6 * random() },
  ];
  const voc: readonly Reduction[] = [
    { tonnes: 10 * random() },
    { fraction: 0.7 * random() },
    { control: { capture: 0.5 + 0.4 * random(), removal: 0.5 + 0.4 * random() } },
    { control: { uptime: 0.95 } },
  ];
  return { NOx: pick(nox, random), VOC: pick(voc, random) };
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)]!;
}
