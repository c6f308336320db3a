import { followingRulesSchema, type Corner, type FollowingRules } from './following-rules.ts';
import { problem, type Checked, type Problem } from './problem.ts';
import { readNumber } from './read-plain.ts';

/** A number of the page of rules; bounds are those of the schema. `public_notice` and the rhythms of types are kept beside the rules. */
interface RuleNumber {
  readonly name: string;
  readonly group: 'lamp' | 'fresh' | 'ages' | 'notices';
  readonly unit: 'days' | 'percent' | 'points' | 'times';
  readonly min: number;
  readonly max: number;
}

const rule = (
  name: string,
  group: RuleNumber['group'],
  unit: RuleNumber['unit'] = 'days',
  [min, max]: readonly [number, number] = [0, unit === 'percent' || unit === 'points' ? 100 : 400],
): RuleNumber => ({ name, group, unit, min, max });

/** Every number of the page, in its order. */
export const RULE_NUMBERS: readonly RuleNumber[] = [
  rule('start_grace', 'lamp'),
  rule('milestone_grace', 'lamp'),
  rule('behind_points', 'lamp', 'points'),
  rule('due_soon', 'lamp'),
  rule('due_soon_progress', 'lamp', 'percent'),
  rule('self_check', 'lamp'),
  rule('returns', 'lamp', 'times', [1, 20]),
  rule('override_longest', 'lamp', 'days', [1, 400]),
  rule('stale', 'fresh'),
  ...(['ages-1', 'ages-2', 'ages-3'] as const).map((name) => rule(name, 'ages', 'days', [1, 400])),
  ...(['soon-1', 'soon-2', 'soon-3'] as const).map((name) => rule(name, 'ages', 'days', [1, 400])),
  rule('announce', 'notices'),
  rule('public_notice', 'notices', 'days', [1, 60]),
];

/** What the page keeps: the rules, the working days of a public notice, and how often news of each type is expected (days). */
export interface CityFollowing {
  readonly rules: FollowingRules;
  readonly publicNotice: number;
  readonly rhythms: Readonly<Record<string, number>>;
}

export const rhythmName = (type: string): string => `rhythm-${type}`;
export const curveName = (type: string): string => `curve-${type}`;

/** The same as text, by the names of the form. */
export function typedFollowing({ rules, publicNotice, rhythms }: CityFollowing): Readonly<Record<string, string>> {
  const numbers = RULE_NUMBERS.map(({ name }): [string, string] => [name, String(numberOf(rules, publicNotice, name))]);
  const types = Object.entries(rhythms).flatMap(([type, days]): [string, string][] => [
    [rhythmName(type), String(days)],
    [curveName(type), curveText(rules.curves[type] ?? [])],
  ]);
  return Object.fromEntries([...numbers, ...types]);
}

/** Reads the form against the types the city has; everything wrong at once. Curves of types that are gone are kept. */
export function readFollowing(typed: Readonly<Record<string, string>>, before: CityFollowing): Checked<CityFollowing> {
  const problems: Problem[] = [];
  const whole = (name: string, min: number, max: number, parts = false): number => {
    const read = readNumber(name, typed[name] ?? '');
    if (!read.ok) problems.push(...read.problems);
    else if (read.value === null) problems.push(problem(name, 'required'));
    else if (read.value < min || read.value > max || (!parts && !Number.isInteger(read.value)))
      problems.push(problem(name, 'number-range', { value: typed[name]!, min, max }));
    else return read.value;
    return min;
  };
  const numbers = Object.fromEntries(
    RULE_NUMBERS.map(({ name, unit, min, max }) => [
      name,
      whole(name, min, max, unit === 'points' || unit === 'percent'),
    ]),
  );
  const three = (of: 'ages' | 'soon'): number[] => {
    const list = [1, 2, 3].map((at) => numbers[`${of}-${String(at)}`]!);
    const falls = [1, 2].find((at) => list[at]! <= list[at - 1]!);
    if (falls !== undefined && problems.length === 0)
      problems.push(problem(`${of}-${String(falls + 1)}`, 'must-rise', { before: list[falls - 1]! }));
    return list;
  };
  const curves = new Map<string, readonly Corner[]>(Object.entries(before.rules.curves));
  const rhythms: Record<string, number> = {};
  for (const type of Object.keys(before.rhythms)) {
    rhythms[type] = whole(rhythmName(type), 1, 400);
    const corners = readCurve(typed[curveName(type)] ?? '');
    if (corners === null) problems.push(problem(curveName(type), 'bad-curve', { value: typed[curveName(type)]! }));
    else if (corners.length > 0) curves.set(type, corners);
    else curves.delete(type);
  }
  const { public_notice: publicNotice, ...rest } = numbers;
  const { start_grace, milestone_grace, behind_points, due_soon, due_soon_progress, self_check, returns, override_longest, stale, announce } = rest; // prettier-ignore
  const stated = { start_grace, milestone_grace, behind_points, due_soon, due_soon_progress, self_check, returns, override_longest, stale, announce }; // prettier-ignore
  const [ages, soon] = [three('ages'), three('soon')];
  if (problems.length > 0) return { ok: false, problems };
  const rules = followingRulesSchema.parse({ ...stated, ages, soon, curves: Object.fromEntries(curves) });
  return { ok: true, value: { rules, publicNotice: publicNotice!, rhythms } };
}

/** A curve as people write it: percent of the planned time, a colon, percent that should be done (`30:10、60:45`). */
export function curveText(corners: readonly Corner[]): string {
  return corners.map(({ time, progress }) => `${String(Math.round(time * 1000) / 10)}:${String(progress)}`).join('、');
}

/** The corners of a curve, in rising order; null when it is no curve. Empty = a straight line. */
function readCurve(text: string): readonly Corner[] | null {
  const pairs = text.normalize('NFKC').replaceAll('%', '').split(/[、,;\s]+/).filter((pair) => pair !== ''); // prettier-ignore
  const corners = pairs.map((pair): Corner | null => {
    const [, time, progress] = /^(\d{1,3}(?:\.\d+)?):(\d{1,3}(?:\.\d+)?)$/.exec(pair) ?? [];
    return time === undefined ? null : { time: Number(time) / 100, progress: Number(progress) };
  });
  const known = corners.filter((corner) => corner !== null);
  const rises = known.every(({ time, progress }, at) => {
    const last = known[at - 1] ?? { time: 0, progress: 0 };
    return time > last.time && time < 1 && progress >= last.progress && progress <= 100;
  });
  return known.length === corners.length && known.length <= 20 && rises ? known : null;
}

function numberOf(rules: FollowingRules, publicNotice: number, name: string): number {
  if (name === 'public_notice') return publicNotice;
  const [list, at] = name.split('-');
  if (list === 'ages' || list === 'soon') return rules[list][Number(at) - 1]!;
  return rules[name as keyof Omit<FollowingRules, 'ages' | 'soon' | 'curves'>];
}
