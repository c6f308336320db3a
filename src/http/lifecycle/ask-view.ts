import { randomUUID } from 'node:crypto';
import { may } from '../../catalogue/roles.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { askableMoves } from '../../services/changes/ask-for-move.ts';
import type { Life } from '../../services/life/life-of-project.ts';
import { field } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';

export const ASK = ['move', 'why', 'once'] as const;
export type TypedAsk = Readonly<Record<(typeof ASK)[number], string>>;

/** The form a branch asks with; null for others, and where nothing is to be asked. */
export async function askView(
  { person, scope, t }: Request_,
  db: Reader,
  { record, life }: { readonly record: ProjectRecord; readonly life: Life },
  typed: Partial<TypedAsk>,
  errors: readonly FieldProblem[],
) {
  if (!may(person.role, 'project.ask') || record.merged_into !== null) return null;
  const moves = await askableMoves(db, scope, record, life);
  if (moves.length === 0) return null;
  const choices = [
    { value: '', label: t('projects.choose') },
    ...moves.map((move) => ({ value: move, label: t(`lifecycle.move-${move}`) })),
  ];
  return {
    action: paths.askForMove.to({ id: record.id }),
    once: randomUUID(),
    isOpen: errors.some(({ field: name }) => name === 'move' || name === 'why'),
    fields: [
      field({ name: 'move', label: t('lifecycle.ask-move'), value: typed.move ?? '', control: 'select', required: true, choices }, errors), // prettier-ignore
      field({ name: 'why', label: t('requests.reason'), value: typed.why ?? '', control: 'textarea', required: true, maxLength: 500, wide: true }, errors), // prettier-ignore
    ],
  };
}
