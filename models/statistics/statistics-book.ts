import { compareText } from '../compare-text.ts';
import type { Pollutant } from '../vocabulary.ts';
import { grantUnderCeiling, type Claim, type Granted } from './ceiling.ts';
import { recognitionOf, type Outside, type Recognition } from './recognition.ts';
import type { StatedAmount, StatisticsInput, StatisticsProject } from './statistics-input.ts';
import { LEVELS, type Level, type OfficialMeasure } from './vocabulary.ts';

/** What the book makes of one level's amount; a level that said nothing counts 0 and is listed as missing. */
export interface LevelAmount {
  /** As it stands in the paper. */
  readonly stated: StatedAmount | null;
  /** After the ceiling and the share of the year. */
  readonly recognised: number;
  /** Code of what the book itself took away. */
  readonly cut: string | null;
  /** Taken out as 区域削减. */
  readonly deducted: number;
}

/** One pollutant of one recognised project. */
export interface StatisticsLine {
  readonly project: string;
  readonly pollutant: Pollutant;
  readonly counted: OfficialMeasure;
  /** True for last year's rest (翘尾), which is never added to this year's new tonnes. */
  readonly carried: boolean;
  readonly share: number;
  readonly levels: Readonly<Record<Level, LevelAmount>>;
  /** Promised to new projects beyond what the largest level recognises. */
  readonly overdrawn: number;
  /** Stated above what its plant emitted last year, though alone there. */
  readonly aboveBase: boolean;
}

export interface Excluded {
  readonly project: string;
  readonly because: Outside;
}

/** The statistics book of one year; every figure is tonnes of full-year capacity, gross of 区域削减 unless it says net. */
export interface StatisticsBook {
  readonly book: 'statistics';
  readonly measure: 'full_year';
  readonly year: number;
  readonly lines: readonly StatisticsLine[];
  /** Projects with amounts or an official measure that the year does not recognise. */
  readonly excluded: readonly Excluded[];
}

/** Builds the book of a year; lines stand in the order of their projects and pollutants. */
export function statisticsBook(input: StatisticsInput): StatisticsBook {
  const judged = input.projects.map((project) => ({
    project,
    recognition: recognitionOf(project, input.year, input.rules),
  }));
  const inside = judged.filter((one): one is Inside => one.recognition.kind !== 'outside');
  const ceilings = summed(input.emissions.map(({ plant, ...rest }) => ({ of: plant, ...rest })));
  const promised = summed(input.transfers.map(({ project, ...rest }) => ({ of: project, ...rest })));
  const grants = new Map(LEVELS.map((level) => [level, grantsAt(level, inside, ceilings)]));
  const lines = inside.flatMap((one) =>
    pollutantsOf(one.project).map((pollutant) => lineOf(one, pollutant, { grants, ceilings, promised })),
  );
  return {
    book: 'statistics',
    measure: 'full_year',
    year: input.year,
    lines: lines.toSorted((a, b) => compareText(a.project, b.project) || compareText(a.pollutant, b.pollutant)),
    excluded: judged.flatMap(({ project, recognition }) =>
      recognition.kind === 'outside' ? [{ project: project.id, because: recognition.because }] : [],
    ),
  };
}

interface Inside {
  readonly project: StatisticsProject;
  readonly recognition: Exclude<Recognition, { readonly kind: 'outside' }>;
}

type Grants = ReadonlyMap<string, Granted>;
type Tonnes = ReadonlyMap<string, number>;

interface Surroundings {
  readonly grants: ReadonlyMap<Level, Grants>;
  readonly ceilings: Tonnes;
  readonly promised: Tonnes;
}

const keyOf = (of: string, pollutant: Pollutant): string => `${of}\u0000${pollutant}`;

function summed(rows: readonly { readonly of: string; readonly pollutant: Pollutant; readonly tonnes: number }[]) {
  const sums = new Map<string, number>();
  for (const { of, pollutant, tonnes } of rows)
    sums.set(keyOf(of, pollutant), (sums.get(keyOf(of, pollutant)) ?? 0) + tonnes);
  return sums;
}

/** The ceiling at one level, plant by plant and pollutant by pollutant; this year's tonnes and last year's rest are judged apart. */
function grantsAt(level: Level, inside: readonly Inside[], ceilings: Tonnes): Grants {
  const groups = new Map<
    string,
    { readonly claims: Claim[]; readonly pollutant: Pollutant; readonly ceiling: number | null }
  >();
  for (const { project, recognition } of inside) {
    const { id, plant, counted, completed } = project;
    for (const { pollutant, tonnes } of project.amounts.filter((amount) => amount.level === level)) {
      const place = keyOf(plant === null ? `alone ${id}` : `${recognition.kind} ${plant}`, pollutant);
      const ceiling = plant === null ? null : (ceilings.get(keyOf(plant, pollutant)) ?? null);
      const group = groups.get(place) ?? { claims: [], pollutant, ceiling };
      group.claims.push({ project: id, counted, completed, tonnes });
      groups.set(place, group);
    }
  }
  return new Map(
    [...groups.values()].flatMap(({ claims, pollutant, ceiling }) =>
      [...grantUnderCeiling(claims, ceiling)].map(([project, grant]) => [keyOf(project, pollutant), grant] as const),
    ),
  );
}

function lineOf(
  { project, recognition: { kind, share } }: Inside,
  pollutant: Pollutant,
  { grants, ceilings, promised }: Surroundings,
): StatisticsLine {
  const carried = kind === 'carried';
  // What was promised to a new project was taken out in the year of recognition, not again from the rest.
  const owed = carried ? 0 : (promised.get(keyOf(project.id, pollutant)) ?? 0);
  const levelOf = (level: Level): LevelAmount => {
    const stated = project.amounts.find((one) => one.level === level && one.pollutant === pollutant) ?? null;
    const grant = grants.get(level)?.get(keyOf(project.id, pollutant));
    const recognised = (grant?.tonnes ?? 0) * share;
    return { stated, recognised, cut: grant?.cut ?? null, deducted: Math.min(owed, Math.max(0, recognised)) };
  };
  const levels = Object.fromEntries(LEVELS.map((level) => [level, levelOf(level)])) as Record<Level, LevelAmount>;
  const ceiling = project.plant === null ? Infinity : (ceilings.get(keyOf(project.plant, pollutant)) ?? Infinity);
  const largest = Math.max(0, ...LEVELS.map((level) => levels[level].recognised));
  return {
    project: project.id,
    pollutant,
    counted: project.counted!,
    carried,
    share,
    levels,
    overdrawn: Math.max(0, owed - largest),
    aboveBase: LEVELS.some(
      (level) => levels[level].cut === null && (levels[level].stated?.tonnes ?? 0) > ceiling * (1 + 1e-9),
    ),
  };
}

/** What it reduces and what anybody stated: a project of which nothing was declared stands in the book as 未报. */
function pollutantsOf({ pollutants, amounts }: StatisticsProject): Pollutant[] {
  return [...new Set([...pollutants, ...amounts.map(({ pollutant }) => pollutant)])];
}
