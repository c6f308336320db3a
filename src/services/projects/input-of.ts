import type { ProjectInput } from '../../catalogue/project-schema.ts';
import type { ProjectRecord } from '../../db/project-record.ts';

/** A record as the input of a save, what a person would send back: what the system keeps beside it is left out. */
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
