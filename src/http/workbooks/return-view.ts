import type { WorkbooksTable } from '../../db/tables/workbook-tables.ts';
import { paths } from '../../paths.ts';
import type { ReturnOutcome } from '../../services/workbooks/take-return.ts';
import { number } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { wordProblems } from '../problems.ts';

/** So many rows are listed; those that ask or have problems stand first. */
const SHOWN = 300;
const RANK = { asks: 0, out: 1, changes: 2, same: 3 } as const;

/** What the dry run of a returned workbook says: counts, and each row with before → after or what is wrong with it. */
export function returnView(
  workbook: WorkbooksTable,
  outcomes: readonly ReturnOutcome[],
  asked: URLSearchParams,
  t: Translate,
) {
  const count = (kind: ReturnOutcome['kind']): number => outcomes.filter((one) => one.kind === kind).length;
  const ordered = outcomes.toSorted((a, b) => RANK[a.kind] - RANK[b.kind] || a.row - b.row);
  const level = t(`options.level.${workbook.level}`);
  return {
    sentence: t('workbooks.return-sentence', {
      rows: outcomes.length,
      changes: count('changes'),
      same: count('same'),
      out: count('out'),
      level,
    }),
    paper: t('workbooks.return-paper', {
      document: asked.get('document') || '—',
      day: asked.get('day') || '—',
      file: asked.get('file') || '—',
    }),
    writable: count('changes') + count('asks') > 0,
    write: t(count('asks') > 0 ? 'workbooks.write-ticked' : 'workbooks.write', { count: count('changes') }),
    asks: count('asks') > 0 ? t('workbooks.asks', { count: count('asks') }) : null,
    all: count('asks') > 1 ? t('workbooks.sure-all', { count: count('asks') }) : null,
    rows: ordered.slice(0, SHOWN).map((one) => ({
      row: one.row,
      name: one.name,
      id: one.record?.id ?? '',
      href: one.record === null ? null : paths.amounts.to({ id: one.record.id }),
      state: t(`workbooks.row-${one.kind}`),
      chip:
        one.kind === 'out'
          ? 'is-red'
          : one.kind === 'asks' || one.notes.length > 0
            ? 'is-yellow'
            : one.kind === 'changes'
              ? 'is-green'
              : 'is-grey',
      sure: one.kind === 'asks' ? t('workbooks.sure', { row: one.row }) : null,
      changes: one.kind === 'changes' || one.kind === 'asks' ? changesOf(one, workbook, t) : [],
      problems: wordProblems([...one.problems, ...(one.kind === 'out' ? [] : [...one.asks, ...one.notes])], t).map(
        ({ message }) => message,
      ),
    })),
    more: outcomes.length > SHOWN ? t('workbooks.more', { count: outcomes.length - SHOWN }) : null,
  };
}

/** Before → after of each pollutant, with the reason as it will stand. */
function changesOf({ amounts, before }: ReturnOutcome, { level }: WorkbooksTable, t: Translate): readonly string[] {
  return amounts
    .filter((line) => line.level === level)
    .map((line) => {
      const old = before.find((one) => one.level === level && one.pollutant === line.pollutant);
      const declared = before.find((one) => one.level === 'declared' && one.pollutant === line.pollutant);
      const code = line.cut_code === null ? '' : t(`cuts.${line.cut_code}`);
      return t('workbooks.change', {
        pollutant: t(`options.pollutant.${line.pollutant}`),
        declared: declared === undefined ? '—' : number(declared.tonnes, 2),
        from: old === undefined ? '—' : number(old.tonnes, 2),
        to: number(line.tonnes, 2),
        reason: code || (line.cut_reason ?? ''),
      });
    });
}
