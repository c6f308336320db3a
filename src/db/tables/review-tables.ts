/** What a reviewer reads in the papers of a project; flags 0 or 1, null = nobody has said. */
export interface ReviewNotesTable {
  city: string;
  programme: string;
  project: string;
  cma: 0 | 1 | null;
  load: number | null;
  output_before: number | null;
  output_after: number | null;
  output_adjusted: 0 | 1 | null;
  new_source_counted: 0 | 1 | null;
  required_anyway: 0 | 1 | null;
  papers_whole: 0 | 1 | null;
  recognised_before: 0 | 1 | null;
  distrusted: 0 | 1 | null;
  immature: 0 | 1 | null;
  version: number;
  updated: string;
  updated_by: string;
}

/** What somebody answered to a pair that looked like one project; `first` has the lower number. */
export interface DuplicateAnswersTable {
  city: string;
  programme: string;
  first: string;
  second: string;
  answer: 'different' | 'replaces' | 'merged';
  reason: string | null;
  at: string;
  by: string;
}
