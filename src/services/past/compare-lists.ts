/** One row of two states of a list: added, gone, or with other texts in some columns. */
export interface ComparedRow<Row> {
  readonly kind: 'added' | 'gone' | 'changed';
  readonly row: Row;
  /** The row as it was; null where there was none. */
  readonly was: Row | null;
  /** Text of every column; `old` where it was another. */
  readonly cells: readonly { readonly text: string; readonly old: string | null }[];
}

/**
 * Every row that differs between two states of a list, as it is shown or in what else counts: new ones first, then those gone, then those changed.
 */
export function compareLists<Row extends { readonly id: string }>(
  before: readonly Row[],
  after: readonly Row[],
  textsOf: (row: Row) => readonly string[],
  differs: (was: Row, row: Row) => boolean = () => false,
): readonly ComparedRow<Row>[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const present = new Set(after.map(({ id }) => id));
  const plain = (kind: 'added' | 'gone', row: Row): ComparedRow<Row> => ({
    kind,
    row,
    was: kind === 'gone' ? row : null,
    cells: textsOf(row).map((text) => ({ text, old: null })),
  });
  const added = after.filter(({ id }) => !old.has(id)).map((row) => plain('added', row));
  const gone = before.filter(({ id }) => !present.has(id)).map((row) => plain('gone', row));
  const changed = after.flatMap((row): ComparedRow<Row>[] => {
    const was = old.get(row.id);
    if (was === undefined) return [];
    const [then, now] = [textsOf(was), textsOf(row)];
    if (now.every((text, index) => text === then[index]) && !differs(was, row)) return [];
    const cells = now.map((text, index) => ({ text, old: text === then[index] ? null : (then[index] ?? '') }));
    return [{ kind: 'changed', row, was, cells }];
  });
  return [...added, ...gone, ...changed];
}

/** Places of rows in their order: those that say the same share one (1, 2, 2, 4); those that say nothing have none. */
export function placesOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  let [last, place] = ['', 0];
  rows.forEach((row, at) => {
    const text = textOf(row);
    if (text === '') return;
    if (place === 0 || text !== last) place = at + 1;
    last = text;
    places.set(row.id, place);
  });
  return places;
}
