import { compareText } from '../../../models/compare-text.ts';
import { projectStands, type ProjectStand } from '../../../models/engine/project-stands.ts';
import type { Outcome, TonnesByPollutant } from '../../../models/outcome.ts';
import type { Change, Portfolio } from '../../../models/portfolio.ts';
import { BOOK_STATUSES, POLLUTANTS, type Pollutant, type Status } from '../../../models/vocabulary.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';

export type Season = Readonly<Partial<Record<Pollutant, number>>>;

/** One project on one side: its tranches and windows together. */
export interface ProjectSide {
  /** In the programme: some entry is neither left out nor cancelled. */
  readonly in: boolean;
  readonly status: Status;
  /** The first day any of its entries runs stably. */
  readonly effective: string | null;
  /** The factor on what it reduces; null where pollutants differ. */
  readonly scale: number | null;
  readonly season: Season;
}

export interface ComparedProject {
  readonly id: string;
  readonly category: string | null;
  readonly type: string | null;
  readonly district: string | null;
  readonly sides: readonly ProjectSide[];
  /** Largest difference between two sides of NOx and VOC in the season, in t. */
  readonly size: number;
}

/** What a side's projects come from: the tonnes its run froze, and what its changes say of each project. */
export interface ProjectsOfSide {
  readonly outcome: Outcome;
  readonly changes: readonly Change[];
}

/** Every project of the programme on every side, in the order of the numbers. */
export function comparedProjects(portfolio: Portfolio, sides: readonly ProjectsOfSide[]): readonly ComparedProject[] {
  const perSide = sides.map(({ outcome, changes }) => sideOf(portfolio, outcome, changes));
  const about = new Map((portfolio.projects ?? []).map((project) => [projectOfEntry(project.id), project]));
  return [...about]
    .map(([id, { category, type, district }]): ComparedProject => {
      const own = perSide.map((side) => side.get(id)!);
      const size = spread(own, 'NOx') + spread(own, 'VOC');
      return { id, category: category ?? null, type: type ?? null, district: district ?? null, sides: own, size };
    })
    .sort((a, b) => compareText(a.id, b.id));
}

/** Those the sides treat differently, the largest difference first. */
export function differing(projects: readonly ComparedProject[]): readonly ComparedProject[] {
  return projects
    .filter(({ sides }) => new Set(sides.map((side) => JSON.stringify(side))).size > 1)
    .sort((a, b) => b.size - a.size || compareText(a.id, b.id));
}

/** Season tonnes by a property of the projects, on every side; projects without it together under ''. */
export function seasonBy(
  projects: readonly ComparedProject[],
  by: 'category' | 'type' | 'district',
  pollutant: Pollutant,
): ReadonlyMap<string, readonly number[]> {
  const sums = new Map<string, number[]>();
  for (const project of projects) {
    const key = project[by] ?? '';
    const sum = sums.get(key) ?? project.sides.map(() => 0);
    for (const [index, { season }] of project.sides.entries()) sum[index]! += season[pollutant] ?? 0;
    sums.set(key, sum);
  }
  return sums;
}

function spread(sides: readonly ProjectSide[], pollutant: Pollutant): number {
  const values = sides.map(({ season }) => season[pollutant] ?? 0);
  return Math.max(...values) - Math.min(...values);
}

const PLANNED: ReadonlySet<Status> = new Set(BOOK_STATUSES.planned);

function sideOf(portfolio: Portfolio, outcome: Outcome, changes: readonly Change[]): ReadonlyMap<string, ProjectSide> {
  const outcomes = new Map(outcome.projects.map((project) => [project.id, project]));
  const sides = new Map<string, ProjectSide>();
  for (const stand of projectStands(portfolio, changes)) {
    const id = projectOfEntry(stand.id);
    // A reserve's figures are those of the pool: they are in no sum of book planned.
    const reduces = PLANNED.has(stand.status) ? (outcomes.get(stand.id)?.reduces ?? {}) : {};
    sides.set(id, joined(sides.get(id), stand, reduces));
  }
  return sides;
}

function joined(before: ProjectSide | undefined, stand: ProjectStand, reduces: TonnesByPollutant): ProjectSide {
  const taken = !stand.excluded && stand.status !== 'cancelled';
  const earliest = [before?.effective ?? null, stand.effective].filter((day) => day !== null).sort()[0] ?? null;
  const season = POLLUTANTS.flatMap((pollutant): [Pollutant, number][] => {
    const [sum, own] = [before?.season[pollutant], reduces[pollutant]?.season];
    return sum === undefined && own === undefined ? [] : [[pollutant, (sum ?? 0) + (own ?? 0)]];
  });
  return {
    in: (before?.in ?? false) || taken,
    status: before?.status ?? stand.status,
    effective: earliest,
    scale: before === undefined ? oneFactor(stand.scale) : before.scale,
    season: Object.fromEntries(season),
  };
}

/** The factor all named pollutants share; 1 when none is scaled. */
function oneFactor(scale: ProjectStand['scale']): number | null {
  const factors = new Set(Object.values(scale));
  return factors.size === 0 ? 1 : factors.size === 1 ? [...factors][0]! : null;
}
