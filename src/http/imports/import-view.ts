import type { BatchesTable } from '../../db/tables/audit-tables.ts';
import { paths } from '../../paths.ts';
import type { ImportResult } from '../../services/import-projects.ts';
import { importWarnings } from '../../services/import-warnings.ts';
import type { CityLists } from '../../services/options.ts';
import { wordRejection } from '../../services/word-rejection.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { field } from '../field.ts';
import type { ledgerTabs } from '../ledger-tabs.ts';
import type { FieldProblem } from '../reply.ts';

const SHOWN = 200;

export interface ImportFacts {
  readonly tabs: ReturnType<typeof ledgerTabs>;
  readonly done: { readonly name: string; readonly result: ImportResult; readonly writing: boolean } | null;
  readonly errors: readonly FieldProblem[];
  readonly batches: readonly BatchesTable[];
  readonly lists: CityLists;
  readonly t: Translate;
}

/** What will happen if I press the button, and what came of the last times. */
export function importView({ tabs, done, errors, batches, lists, t }: ImportFacts) {
  return {
    title: t('imports.title'),
    tabs,
    errors,
    file: field({ name: 'file', label: t('imports.file'), value: '', control: 'file', required: true }, errors),
    template: `${paths.projects.to()}.xlsx?cols=all`,
    result: done === null ? null : resultView(done, lists, t),
    batches: batches.filter(({ kind }) => kind === 'import').map((batch) => batchLine(batch, t)),
  };
}

function resultView({ name, result, writing }: NonNullable<ImportFacts['done']>, lists: CityLists, t: Translate) {
  const rejected = result.rejected.map((one) => wordRejection(one, lists, t));
  const badRows = new Set(rejected.map(({ row }) => row)).size;
  const written = result.batch !== null;
  const title = written
    ? 'imports.result-written'
    : writing && badRows === 0
      ? 'imports.result-none'
      : 'imports.result-try';
  return {
    title: t(title, { file: name, batch: result.batch ?? '' }),
    counts: [
      { name: t('imports.rows'), value: result.rows },
      { name: t('imports.created'), value: result.created },
      { name: t('imports.updated'), value: result.updated },
      { name: t('imports.unchanged'), value: result.unchanged },
      { name: t('imports.rejected'), value: badRows },
    ],
    sentence:
      written || (writing && badRows === 0)
        ? null
        : badRows > 0
          ? t('imports.not-ready')
          : t('imports.ready', { rows: result.rows }),
    bad: badRows > 0,
    encoding: result.encoding === null ? null : t('imports.encoding', { encoding: result.encoding }),
    warnings: importWarnings(result, t),
    rejected: rejected.slice(0, SHOWN),
    shown: rejected.length > SHOWN ? t('imports.problems-shown', { shown: SHOWN, total: rejected.length }) : null,
    see: written ? paths.projects.to({ id: result.written.slice(0, 100), sort: '-updated' }) : null,
  };
}

function batchLine({ id, at, by, summary }: BatchesTable, t: Translate) {
  const { file = '', ...counts } = JSON.parse(summary) as {
    file?: string;
    rows: number;
    created: number;
    updated: number;
    unchanged: number;
  };
  return { id, when: shanghaiMinute(at), who: by, file, what: t('imports.summary', { ...counts, rejected: 0 }) };
}
