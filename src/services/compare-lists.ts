/** One row of two states of a list: added, gone, or with other texts in some columns. */
export interface ComparedRow<Row> {
  readonly kind: 'added' | 'gone' | 'changed';
  readonly row: Row;
  /** Text of every column; `old` where it was another. */
  readonly cells: readonly { readonly text: string; readonly old: string | null }[];
}

/** Every row that differs between two states of a list, as it is shown: new ones first, then those gone, then those changed. */
export function compareLists<Row extends { readonly id: string }>(
  before: readonly Row[],
  after: readonly Row[],
  textsOf: (row: Row) => readonly string[],
): readonly ComparedRow<Row>[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const present = new Set(after.map(({ id }) => id));
  const plain = (kind: 'added' | 'gone', row: Row): ComparedRow<Row> => ({
    kind,
    row,
    cells: textsOf(row).map((text) => ({ text, old: null })),
  });
  const added = after.filter(({ id }) => !old.has(id)).map((row) => plain('added', row));
  const gone = before.filter(({ id }) => !present.has(id)).map((row) => plain('gone', row));
  const changed = after.flatMap((row): ComparedRow<Row>[] => {
    const was = old.get(row.id);
    if (was === undefined) return [];
    const [then, now] = [textsOf(was), textsOf(row)];
    if (now.every((text, index) => text === then[index])) return [];
    const cells = now.map((text, index) => ({ text, old: text === then[index] ? null : (then[index] ?? '') }));
    return [{ kind: 'changed', row, cells }];
  });
  return [...added, ...gone, ...changed];
}
