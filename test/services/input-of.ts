import type { ProjectInput } from '../../src/catalogue/project-schema.ts';
import type { ProjectRecord } from '../../src/db/project-record.ts';

/** What a person would send back for a record they were shown. */
export function inputOf(record: ProjectRecord): ProjectInput {
  const {
    status: _1,
    paused_from: _2,
    pause_reason: _3,
    merged_into: _4,
    version: _5,
    created: _6,
    created_by: _7,
    updated: _8,
    updated_by: _9,
    ...input
  } = record;
  return input;
}
