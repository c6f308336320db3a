import type { SkippedRow, Table } from '../../exchange/recognise.ts';
import type { LeftOut } from '../../exchange/left-out.ts';
import { MAX_COLUMNS } from '../../exchange/grid.ts';
import type { Translate } from '../../words/messages.ts';
import { joined } from '../../words/joined.ts';

/** What stood in a file and was not imported, in words: unknown columns, columns given twice, hidden sheets. */
export function importWarnings(
  { unknown, ignored, twice, merged }: Pick<Table, 'unknown' | 'ignored' | 'twice'> & Partial<Pick<Table, 'merged'>>,
  hidden: readonly string[],
  beyond: number,
  t: Translate,
): string[] {
  const fields = twice.map((key) => targetName(key, t));
  const { carried = [], once = [] } = merged ?? {};
  const said = (key: string, names: readonly string[]): string[] =>
    names.length > 0 ? [t(`imports.${key}`, { list: someOf(names, t) })] : [];
  return [
    ...said('unknown-columns', unknown),
    ...said('ignored-columns', ignored),
    ...(twice.length > 0 ? [t('imports.columns-twice', { list: fields })] : []),
    ...said('merged-carried', carried),
    ...said('merged-once', once),
    ...columnsBeyondSaid(beyond, t),
    ...(hidden.length > 0 ? [t('imports.hidden-sheets', { list: hidden })] : []),
  ];
}

/** Columns so far to the right that they were not read. */
export const columnsBeyondSaid = (beyond: number, t: Translate): string[] =>
  beyond > 0 ? [t('imports.columns-beyond', { count: beyond, most: MAX_COLUMNS })] : [];

const NAMED = 30;

/** Names of columns; of hundreds the first, and how many there are. */
function someOf(names: readonly string[], t: Translate): string {
  const list = joined(names.slice(0, NAMED), t);
  return names.length > NAMED ? t('imports.and-others', { list, count: names.length }) : list;
}

/** A field as a column of a file calls it; tonnes of one pollutant carry its name. */
export function targetName(key: string, t: Translate): string {
  const [field = '', pollutant] = key.split('.');
  if (pollutant === undefined) return t(`fields.${field}`);
  return t('imports.tonnes-of', { field: t(`fields.${field}`), pollutant: pollutant === 'VOC' ? 'VOCs' : pollutant });
}

/** The rows that were left out, each with its reason; neighbours left out for the same reason make one sentence. */
export function skippedSentences(skipped: readonly SkippedRow[], t: Translate): string[] {
  const runs: { from: number; to: number; because: LeftOut; text: string }[] = [];
  for (const { row, because, text } of skipped) {
    const last = runs.at(-1);
    if (last !== undefined && because === 'empty' && last.because === because && last.to === row - 1) last.to = row;
    else runs.push({ from: row, to: row, because, text });
  }
  return runs.map(({ from, to, because, text }) => {
    const rows = from === to ? t('imports.row', { row: from }) : t('imports.rows-range', { from, to });
    return t(`imports.skipped-${because}`, { rows, text });
  });
}
