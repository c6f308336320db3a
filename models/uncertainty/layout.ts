import { type Columns, NONE } from '../engine/columns.ts';
import type { CompiledTarget } from '../engine/compile-targets.ts';
import { MEASURES } from '../engine/measures.ts';
import { BOOKS, type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { type DayWindow, SEASON, YEAR } from './shares.ts';

/** Only book planned is drawn. */
export const PLANNED = BOOKS.indexOf('planned');

/** Index of a measure: the full year, else 1 + the window's row. Year and season come first, so that these are the engine's indices. */
export const { full_year: FULL_YEAR, year: IN_YEAR, season: IN_SEASON } = MEASURES;

/** Numbers that say where an effect's tonnes of a measure go. */
export const OUTPUT = 3;

/** A sum kept per draw: t of a pollutant in a zone over a measure. */
export interface Series {
  readonly zone: number;
  readonly pollutant: number;
  readonly measure: number;
}

/** What is summed, and where each effect's tonnes go. */
export interface Layout {
  readonly windows: readonly DayWindow[];
  /** Sums of zones, those to report among them; restricted sums follow, in the order of the targets that have one. */
  readonly series: readonly Series[];
  readonly count: number;
  /** Row of a zone's series, NONE where nothing of book planned names the pollutant. */
  readonly rowOf: (zone: number, pollutant: Pollutant, measure: number) => number;
  /** Row of a target's restricted sum, NONE without one. */
  readonly restricted: Int32Array;
  /** Per effect the sums its tonnes go to: OUTPUT numbers each, the measure, the row, and the target whose gate it must pass or NONE. */
  readonly outputs: readonly (readonly number[])[];
  /** 1 per pollutant that a target asks for. */
  readonly asked: Uint8Array;
}

/** Lays out the sums of book planned; `extra` windows are summed like the season. */
export function layOut(columns: Columns, targets: readonly CompiledTarget[], extra: readonly DayWindow[]): Layout {
  const windows = [YEAR, SEASON, ...extra];
  const wantsFullYear = targets.some(
    ({ target, restriction }) => target.full_year_tonnes !== undefined && restriction === null,
  );
  const measures = [...windows.keys()].map((row) => row + 1);
  if (wantsFullYear) measures.push(FULL_YEAR);

  const series: Series[] = [];
  const rows = new Map<number, number>();
  const keyOf = (zone: number, pollutant: number, measure: number): number =>
    (zone * POLLUTANTS.length + pollutant) * (windows.length + 1) + measure;
  const { effects, projects } = columns;
  const named = new Set<number>();
  for (let effect = 0; effect < effects.count; effect++) {
    const project = effects.project[effect]!;
    if (projects.book[project]! >= PLANNED)
      named.add(projects.zone[project]! * POLLUTANTS.length + effects.pollutant[effect]!);
  }
  for (const place of [...named].sort((a, b) => a - b)) {
    const [zone, pollutant] = [Math.floor(place / POLLUTANTS.length), place % POLLUTANTS.length];
    for (const measure of measures)
      rows.set(keyOf(zone, pollutant, measure), series.push({ zone, pollutant, measure }) - 1);
  }

  let count = series.length;
  const restricted = Int32Array.from(targets, ({ restriction }) => (restriction === null ? NONE : count++));
  const outputs = Array.from({ length: effects.count }, (_, effect) => {
    const project = effects.project[effect]!;
    if (projects.book[project]! < PLANNED) return [];
    const pollutant = effects.pollutant[effect]!;
    const zone = projects.zone[project]!;
    const ofZone = measures.flatMap((measure) => [measure, rows.get(keyOf(zone, pollutant, measure))!, NONE]);
    const ofTargets = targets.flatMap(({ restriction }, target) =>
      restriction?.pollutant === pollutant && restriction.members[project] === 1
        ? [restriction.measure, restricted[target]!, target]
        : [],
    );
    return [...ofZone, ...ofTargets];
  });
  return {
    windows,
    series,
    count,
    rowOf: (zone, pollutant, measure) => rows.get(keyOf(zone, POLLUTANTS.indexOf(pollutant), measure)) ?? NONE,
    restricted,
    outputs,
    asked: askedPollutants(targets),
  };
}

function askedPollutants(targets: readonly CompiledTarget[]): Uint8Array {
  const asked = new Uint8Array(POLLUTANTS.length);
  for (const { target } of targets) {
    const named =
      target.line !== undefined ? (['NOx', 'VOC'] as const) : target.pollutant != null ? [target.pollutant] : [];
    for (const pollutant of named) asked[POLLUTANTS.indexOf(pollutant)] = 1;
  }
  return asked;
}
