import type { SheetTable } from '../../exchange/sheet.ts';
import type { Translate } from '../../words/messages.ts';
import type { Changes } from './since-changes.ts';

/** Every change of a list on a line of its own: what became of the project, which field, from what to what. */
export function sinceSheet({ columns, rows, others }: Changes, t: Translate): SheetTable {
  const column = (header: string) => ({ header, format: '@', width: 20 });
  return {
    name: t('since.sheet'),
    columns: ['kind', 'number', 'project', 'field', 'before', 'after'].map((key) => column(t(`since.col-${key}`))),
    rows: rows.flatMap((compared) => {
      const about = [t(`since.${compared.kind}`), compared.row.id, compared.row.name ?? ''];
      if (compared.kind !== 'changed') return [[...about, '', '', '']];
      const shown = compared.cells.flatMap(({ text, old }, index) =>
        old === null ? [] : [{ field: columns[index]!.key, from: old, to: text }],
      );
      return [...shown, ...others(compared)].map(({ field, from, to }) => [...about, t(`fields.${field}`), from, to]);
    }),
  };
}
