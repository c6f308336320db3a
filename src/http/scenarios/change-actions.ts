import type { Change } from '../../../models/portfolio.ts';
import { POLLUTANTS, STATUSES, type Pollutant, type Status } from '../../../models/vocabulary.ts';
import type { Field, FieldKind } from '../../catalogue/fields.ts';
import { problem, type Checked, type Problem } from '../../catalogue/problem.ts';
import { readCell } from '../../catalogue/read-cell.ts';

/** What a change does to its projects: one control each. Their names begin with `set.`, for the filter beside them owns the plain names. */
export const ACTION = 'set.';

const LONGEST_DELAY = 3650;
const LARGEST_PERCENT = 1000;

const action = (name: string, kind: FieldKind, limits: Pick<Field, 'min' | 'max' | 'unit'> = {}): Field => ({
  key: `${ACTION}${name}`,
  kind,
  origin: 'typed',
  stored: 'own-table',
  ...limits,
});
const share = (name: string, max = LARGEST_PERCENT): Field => action(name, 'percent', { min: 0, max, unit: '%' });

const DELAY = action('delay', 'number', { min: -LONGEST_DELAY, max: LONGEST_DELAY });
const EFFECTIVE = action('effective', 'day');
const UNTIL = action('until', 'day');
const UPTIME = share('uptime', 100);
const COST = share('cost');
const SCALES = POLLUTANTS.map((pollutant) => ({ pollutant, field: share(`scale.${pollutant}`) }));

export const PRESENCES = ['exclude', 'include'] as const;
export const ACTION_STATUSES = STATUSES;

/** Everything but whom the change is about. */
export type Actions = Omit<Change, 'select'>;

/** Reads the controls, all problems at once. A form that changes nothing is refused at its first control. */
export function readActions(texts: Readonly<Record<string, string>>, year: number): Checked<Actions> {
  const problems: Problem[] = [];
  const text = (key: string): string => texts[key]?.trim() ?? '';
  const cell = (field: Field): unknown => {
    const read = readCell(field, text(field.key), { year, optionId: () => undefined, accepts: () => '' });
    if (read.ok) return read.value;
    problems.push(...read.problems);
    return null;
  };
  const number = (field: Field) => cell(field) as number | null;
  const day = (field: Field) => cell(field) as string | null;
  const choice = <T extends string>(name: string, among: readonly T[]): T | null => {
    const typed = text(`${ACTION}${name}`);
    const found = among.find((one) => one === typed) ?? null;
    if (typed !== '' && found === null) problems.push(problem(`${ACTION}${name}`, 'not-an-option'));
    return found;
  };

  const presence = choice('presence', PRESENCES);
  const delay = number(DELAY);
  if (delay !== null && !Number.isInteger(delay)) problems.push(problem(DELAY.key, 'whole-days'));
  const scale = SCALES.flatMap(({ pollutant, field }): [Pollutant, number][] => {
    const factor = number(field);
    return factor === null ? [] : [[pollutant, factor]];
  });
  const actions: Actions = {
    ...(presence === 'exclude' ? { exclude: true as const } : {}),
    ...(presence === 'include' ? { include: true as const } : {}),
    ...given('delay_days', delay),
    ...given('effective', day(EFFECTIVE)),
    ...given('until', day(UNTIL)),
    ...given('scale', scale.length === 0 ? null : Object.fromEntries(scale)),
    ...given('uptime', number(UPTIME)),
    ...given('status', choice<Status>('status', ACTION_STATUSES)),
    ...given('cost_factor', number(COST)),
  };
  if (problems.length > 0) return { ok: false, problems };
  if (Object.keys(actions).length === 0)
    return { ok: false, problems: [problem(`${ACTION}presence`, 'changes-nothing')] };
  return { ok: true, value: actions };
}

function given<Key extends keyof Actions>(key: Key, value: Actions[Key] | null): Pick<Actions, Key> | object {
  return value === null ? {} : { [key]: value };
}
