// An invented programme of candidates to choose from: sources with one to three of them, four zones, every figure from a seed.
import { evaluate } from '../../../models/engine/evaluate.ts';
import type { Choice, Portfolio, Project, Reduction, Source, Target } from '../../../models/portfolio.ts';
import { seededRandom } from '../../bench/seeded-random.ts';

const ZONES = ['A', 'B', 'C', 'D'];

/** `ask` is the part of what all candidates could bring that the targets want. */
export function inventedChoice(count: number, ask: number, more: Partial<Choice> = {}, seed = 7): Portfolio {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const sources = Array.from({ length: Math.ceil(count / 2) }, (_, index): Source => {
    const tonnes = () => 5 + Math.round(900 * random() ** 3) / 10;
    return {
      id: `S${index}`,
      zone: pick(ZONES),
      base: { NOx: { tonnes: tonnes() }, VOC: { tonnes: tonnes() } },
    };
  });
  const projects = Array.from({ length: count }, (_, index): Project => {
    const fraction = (): Reduction => ({
      fraction: Math.round((0.15 + 0.6 * random()) * 1000) / 1000,
    });
    const [nox, voc] = [random() < 0.5, random() < 0.7];
    return {
      id: `P${String(index).padStart(4, '0')}`,
      source: pick(sources).id,
      district: `d${Math.floor(random() * 8)}`,
      status: 'proposed',
      effective: pick(['2023-03-15', '2023-05-01', '2023-06-10']),
      reduces: {
        ...(nox ? { NOx: fraction() } : {}),
        ...(voc || !nox ? { VOC: fraction() } : {}),
      },
      cost: {
        capital: Math.round(20 + 900 * random() ** 2),
        om: Math.round(200 * random()) / 10,
        life: 12,
        rate: 0.05,
      },
    };
  });
  const candidates = projects.map(({ id }) => id);
  const whole: Portfolio = {
    format: 'portfolio/v1',
    year: 2023,
    season: { from: '2023-05-01', to: '2023-09-30' },
    zones: ZONES.map((id) => ({
      id,
      base: { NOx: { tonnes: count * 4 }, VOC: { tonnes: count * 5 } },
    })),
    sources,
    projects,
  };
  const all = evaluate({
    ...whole,
    projects: projects.map((project) => ({ ...project, status: 'planned' })),
  });
  const targets = all.zones.flatMap(({ id: zone, books }): Target[] => [
    {
      id: `${zone}-NOx`,
      zone,
      pollutant: 'NOx',
      season_tonnes: Math.round(ask * (books.planned.NOx?.season ?? 0)),
    },
    {
      id: `${zone}-VOC`,
      zone,
      pollutant: 'VOC',
      season_tonnes: Math.round(ask * (books.planned.VOC?.season ?? 0)),
    },
    { id: `${zone}-line`, zone, line: { a: 0.3, b: 0.001 } },
  ]);
  return {
    ...whole,
    targets,
    choice: { candidates, objective: 'min-cost', ...more },
  };
}
