import { importProblems } from '../../db/import-findings.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { json, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { csvFile } from '../table-file.ts';
import { importAt } from './import-at.ts';
import { wordFinding } from './word-finding.ts';

/** Every problem of a dry run as a file: row, column, value, reason, what is accepted. */
export async function downloadProblems(request: Request_, db: Reader): Promise<Reply> {
  const { t, format, locale, programme } = request;
  const { row } = await importAt(request, db);
  if (format === 'html') return redirect(paths.import.to({ id: row.id }));
  const lists = await cityLists(db, programme, locale);
  const problems = (await importProblems(db, row)).map((one) => wordFinding(one, lists, t));
  if (format === 'json') return json(problems);
  const columns = (['row', 'column', 'value', 'reason', 'accepts'] as const).map((key) => ({
    header: t(`imports.problem-${key}`),
    format: '@',
    width: 20,
  }));
  const rows = problems.map(({ row: at, column, value, reason, accepts }) => [at, column, value, reason, accepts]);
  return csvFile(t('imports.problems-file', { file: row.file }), { name: '', columns, rows });
}
