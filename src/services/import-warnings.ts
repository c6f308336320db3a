import type { Translate } from '../words/messages.ts';
import type { ImportResult } from './import-projects.ts';

/** What stood in a file and was not imported, in words: unknown columns, columns given twice, totals and repeated headers. */
export function importWarnings({ table }: Pick<ImportResult, 'table'>, t: Translate): string[] {
  const named = (keys: readonly string[]): string => keys.map((key) => t(`fields.${key}`)).join('、');
  return [
    ...(table.unknown.length > 0 ? [t('imports.unknown-columns', { list: table.unknown.join('、') })] : []),
    ...(table.twice.length > 0 ? [t('imports.columns-twice', { list: named(table.twice) })] : []),
    ...table.skipped
      .filter(({ because }) => because !== 'empty')
      .map(({ row, because }) => t(`imports.skipped-${because}`, { row })),
  ];
}
