import { columnOf, fieldOf, LAMPS, LIST_FIELDS, type Field } from '../../catalogue/fields.ts';
import type { ListQuery } from '../../catalogue/filter.ts';
import type { ListRow, ShownRow } from '../../db/project-list.ts';
import { compareLists, placesOf, type ComparedRow } from '../../services/past/compare-lists.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { cellText } from './cell-text.ts';

/** What a comparison shows when nobody chose columns: how far, how it stands, what it brings. */
const USUAL_COLUMNS = ['id', 'name', 'district', 'status', 'lamp', 'effective', 'season_nox', 'season_voc'] as const;

/** One value that was another before; texts as a list shows them. */
export interface Change {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Where a row stands in the order asked for, and where it stood. */
export interface Place {
  readonly now: number | null;
  readonly was: number | null;
}

export interface Changes {
  readonly columns: readonly Field[];
  readonly rows: readonly ComparedRow<ShownRow>[];
  /** What people typed in fields that are no columns of the list. */
  readonly others: (row: ComparedRow<ShownRow>) => readonly Change[];
  /** Null where the list has no order of its own. */
  readonly place: ((row: ShownRow) => Place) | null;
}

interface State {
  readonly rows: readonly ShownRow[];
}

/** What a comparison shows as columns, and what else of a row it looks at. */
function comparedFields(
  { cols }: Pick<ListQuery, 'cols'>,
  hidden: readonly string[],
): { readonly columns: readonly Field[]; readonly others: readonly Field[] } {
  const keys = (cols.length > 0 ? cols : USUAL_COLUMNS).filter((key) => !hidden.includes(key));
  const columns = (keys.includes('id') ? keys : ['id', ...keys]).map((key) => fieldOf(key)!);
  const typed = LIST_FIELDS.filter((field) => field.origin === 'typed' && !hidden.includes(field.key));
  return { columns, others: typed.filter((field) => !columns.includes(field)) };
}

/** Columns of the ledger that a comparison reads of every row. */
export function comparedColumns(
  query: Pick<ListQuery, 'cols' | 'sort'>,
  hidden: readonly string[],
): readonly (keyof ListRow)[] {
  const { columns, others } = comparedFields(query, hidden);
  const sorted = query.sort.map(({ field }) => fieldOf(field)!);
  return [...columns, ...others, ...sorted].map((field) => columnOf(field) as keyof ListRow);
}

/** The rows of two states of a list that differ, and in what: in its columns, in what else was typed, in their place. */
export function changesBetween(
  before: State,
  after: State,
  query: Pick<ListQuery, 'cols' | 'sort'>,
  hidden: readonly string[],
  words: { readonly lists: CityLists; readonly t: Translate },
): Changes {
  const { columns, others } = comparedFields(query, hidden);
  const moved = (was: ShownRow, row: ShownRow): readonly Field[] =>
    others.filter((field) => valueOf(field, was) !== valueOf(field, row));
  const textsOf = (row: ShownRow): readonly string[] => columns.map((field) => cellText(field, row, words));
  return {
    columns,
    rows: compareLists(before.rows, after.rows, textsOf, (was, row) => moved(was, row).length > 0),
    others: ({ kind, was, row }) =>
      kind !== 'changed' || was === null
        ? []
        : moved(was, row).map((field) => ({
            field: field.key,
            from: cellText(field, was, words),
            to: cellText(field, row, words),
          })),
    place: placeIn(before, after, query.sort, words),
  };
}

function placeIn(
  before: State,
  after: State,
  sort: ListQuery['sort'],
  words: { readonly lists: CityLists; readonly t: Translate },
): Changes['place'] {
  if (sort.length === 0) return null;
  const textOf = (row: ShownRow): string => {
    const texts = sort.map(({ field }) => cellText(fieldOf(field)!, row, words));
    return texts[0] === '' ? '' : texts.join('\n');
  };
  const [then, now] = [placesOf(before.rows, textOf), placesOf(after.rows, textOf)];
  return ({ id }) => ({ was: then.get(id) ?? null, now: now.get(id) ?? null });
}

/** Has a lamp become better or worse? Nothing where either is not judged. */
export function lampTurn(was: string | null, now: string | null): 'up' | 'down' | null {
  const judged = LAMPS.filter((lamp) => lamp !== 'grey');
  const [then, since] = [judged.findIndex((lamp) => lamp === was), judged.findIndex((lamp) => lamp === now)];
  if (then === -1 || since === -1 || then === since) return null;
  return since > then ? 'up' : 'down';
}

const valueOf = (field: Field, row: ShownRow): unknown =>
  (row as unknown as Record<string, unknown>)[columnOf(field)] ?? null;
