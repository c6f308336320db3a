import type { SupervisionAct, SupervisionState } from '../../catalogue/supervision.ts';

interface OfSheet {
  city: string;
  programme: string;
  /** The issued 督办单. */
  sheet: string;
}

/** What becomes of an issued 督办单. */
export interface SupervisionCasesTable extends OfSheet {
  /** Whom it is addressed to: code of a district or of a functional area. */
  unit: string;
  /** The district that answers; empty when the unit lies in none. */
  district: string;
  state: SupervisionState;
  /** The day by which an answer is wanted. */
  due: string;
  version: number;
}

/** The projects a 督办单 is about, with the days each was late. */
export interface SupervisionProjectsTable extends OfSheet {
  project: string;
  late_days: number;
}

/** A step of its way; written once. */
export interface SupervisionStepsTable extends OfSheet {
  seq: number;
  act: SupervisionAct;
  words: string | null;
  /** The new day a return asks for. */
  due: string | null;
  at: string;
  by_id: string;
  by: string;
}

/** A paper handed in with an answer; its bytes lie by their hash outside the database. */
export interface SupervisionPapersTable extends OfSheet {
  id: string;
  seq: number;
  name: string;
  sha256: string;
  size: number;
  media_type: string;
}
