import type { Problem } from '../../catalogue/problem.ts';
import type { MoveKind } from '../../catalogue/workflows.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Scope } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { ProjectFiguresTable } from '../../db/tables/project-tables.ts';
import type { Actor } from '../actor.ts';
import type { Conflict } from '../changes/conflict.ts';

/** Who saves, within which scope, on which as-of day. */
export interface SaveContext {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly asOf: string;
}

/** A move along the life of a project: what its row of `project_moves` says beside the steps. */
export interface MoveNote {
  readonly kind: MoveKind;
  /** Day of the move; null = the actual day of the record, else the as-of day. */
  readonly day: string | null;
  readonly code: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Sets or ends a pause; left out, a pause stays as it is. */
  readonly pause?: { readonly from: string | null; readonly reason: string | null };
}

/**
 * One project to be saved: a new one when `id` is null; `expectedVersion` is the version the person saw. A change of step is judged like any
 * typed one (catalogue/step-change.ts) unless `move` says that whoever calls has judged it already.
 */
export interface SaveItem {
  readonly input: unknown;
  readonly expectedVersion?: number | undefined;
  /** An earlier state of the project, to be put back whole: nothing is derived anew, and what was frozen since may thaw. */
  readonly back?: ProjectRecord | undefined;
  readonly move?: MoveNote | undefined;
  /** Why, where it is said of this one project; else the actor's reason holds. */
  readonly reason?: string | undefined;
}

/** What would come of one item. */
export type Planned =
  | { readonly kind: 'create'; readonly record: ProjectRecord; readonly move?: MoveNote | undefined }
  | {
      readonly kind: 'update';
      readonly record: ProjectRecord;
      readonly before: ProjectRecord;
      readonly move?: MoveNote | undefined;
    }
  | { readonly kind: 'unchanged'; readonly record: ProjectRecord }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | ({ readonly kind: 'conflict' } & Conflict);

/** Everything a save will do, computed before anything is written; a dry run ends here. */
export interface SavePlan {
  readonly programme: ProgrammesTable;
  /** One per item, in their order. */
  readonly planned: readonly Planned[];
  /** New figures of every project on the sources touched. */
  readonly figures: readonly ProjectFiguresTable[];
}

/** The sources a set of records stands on, each once. */
export function sourcesNamed(records: readonly Partial<Pick<ProjectRecord, 'source'>>[]): string[] {
  return [...new Set(records.map((record) => record.source).filter((source) => source != null))];
}
