import type { GivenTable } from '../../db/given-years.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { fiveYearTargetsOf, priorYearsOf } from '../../db/statistics.ts';
import { paths } from '../../paths.ts';
import { saveGiven, saveStatisticsRules, type TypedGiven } from '../../services/statistics/save-given-years.ts';
import { statisticsRules } from '../../services/statistics/statistics.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { number } from '../../words/number.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { targetTabs } from '../target-tabs.ts';

const EMPTY: TypedGiven = { year: '', to: '', pollutant: '', tonnes: '', document: '', note: '', version: '' };

/** Controls of the form; their names begin with the form's word, so that two forms stand on one page. */
const NAMES = ['year', 'to', 'pollutant', 'tonnes', 'document', 'note'] as const;

interface Refused {
  readonly table: GivenTable;
  readonly typed: TypedGiven;
  readonly errors: readonly FieldProblem[];
}

export const savePrior = (request: Request_, trx: Writer): Promise<Reply> => save(request, trx, 'prior_years');
export const saveFiveYear = (request: Request_, trx: Writer): Promise<Reply> => save(request, trx, 'five_year_targets');

/** Both rules at once; what is not ticked is off. */
export async function saveRules(request: Request_, trx: Writer): Promise<Reply> {
  const { part_year: partYear, carry_over: carryOver } = readFields(request.form, ['part_year', 'carry_over']);
  const rules = { partYear: partYear !== '', carryOver: partYear !== '' && carryOver !== '' };
  await saveStatisticsRules(trx, actorOf(request), request.programme.city, rules);
  return redirect(paths.statisticsYears.to(), { notice: request.t('statistics.saved') });
}

async function save(request: Request_, trx: Writer, table: GivenTable): Promise<Reply> {
  const posted = readFields(request.form, [...NAMES.map((name) => idOf(table, name)), 'version', 'do']);
  const typed: TypedGiven = {
    ...EMPTY,
    ...Object.fromEntries(NAMES.map((name) => [name, posted[idOf(table, name)] ?? ''])),
    version: posted['version'] ?? '',
  };
  const pressed = posted['do'];
  const { t, programme } = request;
  const of = { city: programme.city, table, year: programme.year };
  const saved = await saveGiven(trx, actorOf(request), of, typed, pressed === 'delete');
  if (saved.kind !== 'invalid' && saved.kind !== 'stale')
    return redirect(paths.statisticsYears.to(), { notice: t(`statistics.${saved.kind}`) });
  const errors =
    saved.kind === 'stale'
      ? [{ field: '', message: t('statistics.stale', { who: saved.who }) }]
      : saved.problems.map(({ field: name, code }) => ({ field: idOf(table, name), message: t(`statistics.${code}`) }));
  return showYears(request, trx, { table, typed, errors });
}

/** Controls of the two forms of one page need ids of their own. */
const idOf = (table: GivenTable, name: string): string => `${table === 'prior_years' ? 'prior' : 'task'}-${name}`;

/** What documents gave: five-year tasks, prior years, the two rules; each in a small form of its own. */
export async function showYears(request: Request_, db: Reader, refused: Refused | null = null): Promise<Reply> {
  const { t, programme, query } = request;
  const priors = (await priorYearsOf(db, programme.city)).map((row) => ({ ...row, from: row.year, to: null }));
  const tasks = (await fiveYearTargetsOf(db, programme.city)).map((row) => ({
    ...row,
    from: row.from_year,
    to: row.to_year,
  }));
  const rules = await statisticsRules(db, programme.city);
  const part = (table: GivenTable, rows: readonly GivenRow[], chosen: string | null) => ({
    ...formOf(table, rows.find((row) => keyOf(row) === chosen) ?? null, refused, request),
    rows: rows.map((row) => lineOf(table, row, request)),
    empty: rows.length === 0,
  });
  const errors = refused?.errors ?? [];
  const data = {
    title: t('statistics.years-title'),
    tabs: targetTabs(request, 'years'),
    errors,
    tasks: part('five_year_targets', tasks, query.get('task')),
    priors: part('prior_years', priors, query.get('prior')),
    partYear: field({
      name: 'part_year',
      label: t('statistics.part-year'),
      value: rules.partYear ? '1' : '',
      control: 'checkbox',
    }),
    carryOver: field({
      name: 'carry_over',
      label: t('statistics.carry-over'),
      value: rules.carryOver ? '1' : '',
      control: 'checkbox',
    }),
  };
  return page('statistics/years', data, { status: errors.length > 0 ? 422 : 200 });
}

interface GivenRow {
  readonly from: number;
  readonly to: number | null;
  readonly pollutant: string;
  readonly tonnes: number;
  readonly document: string | null;
  readonly note: string | null;
  readonly origin: string;
  readonly version: number;
  readonly updated: string;
  readonly updated_by: string;
}

const keyOf = ({ from, pollutant }: GivenRow): string => `${String(from)}-${pollutant}`;

function lineOf(table: GivenTable, row: GivenRow, { t }: Request_) {
  return {
    years: row.to === null ? String(row.from) : `${String(row.from)}—${String(row.to)}`,
    pollutant: t(`options.pollutant.${row.pollutant}`),
    tonnes: number(row.tonnes, 1),
    document: row.document ?? '',
    note: row.note ?? '',
    sample: row.origin === 'invented',
    by: t('statistics.given-by', { who: row.updated_by, when: shanghaiMinute(row.updated) }),
    edit: paths.statisticsYears.to({ [table === 'prior_years' ? 'prior' : 'task']: keyOf(row) }),
  };
}

function formOf(table: GivenTable, row: GivenRow | null, refused: Refused | null, { t }: Request_) {
  const mine = refused?.table === table ? refused : null;
  const typed = mine?.typed ?? (row === null ? EMPTY : typedOf(row));
  const errors = mine?.errors ?? [];
  const control = (name: keyof TypedGiven, label: string, extra: object = {}) =>
    field(
      { name: idOf(table, name), label: t(`statistics.${label}`), value: typed[name], required: true, ...extra },
      errors,
    );
  const choices = [
    { value: '', label: '' },
    ...POLLUTANTS.map((pollutant) => ({ value: pollutant, label: t(`options.pollutant.${pollutant}`) })),
  ];
  const word = table === 'prior_years' ? 'prior' : 'task';
  const editing = typed.version !== '';
  return {
    action: table === 'prior_years' ? paths.statisticsPrior.to() : paths.statisticsTask.to(),
    heading: t(`statistics.${editing ? 'edit' : 'new'}-${word}`),
    editing,
    version: typed.version,
    fields: [
      control('year', word === 'prior' ? 'year' : 'from-year', { control: 'number' }),
      ...(word === 'prior' ? [] : [control('to', 'to-year', { control: 'number' })]),
      control('pollutant', 'pollutant', { control: 'select', choices }),
      control('tonnes', 'tonnes-field', { control: 'number', unit: t('units.t') }),
      control('document', 'document', { maxLength: 200 }),
      control('note', 'note', { maxLength: 500, required: false }),
    ],
  };
}

function typedOf(row: GivenRow): TypedGiven {
  return {
    year: String(row.from),
    to: row.to === null ? '' : String(row.to),
    pollutant: row.pollutant,
    tonnes: String(row.tonnes),
    document: row.document ?? '',
    note: row.note ?? '',
    version: String(row.version),
  };
}
