import type { Status } from '../../models/vocabulary.ts';
import type { ProjectInput } from '../catalogue/project-schema.ts';

/** A project as it stands: what a person stated, and what the system keeps beside it. */
export interface ProjectRecord extends ProjectInput {
  readonly id: string;
  readonly status: Status;
  readonly paused_from: string | null;
  readonly pause_reason: string | null;
  readonly merged_into: string | null;
  readonly version: number;
  readonly created: string;
  readonly created_by: string;
  readonly updated: string;
  readonly updated_by: string;
}
