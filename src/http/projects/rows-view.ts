import { STATUSES } from '../../../models/vocabulary.ts';
import type { Translate } from '../../words/messages.ts';
import { plainNumber } from '../../words/number.ts';
import { field as control, type FieldSpec } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { TypedProject } from './typed-project.ts';
import { ROW_LISTS, type RowList } from './typed-rows.ts';
import { clauses } from '../../words/joined.ts';

/** The lists typed row by row, for `views/projects/rows.hbs`: tranches and season windows. */
export function rowsView(typed: TypedProject, errors: readonly FieldProblem[], t: Translate) {
  return (['tranches', 'windows'] as const).map((list) => ({
    list,
    title: t(`projects.${list}`),
    hint: t(`projects.hint-${list}`),
    error:
      clauses(
        errors.filter(({ field }) => field === list).map(({ message }) => message),
        t,
      ) || null,
    head: ROW_LISTS[list].map((column) => ({ label: t(`projects.row-${column}`), isNumber: isNumber(column) })),
    rows: typed[list].map((row, index) => ({
      remove: `remove-${list}-${String(index)}`,
      removeLabel: t('projects.row-remove', { row: index + 1 }),
      cells: ROW_LISTS[list].map((column) => ({
        ...control(cellSpec(list, index, column, row[column] ?? '', t), errors),
        // On a phone a row is a card, and each cell says what it holds.
        column: t(`projects.row-${column}`),
      })),
    })),
    add: `add-${list}`,
    addLabel: t(`projects.add-${list}`),
    sums: list === 'tranches' ? sumsOf(typed, t) : null,
    mayPaste: list === 'tranches',
    text: control(
      {
        name: 'tranche_text',
        label: t('projects.tranche-text'),
        value: typed.extras['tranche_text'] ?? '',
        control: 'textarea',
        hint: t('projects.tranche-text-hint'),
        wide: true,
      },
      errors,
    ),
  }));
}

const isNumber = (column: string): boolean => ['quantity', 'done', 'share'].includes(column);

function cellSpec(list: RowList, index: number, column: string, value: string, t: Translate): FieldSpec {
  const name = `${list}.${String(index)}.${column}`;
  const common = {
    name,
    label: t('projects.row-cell', { list: t(`projects.${list}`), row: index + 1, column: t(`projects.row-${column}`) }),
    value,
  };
  if (['day', 'from', 'until'].includes(column)) return { ...common, control: 'date' };
  if (isNumber(column)) return { ...common, control: 'number' };
  if (column !== 'status') return common;
  const choices = STATUSES.map((status) => ({ value: status, label: t(`options.status.${status}`) }));
  return { ...common, control: 'select', choices };
}

/** Planned and done together, where every row says so in one unit. */
function sumsOf({ tranches }: TypedProject, t: Translate): string | null {
  const units = new Set(tranches.map((row) => (row['unit'] ?? '').trim()));
  const sum = (column: string): number => tranches.reduce((total, row) => total + (Number(row[column]) || 0), 0);
  if (tranches.length === 0 || units.size !== 1 || sum('quantity') === 0) return null;
  const params = { unit: [...units][0]!, planned: counted(sum('quantity')), done: counted(sum('done')) };
  return t('projects.tranche-sums', params);
}

const counted = (sum: number): string => plainNumber(Math.round(sum * 100) / 100);
