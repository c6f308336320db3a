import type { ImportProblemsTable } from '../../db/tables/import-tables.ts';
import type { ImportChoices } from '../../services/imports/import-session.ts';
import type { Translate } from '../../words/messages.ts';

/** What may be answered about a row that waits for a decision; null when nothing is asked. */
export function answersFor(
  row: number,
  problems: readonly Pick<ImportProblemsTable, 'grade' | 'code' | 'params'>[],
  answers: ImportChoices['answers'],
  t: Translate,
) {
  const question = problems.find((one) => one.grade === 'yellow' && !isReminder(one));
  if (question === undefined) return null;
  const { id = '' } = JSON.parse(question.params) as { readonly id?: string };
  const moved = question.code === 'stale-version';
  const same = !moved && !id.startsWith('#') ? [{ value: `=${id}`, label: t('imports.answer-same', { id }) }] : [];
  const choices = [
    { value: '', label: t('imports.answer-open') },
    ...(moved
      ? [{ value: 'file', label: t('imports.answer-file') }]
      : [{ value: 'new', label: t('imports.answer-new') }]),
    ...same,
    { value: 'skip', label: t('imports.answer-skip') },
  ];
  const given = answers[String(row)] ?? '';
  return {
    name: `a${String(row)}`,
    label: t('imports.answer-to', { row }),
    choices: choices.map((choice) => ({ ...choice, selected: choice.value === given })),
  };
}

/** What is yellow and asks for no choice between records: it is confirmed, with a reason, or mended. */
export function isReminder({ grade, code }: Pick<ImportProblemsTable, 'grade' | 'code'>): boolean {
  return grade === 'yellow' && code !== 'stale-version' && !code.startsWith('double-');
}
