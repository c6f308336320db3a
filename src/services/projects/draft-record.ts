import { checkProject } from '../../catalogue/project-schema.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { checkReferences } from './check-references.ts';
import { cityReferences } from '../city-references.ts';
import type { SaveContext } from './save-plan.ts';
import { settleRecord } from './settle-record.ts';

/** The number a draft carries that is no project yet. */
const DRAFT_ID = 'draft';

/** The record that saving this input would write, or null while something is still wrong with it; writes nothing. */
export async function draftRecord(
  reader: Reader,
  context: SaveContext,
  input: unknown,
  before: ProjectRecord | null,
): Promise<ProjectRecord | null> {
  const checked = checkProject(input);
  if (!checked.ok) return null;
  const city = await cityReferences(reader, context.scope, checked.value.source === null ? [] : [checked.value.source]);
  if (checkReferences(checked.value, before, context.scope, city).length > 0) return null;
  return settleRecord({ input: checked.value, before, id: before?.id ?? DRAFT_ID }, context.actor, city);
}
