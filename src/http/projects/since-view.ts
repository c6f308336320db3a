import { fieldOf, type Field } from '../../catalogue/fields.ts';
import type { ListTotals, ShownRow } from '../../db/project-list.ts';
import { paths } from '../../paths.ts';
import type { ComparedRow } from '../../services/past/compare-lists.ts';
import type { Translate } from '../../words/messages.ts';
import { grouped, number, signed } from '../../words/number.ts';
import { round } from '../../words/round.ts';
import { isNumeric } from './cell-text.ts';
import { lampTurn, type Changes } from './since-changes.ts';

const TOTALS = ['full_year_nox', 'full_year_voc', 'season_nox', 'season_voc'] as const;
const DECIMALS = 2;

/** How many rows came, went and changed. */
export function countsOf({ rows }: Changes, t: Translate) {
  return (['added', 'gone', 'changed'] as const).map((kind) => ({
    name: t(`since.${kind}`),
    value: grouped(rows.filter((row) => row.kind === kind).length),
  }));
}

/** The columns with their units; the order's own column where the list has one. */
export function headOf({ columns, place }: Changes, t: Translate) {
  const head = columns.map((field) => ({
    label: t(`fields.${field.key}`),
    unit: field.unit === undefined ? null : t(`units.${field.unit}`),
    num: isNumeric(field),
  }));
  return { columns: head, place: place === null ? null : t('since.place') };
}

/** A page of rows: the old value beside the new, lamp and place with the way they went, what else was changed in words. */
export function rowsOf(changes: Changes, page: readonly ComparedRow<ShownRow>[], since: string, t: Translate) {
  return page.map((compared) => {
    const { kind, row, was, cells } = compared;
    const href = paths.project.to({ id: row.id }, kind === 'gone' ? { as_of: since } : {});
    return {
      kindName: t(`since.${kind}`),
      cells: cells.map((cell, index) => {
        const field = changes.columns[index]!;
        return { ...cellOf(field, cell, row, was, t), href: field.key === 'id' ? href : null };
      }),
      place: changes.place === null ? null : placeText(changes.place(row), t),
      others: changes.others(compared).map(({ field, from, to }) => ({
        name: t(`fields.${field}`),
        from: from === '' ? t('projects.nothing') : from,
        to: to === '' ? t('projects.nothing') : to,
      })),
    };
  });
}

function cellOf(
  field: Field,
  cell: ComparedRow<ShownRow>['cells'][number],
  row: ShownRow,
  was: ShownRow | null,
  t: Translate,
) {
  const isLamp = field.key === 'lamp';
  const turn = isLamp ? lampTurn(was?.lamp ?? null, row.lamp ?? null) : null;
  return {
    ...cell,
    moved: cell.old !== null,
    num: isNumeric(field),
    isLong: field.kind === 'text',
    isBrief: field.kind === 'enum' && field.key !== 'district',
    lamp: isLamp ? (row.lamp ?? null) : null,
    oldLamp: isLamp ? (was?.lamp ?? null) : null,
    turn: cell.old === null || turn === null ? null : { way: turn, word: t(`since.lamp-${turn}`) },
  };
}

/** The place in the list's order, and by how many places it rose or fell. */
function placeText({ now, was }: { readonly now: number | null; readonly was: number | null }, t: Translate) {
  const by = now === null || was === null ? 0 : was - now;
  return {
    now: now === null ? t('projects.nothing') : String(now),
    was: was === null || by === 0 ? null : t('since.place-was', { place: was }),
    turn:
      by === 0
        ? null
        : { way: by > 0 ? 'up' : 'down', by: Math.abs(by), word: t(`since.place-${by > 0 ? 'up' : 'down'}`) },
  };
}

/** Count and tonnes of the planned book; a difference is that of the printed figures, so that old and difference give new. */
export function totalsBetween(before: readonly ListTotals[], after: readonly ListTotals[], t: Translate) {
  const count = (totals: readonly ListTotals[]): number => totals.reduce((sum, book) => sum + book.count, 0);
  const planned = (totals: readonly ListTotals[], key: (typeof TOTALS)[number]): number =>
    totals.find(({ book }) => book === 'planned')?.[key] ?? 0;
  const line = (name: string, then: number, now: number, decimals: number) => ({
    name,
    before: number(then, decimals),
    after: number(now, decimals),
    change: signed(round(round(now, decimals) - round(then, decimals), decimals), decimals),
  });
  return [
    line(t('since.count'), count(before), count(after), 0),
    ...TOTALS.map((key) =>
      line(
        t('frame.with-more', { name: t(`fields.${key}`), more: t(`units.${fieldOf(key)!.unit!}`) }),
        planned(before, key),
        planned(after, key),
        DECIMALS,
      ),
    ),
  ];
}
