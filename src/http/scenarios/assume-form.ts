import { assumptionsSchema, type Assumptions } from '../../../models/engine/assumptions.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { problem, type Checked, type Problem } from '../../catalogue/problem.ts';
import { readCell } from '../../catalogue/read-cell.ts';
import type { Field, FieldKind } from '../../catalogue/fields.ts';
import { ownAssumptions } from '../../services/scenarios/load-scenarios.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { field } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { Form } from '../request.ts';

/** Rules of counting a form offers: the day itself, and the first of the n-th month after. */
const COUNTING = ['day', '0', '1', '2'] as const;
/** Statuses of which something may be assumed: what is planned and not built yet. */
const OPEN = ['planned', 'building'] as const;
/** Rows for further types, always there: scripts are not needed to add one. */
const EMPTY_ROWS = ['+1', '+2'] as const;

const typed = (key: string, kind: FieldKind, limits: Pick<Field, 'min' | 'max'> = {}): Field => ({
  key,
  kind,
  origin: 'typed',
  stored: 'own-table',
  ...limits,
});

/** What the form of assumptions says, as it was typed: name of the control → text. */
export type AssumedTexts = ReadonlyMap<string, string>;

export function assumedTexts(form: Form): AssumedTexts {
  return new Map([...form].map(([name, values]) => [name, values[0]?.trim() ?? '']));
}

/** The form as the stored assumptions would fill it. */
export function textsOf(row: ScenariosTable): AssumedTexts {
  const assumed = ownAssumptions(row);
  const { season, counting, slip_days: slips, uncertainty_defaults: odds, status_defaults: byStatus } = assumed;
  const rule = counting === undefined ? '' : counting === 'day' ? 'day' : String(counting.months_after);
  return new Map([
    ['from', season?.from ?? ''],
    ['to', season?.to ?? ''],
    ['counting', rule],
    ...Object.entries(slips ?? {}).map(([type, days]): [string, string] => [`slip.${type}`, String(days)]),
    ...Object.entries(odds ?? {}).flatMap(([type, { fail }]): [string, string][] =>
      fail == null ? [] : [[`fail.${type}`, percentText(fail)]],
    ),
    ...Object.entries(byStatus ?? {}).flatMap(([status, { slip_days: days, fail }]): [string, string][] => [
      ...(days == null ? [] : [[`slip@${status}`, String(days)] as [string, string]]),
      ...(fail == null ? [] : [[`fail@${status}`, percentText(fail)] as [string, string]]),
    ]),
  ]);
}

function percentText(share: number): string {
  return String(Number((share * 100).toPrecision(12)));
}

/** Reads the form, every problem at once; spreads that no form shows stay as they are. */
export function readAssumptions(texts: AssumedTexts, before: Assumptions, year: number): Checked<Assumptions> {
  const problems: Problem[] = [];
  const cell = (about: Field, text: string): unknown => {
    const read = readCell(about, text, { year, optionId: () => undefined, accepts: () => '' });
    if (read.ok) return read.value;
    problems.push(...read.problems);
    return null;
  };
  const day = (name: string) => cell(typed(name, 'day'), texts.get(name) ?? '') as string | null;
  const number = (name: string, kind: FieldKind, max: number) =>
    cell(typed(name, kind, { min: 0, max }), texts.get(name) ?? '') as number | null;
  const slipOf = (name: string): number | null => {
    const value = number(name, 'number', 3650);
    if (value !== null && !Number.isInteger(value)) problems.push(problem(name, 'whole-days'));
    return value;
  };
  const byType = (prefix: 'slip' | 'fail'): [string, number][] =>
    [...texts.keys()].flatMap((name): [string, number][] => {
      if (!name.startsWith(`${prefix}.`)) return [];
      const key = name.slice(prefix.length + 1);
      const type = key.startsWith('+') ? (texts.get(`type.${key}`) ?? '') : key;
      const value = prefix === 'slip' ? slipOf(name) : number(name, 'percent', 100);
      if (value === null) return [];
      if (type === '') problems.push(problem(`type.${key}`, 'required'));
      return [[type, value]];
    });

  const statuses = OPEN.flatMap((status) => {
    const [days, fail] = [slipOf(`slip@${status}`), number(`fail@${status}`, 'percent', 100)];
    const own = { ...(days === null ? {} : { slip_days: days }), ...(fail === null ? {} : { fail }) };
    return Object.keys(own).length === 0 ? [] : [[status, own] as const];
  });

  const [from, to] = [day('from'), day('to')];
  const rule = COUNTING.find((one) => one === texts.get('counting'));
  const fails = Object.fromEntries(byType('fail'));
  const spreads = before.uncertainty_defaults ?? {};
  const odds = Object.fromEntries(
    [...new Set([...Object.keys(spreads), ...Object.keys(fails)])].flatMap((type) => {
      const { fail: _, ...spread } = spreads[type] ?? {};
      const own = { ...spread, ...(fails[type] === undefined ? {} : { fail: fails[type] }) };
      return Object.keys(own).length === 0 ? [] : [[type, own]];
    }),
  ) as NonNullable<Assumptions['uncertainty_defaults']>;
  const slips = Object.fromEntries(byType('slip'));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: assumptionsSchema.parse({
      season: { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) },
      ...(rule === undefined ? {} : { counting: rule === 'day' ? 'day' : { months_after: Number(rule) } }),
      slip_days: slips,
      uncertainty_defaults: odds,
      status_defaults: Object.fromEntries(statuses),
    }),
  };
}

/** Everything the form names: the season, the rule of counting, and one row per type and status that is assumed to slip or fail. */
export function assumptionFields(texts: AssumedTexts, lists: CityLists, errors: readonly FieldProblem[], t: Translate) {
  const text = (name: string): string => texts.get(name) ?? '';
  const types = new Set([...texts.keys()].flatMap((name) => /^(?:slip|fail)\.([^+].*)$/.exec(name)?.[1] ?? []));
  const days = { control: 'number', unit: t('scenarios.days'), maxLength: 6 } as const;
  const percent = { control: 'number', unit: '%', maxLength: 8 } as const;
  const figures = (key: string, name: string) => [
    field({ ...days, name: `slip${key}`, label: t('assume.slip', { type: name }), value: text(`slip${key}`) }, errors),
    field(
      { ...percent, name: `fail${key}`, label: t('assume.fail', { type: name }), value: text(`fail${key}`) },
      errors,
    ),
  ];
  const choices = [
    { value: '', label: t('assume.choose-type') },
    ...lists.types.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return {
    season: [
      field({ name: 'from', control: 'date', label: t('assume.from'), value: text('from') }, errors),
      field({ name: 'to', control: 'date', label: t('assume.to'), value: text('to') }, errors),
      field(
        {
          name: 'counting',
          control: 'select',
          label: t('assume.counting'),
          value: text('counting'),
          choices: ['', ...COUNTING].map((value) => ({
            value,
            label: t(`assume.counting-${value === '' ? 'same' : value}`),
          })),
        },
        errors,
      ),
    ],
    types: [
      ...[...types].flatMap((type) => figures(`.${type}`, lists.types.find(({ id }) => id === type)?.name ?? type)),
      ...EMPTY_ROWS.flatMap((key) => [
        field(
          {
            name: `type.${key}`,
            control: 'select',
            label: t('assume.type'),
            value: text(`type.${key}`),
            choices,
            wide: true,
          },
          errors,
        ),
        ...figures(`.${key}`, t('assume.that-type')),
      ]),
    ],
    statuses: OPEN.flatMap((status) => figures(`@${status}`, t(`options.status.${status}`))),
  };
}
