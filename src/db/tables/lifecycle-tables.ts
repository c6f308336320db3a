import type { ColumnType, Generated } from 'kysely';
import type { OfProject } from './project-tables.ts';

/** Who did something, and when. */
interface Signed {
  by_id: string;
  by: string;
  at: string;
}

/** A column that came later: rows written without it have none. */
type Later = ColumnType<string | null, string | null | undefined, string | null>;

/** One paper on file; its bytes stand outside the database under their hash. */
export interface EvidenceTable extends OfProject {
  id: string;
  /** The file's own name, as it was sent. */
  name: string;
  /** Item of the checklist (catalogue/dossier.ts). */
  kind: string;
  step: string;
  state: 'handed-in' | 'returned' | 'accepted';
  /** Null = the paper is named only, its file was never uploaded. */
  sha256: string | null;
  size: number | null;
  media_type: string | null;
  uploaded_by: string;
  uploaded: string;
  uploader_id: Later;
  judged_by: Later;
  judged_at: Later;
  judged_reason: Later;
  void_by: Later;
  /** Instant since when it no longer counts (作废); null = it counts. */
  void_at: Later;
  void_reason: Later;
}

/** An item of the checklist that a project need not have (不适用). */
export interface DossierWaiversTable extends OfProject, Signed {
  kind: string;
  reason: string;
}

/** The four packages of an ultra-low-emission project. */
export interface WorkPackagesTable extends OfProject {
  kind: 'organised' | 'fugitive' | 'transport' | 'monitoring';
  progress: number | null;
  state: string;
  /** Day of the evaluation report, and who made it. */
  evaluated: Later;
  evaluator: Later;
  /** First day of the public notice, and where it stands. */
  published: Later;
  notice: Later;
  version: Generated<number>;
}

/** Every move of a project from one step to another, pauses and new plans included, in their order. */
export interface ProjectMovesTable extends OfProject, Signed {
  seq: number;
  kind: string;
  from_step: string | null;
  to_step: string;
  day: string;
  /** Coded reason of a return. */
  code: string | null;
  reason: string | null;
  /** JSON: what the move says beyond its day (notice, substitute, new plan). */
  detail: string;
}

/** A person's name under a check; void since the project was sent back behind it. */
export interface SignaturesTable extends OfProject, Signed {
  seq: number;
  step: string;
  day: string;
  opinion: string;
  /** JSON: {pollutant: tonnes per year} found on site, kept beside, never an approved amount. */
  found: string | null;
  void_at: string | null;
  void_reason: string | null;
}
