import { bulkFields, bulkOperators, type BulkChange, type BulkOperator } from '../../catalogue/bulk-change.ts';
import type { Field } from '../../catalogue/fields.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { readCell, type CellWords } from '../../catalogue/read-cell.ts';
import { updateBulkPlan } from '../../db/bulk-plans.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { cellWords } from '../../services/projects/project-cells.ts';
import { cityLists, optionsOf, type CityLists } from '../../services/options.ts';
import { grouped } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { BadRequest } from '../errors.ts';
import { field as control } from '../field.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Form, Request_ } from '../request.ts';
import { chosenIds, planOf, selectionOf, versionsOf } from './bulk-begin.ts';

const LONGEST_SHIFT = 3660;

/** Which fields, and what shall stand in them. */
export async function chooseBulkFields(request: Request_, db: Reader): Promise<Reply> {
  const plan = await planOf(request, db);
  if (plan === undefined) return notFound();
  return fieldsPage(request, db, []);
}

/** Keeps the changes with the versions of what they are about, and goes on to the preview. */
export async function sendBulkFields(request: Request_, trx: Writer): Promise<Reply> {
  const plan = await planOf(request, trx);
  if (plan === undefined) return notFound();
  if (plan.batch !== null) return redirect(paths.batch.to({ id: plan.batch }));
  const { t, locale, programme, form, person } = request;
  const lists = await cityLists(trx, programme, locale);
  const words = cellWords(lists, t, programme.year, locale);
  const { changes, problems } = readChanges(form, bulkFields(person.role, lists.own), words);
  const reason = form.get('reason')?.[0]?.trim() ?? '';
  const all = [
    ...problems,
    ...(reason === '' ? [problem('reason', 'required')] : []),
    ...(changes.length + problems.length === 0 ? [problem('', 'bulk-nothing')] : []),
  ];
  if (all.length > 0) return fieldsPage(request, trx, wordProblems(all, t));
  const versions = await versionsOf(request, trx, await chosenIds(request, trx, selectionOf(plan)));
  await updateBulkPlan(trx, plan, {
    changes: JSON.stringify(changes),
    versions: JSON.stringify(versions),
    reason: reason.slice(0, 500),
  });
  return redirect(paths.bulkPreview.to({ plan: plan.id }));
}

/** `op.<field>` says what to do, `to.<field>` the value, `days.<field>` by how many days. */
function readChanges(form: Form, fields: readonly Field[], words: CellWords) {
  const names = new Set(['reason', ...fields.flatMap(({ key }) => [`op.${key}`, `to.${key}`, `days.${key}`])]);
  for (const [name, values] of form)
    if (!names.has(name) || values.length > 1) throw new BadRequest(`unknown field ${name.slice(0, 80)}`);
  const one = (name: string): string => form.get(name)?.[0]?.trim() ?? '';
  const changes: BulkChange[] = [];
  const problems: Problem[] = [];
  for (const field of fields) {
    const { key } = field;
    const op = one(`op.${key}`);
    if (op === '') continue;
    if (!bulkOperators(field).some((known) => known === op)) throw new BadRequest(`no such operation ${key}`);
    const read = readChange(field, op as BulkOperator, one(`to.${key}`), one(`days.${key}`), words);
    if ('problems' in read) problems.push(...read.problems);
    else changes.push(read);
  }
  return { changes, problems };
}

function readChange(
  field: Field,
  op: BulkOperator,
  text: string,
  days: string,
  words: CellWords,
): BulkChange | { readonly problems: readonly Problem[] } {
  const { key } = field;
  if (op === 'clear') return { field: key, op };
  if (op === 'shift') {
    const count = /^[+-]?\d{1,4}$/.test(days.replace('−', '-')) ? Number(days.replace('−', '-')) : 0;
    if (count === 0 || Math.abs(count) > LONGEST_SHIFT) return { problems: [problem(`days.${key}`, 'bulk-days')] };
    return { field: key, op, days: count };
  }
  if (text === '') return { problems: [problem(`to.${key}`, 'bulk-value')] };
  if (op === 'add' || op === 'remove') {
    if (text.length > 40) return { problems: [problem(`to.${key}`, 'too-long')] };
    return { field: key, op, tag: text.normalize('NFC') };
  }
  const read = readCell(field, text, words);
  if (!read.ok) return { problems: read.problems.map((one) => ({ ...one, field: `to.${key}` })) };
  return { field: key, op, value: read.value };
}

async function fieldsPage(request: Request_, db: Reader, errors: readonly FieldProblem[]): Promise<Reply> {
  const plan = (await planOf(request, db))!;
  const { t, locale, programme, form, person } = request;
  const lists = await cityLists(db, programme, locale);
  const selection = selectionOf(plan);
  const typed = (name: string): string => form.get(name)?.[0] ?? '';
  const count = (await chosenIds(request, db, selection)).length;
  const data = {
    title: t('bulk.title'),
    crumbs: [{ label: t('projects.title'), href: paths.projects.to() }],
    errors,
    sentence: 'ids' in selection ? t('bulk.ticked', { count }) : t('bulk.matching', { count }),
    action: paths.bulk.to({ plan: plan.id }),
    cancel: paths.projects.to('ids' in selection ? {} : new URLSearchParams(selection.query)),
    fields: bulkFields(person.role, lists.own).map((field) => fieldRow(field, typed, lists, errors, t)),
    count: grouped(count),
    reason: control(
      {
        name: 'reason',
        label: t('bulk.reason'),
        value: typed('reason'),
        hint: t('bulk.reason-hint'),
        required: true,
        wide: true,
        maxLength: 500,
      },
      errors,
    ),
  };
  return page('projects/bulk', data, { status: errors.length > 0 ? 422 : 200 });
}

function fieldRow(
  field: Field,
  typed: (name: string) => string,
  lists: CityLists,
  errors: readonly FieldProblem[],
  t: Translate,
) {
  const { key } = field;
  const name = t(`fields.${key}`);
  const operators = bulkOperators(field);
  const op = typed(`op.${key}`);
  const value = { name: `to.${key}`, label: t('bulk.value', { name }), value: typed(`to.${key}`) };
  const options = field.kind === 'enum' ? optionsOf(field, lists, t) : [];
  return {
    name,
    op: {
      name: `op.${key}`,
      label: t('bulk.operation', { name }),
      choices: [
        { value: '', label: t('bulk.op-none'), selected: op === '' },
        ...operators.map((one) => ({ value: one, label: t(`bulk.op-${one}`), selected: one === op })),
      ],
    },
    to:
      options.length > 0
        ? control(
            {
              ...value,
              control: 'select',
              choices: [
                { value: '', label: t('projects.choose') },
                ...options.map(({ id, name: label }) => ({ value: id, label })),
              ],
            },
            errors,
          )
        : control(
            {
              ...value,
              control: field.kind === 'day' ? 'date' : isNumber(field) ? 'number' : 'text',
              ...(field.unit === undefined ? {} : { unit: t(`units.${field.unit}`) }),
            },
            errors,
          ),
    days: operators.includes('shift')
      ? control(
          {
            name: `days.${key}`,
            label: t('bulk.days', { name }),
            value: typed(`days.${key}`),
            control: 'number',
            unit: t('bulk.day-unit'),
          },
          errors,
        )
      : null,
  };
}

const isNumber = ({ kind }: Field): boolean => kind === 'number' || kind === 'percent' || kind === 'money';
