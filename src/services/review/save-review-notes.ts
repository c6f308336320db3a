import type { ReviewNotes } from '../../catalogue/review/subject.ts';
import { writeAudit } from '../../db/audit.ts';
import { findProject } from '../../db/projects.ts';
import { putReviewNotes, reviewNotesOf } from '../../db/review-notes.ts';
import type { Writer } from '../../db/reader.ts';
import { NotFound } from '../../errors.ts';
import { signature } from '../actor.ts';
import type { SaveContext } from '../projects/save-plan.ts';
import { notesOf } from './review-projects.ts';

/** Keeps what a reviewer read in a project's papers, with its audit row. `stale` when somebody else was first: nothing is written. */
export async function saveReviewNotes(
  trx: Writer,
  { actor, scope }: SaveContext,
  id: string,
  notes: ReviewNotes,
  expectedVersion: number,
): Promise<'saved' | 'unchanged' | 'stale'> {
  const record = await findProject(trx, scope, id);
  if (record === undefined) throw new NotFound('project', id);
  const [row] = await reviewNotesOf(trx, scope, id);
  if ((row?.version ?? 0) !== expectedVersion) return 'stale';
  const before = notesOf(row);
  const fields = Object.keys(notes) as (keyof ReviewNotes)[];
  const changes = fields
    .filter((field) => before[field] !== notes[field])
    .map((field) => ({ field, from: before[field], to: notes[field] }));
  if (changes.length === 0) return 'unchanged';

  const flag = (value: boolean | null): 0 | 1 | null => (value === null ? null : value ? 1 : 0);
  const written = await putReviewNotes(
    trx,
    {
      city: scope.city,
      programme: scope.programme,
      project: id,
      cma: flag(notes.cma),
      load: notes.load,
      output_before: notes.output_before,
      output_after: notes.output_after,
      output_adjusted: flag(notes.output_adjusted),
      new_source_counted: flag(notes.new_source_counted),
      required_anyway: flag(notes.required_anyway),
      papers_whole: flag(notes.papers_whole),
      recognised_before: flag(notes.recognised_before),
      distrusted: flag(notes.distrusted),
      immature: flag(notes.immature),
      version: expectedVersion + 1,
      updated: actor.now.toISOString(),
      updated_by: actor.person.displayName,
    },
    expectedVersion,
  );
  if (!written) return 'stale';
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: scope.city,
      programme: scope.programme,
      district: record.district,
      action: 'update',
      entity: 'review-notes',
      entity_id: id,
      changes,
    },
  ]);
  return 'saved';
}
