import type { Pollutant } from '../../../models/vocabulary.ts';
import type { PaperKind } from '../checklists.ts';
import type { DossierItem } from '../dossier.ts';
import type { ProjectInput } from '../project-schema.ts';
import type { Status } from '../../../models/vocabulary.ts';

/** Tonnes of a full year by pollutant. */
export type TonnesOf = Readonly<Partial<Record<Pollutant, number>>>;

/** What a reviewer reads in the papers and a record does not hold; null = nobody has said. */
export interface ReviewNotes {
  /** The monitoring report comes from a laboratory with CMA. */
  readonly cma: boolean | null;
  /** Load of production while it was measured, percent. */
  readonly load: number | null;
  /** Output of the year before and after, in one unit of the person's choice. */
  readonly output_before: number | null;
  readonly output_after: number | null;
  /** The change of output is taken out of the declared tonnes. */
  readonly output_adjusted: boolean | null;
  /** Emissions of the new fuel or heat source are taken out. */
  readonly new_source_counted: boolean | null;
  /** A new plant's own duty (三同时) or a limit that had to be met anyway. */
  readonly required_anyway: boolean | null;
  /** Photos carry place and time, no page is missing. */
  readonly papers_whole: boolean | null;
  /** The same source and measure stood in last year's list. */
  readonly recognised_before: boolean | null;
  /** The enterprise is listed for serious breach of trust (严重失信). */
  readonly distrusted: boolean | null;
  /** The technique is not a mature one. */
  readonly immature: boolean | null;
}

export const NO_NOTES: ReviewNotes = {
  cma: null, load: null, output_before: null, output_after: null, output_adjusted: null, new_source_counted: null, required_anyway: null,
  papers_whole: null, recognised_before: null, distrusted: null, immature: null,
}; // prettier-ignore

/** Another project on the same source. */
export interface Neighbour {
  readonly id: string;
  readonly type: string;
  readonly status: Status;
}

/** A stated share that the reviewer's table caps: what was stated, what the table gives, and the tonnes that remain with it. */
export interface Capped {
  /** The arrangement or technique as the tables name it (a factor's id). */
  readonly factor: string;
  readonly stated: number;
  readonly table: number;
  /** Share of the tonnes that falls away with the table's value, 0–1. */
  readonly share: number;
}

/** Everything the rules of a review look at; gathered by the shell. */
export interface ReviewSubject {
  readonly record: ProjectInput & { readonly id: string; readonly status: Status };
  /** What is asked to be recognised: the declared amount, else the full year's credited tonnes. */
  readonly claimed: TonnesOf;
  /** The base of the source; null without a source. */
  readonly base: TonnesOf | null;
  readonly neighbours: readonly Neighbour[];
  /** Codes of model.md 12 that stand at the project's figures. */
  readonly warnings: readonly string[];
  /** Due papers that were not handed in, or were sent back. */
  readonly missing: readonly DossierItem[];
  /** Papers handed in or accepted. */
  readonly onFile: ReadonlySet<PaperKind>;
  readonly capture: Capped | null;
  readonly removal: Capped | null;
  readonly uptime: Capped | null;
  readonly notes: ReviewNotes;
  readonly asOf: string;
}
