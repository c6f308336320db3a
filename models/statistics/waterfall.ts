import { compareText } from '../compare-text.ts';
import type { Pollutant } from '../vocabulary.ts';
import type { StatisticsBook, StatisticsLine } from './statistics-book.ts';
import { LEVELS, type Level } from './vocabulary.ts';

/** Why tonnes change on the way to a level: a code of the list, or what the book can tell by itself. */
export type CutReason =
  /** The level has not said anything yet. */
  | 'unreviewed'
  /** The level before said nothing. */
  | 'unreported'
  /** Less than before, and nobody said why. */
  | 'unstated'
  /** More than before. */
  | 'raised'
  /** Taken out as 区域削减. */
  | 'transferred'
  | (string & {});

export type WaterfallStep =
  | {
      readonly kind: 'level';
      readonly level: Level | 'stated' | 'net';
      readonly tonnes: number;
      /** Projects on which a later level answered before this one: they stand here with what came before. */
      readonly passed?: readonly string[];
    }
  /** Between two levels; negative tonnes are cut, positive ones added. */
  | {
      readonly kind: 'change';
      readonly to: Level | 'net';
      readonly reason: CutReason;
      readonly tonnes: number;
      readonly projects: readonly string[];
    };

/**
 * From what was declared to what the nation recognises, and why it grew less on the way, for one pollutant and this year's new tonnes.
 * Every level is the level before plus the changes between them; the last step takes 区域削减 off the last level somebody stated.
 * Where a later level answered before an earlier one, the earlier one leaves the project as it came and the later one is compared with that.
 */
export function waterfall({ lines }: Pick<StatisticsBook, 'lines'>, pollutant: Pollutant): readonly WaterfallStep[] {
  const fresh = lines.filter((line) => line.pollutant === pollutant && !line.carried);
  const stated = total(fresh, ({ levels, share }) => (levels.declared.stated?.tonnes ?? 0) * share);
  const overlaps = fresh.map((line): Change => {
    const { stated: paper, recognised, cut } = line.levels.declared;
    return { project: line.project, reason: cut ?? '', tonnes: recognised - (paper?.tonnes ?? 0) * line.share };
  });
  const between = LEVELS.slice(1).flatMap((level, at): WaterfallStep[] => [
    ...steps(
      fresh.map((line) => changeTo(line, LEVELS[at]!, level)),
      level,
    ),
    levelStep(fresh, level),
  ]);
  const last = LEVELS.findLast((level) => fresh.some(({ levels }) => levels[level].stated !== null)) ?? 'declared';
  const net = total(fresh, ({ levels }) => levels[last].recognised - levels[last].deducted);
  const cutting = steps(overlaps, 'declared');
  return [
    ...(cutting.length === 0 ? [] : [{ kind: 'level', level: 'stated', tonnes: stated } as const, ...cutting]),
    levelStep(fresh, 'declared'),
    ...until(between, last),
    ...steps(
      fresh.map((line) => ({ project: line.project, reason: 'transferred', tonnes: -line.levels[last].deducted })),
      'net',
    ),
    { kind: 'level', level: 'net', tonnes: net },
  ];
}

interface Change {
  readonly project: string;
  readonly reason: CutReason;
  readonly tonnes: number;
}

function changeTo(line: StatisticsLine, from: Level, to: Level): Change {
  const { project, levels } = line;
  const after = levels[to];
  const before = standing(line, from);
  const tonnes = standing(line, to).tonnes - before.tonnes;
  if (after.stated === null) return { project, reason: 'unreviewed', tonnes };
  if (!before.stated) return { project, reason: 'unreported', tonnes };
  if (tonnes > 0) return { project, reason: 'raised', tonnes };
  return { project, reason: after.stated.cutCode ?? after.cut ?? 'unstated', tonnes };
}

/** What counts of a line at a level on the way, and whether anybody had stated it by then. */
function standing(line: StatisticsLine, level: Level): { readonly tonnes: number; readonly stated: boolean } {
  const known = isPassed(line, level) ? LEVELS.slice(0, LEVELS.indexOf(level)).findLast(statedIn(line)) : level;
  if (known === undefined) return { tonnes: 0, stated: false };
  return { tonnes: line.levels[known].recognised, stated: statedIn(line)(known) };
}

/** Did a later level answer while this one has not? */
function isPassed(line: StatisticsLine, level: Level): boolean {
  return !statedIn(line)(level) && LEVELS.slice(LEVELS.indexOf(level) + 1).some(statedIn(line));
}

const statedIn =
  ({ levels }: StatisticsLine) =>
  (level: Level): boolean =>
    levels[level].stated !== null;

/** Changes of the same reason together, the largest cut first; what changes nothing is no step. */
function steps(changes: readonly Change[], to: Level | 'net'): WaterfallStep[] {
  const reasons = [...new Set(changes.map(({ reason }) => reason))];
  return reasons
    .map((reason) => {
      const own = changes.filter((change) => change.reason === reason && change.tonnes !== 0);
      return {
        kind: 'change' as const,
        to,
        reason,
        tonnes: total(own, ({ tonnes }) => tonnes),
        projects: own.map(({ project }) => project),
      };
    })
    .filter(({ projects }) => projects.length > 0)
    .toSorted((a, b) => a.tonnes - b.tonnes || compareText(a.reason, b.reason));
}

/** Levels after the last one that anybody reached say nothing: 未审 of everything is not a cut. */
function until(between: readonly WaterfallStep[], last: Level): readonly WaterfallStep[] {
  const end = between.findIndex((step) => step.kind === 'level' && step.level === last);
  return last === 'declared' ? [] : between.slice(0, end + 1);
}

function levelStep(lines: readonly StatisticsLine[], level: Level): WaterfallStep {
  const tonnes = total(lines, (line) => standing(line, level).tonnes);
  const passed =
    level === 'declared' ? [] : lines.filter((line) => isPassed(line, level)).map(({ project }) => project);
  return { kind: 'level', level, tonnes, ...(passed.length > 0 && { passed }) };
}

function total<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}
