import { compareText } from '../../models/compare-text.ts';
import type { ProjectState } from '../../models/engine/project-state.ts';
import type { Portfolio } from '../../models/portfolio.ts';
import { BOOK_STATUSES, type Pollutant } from '../../models/vocabulary.ts';

/** What a run lacked: sums over it are too small, or say nothing of a zone. */
export interface IncompleteInputs {
  /** Projects of book planned that count nowhere, for they have no day of stable running. */
  readonly noDate: readonly string[];
  /** Projects of book planned of which nobody said what they reduce. */
  readonly noAmounts: readonly string[];
  /** Projects of book planned without any cost. */
  readonly noCost: readonly string[];
  /** Zones whose own inventory of an ozone precursor is missing. */
  readonly noBase: readonly { readonly zone: string; readonly pollutant: Pollutant }[];
}

const PRECURSORS = ['NOx', 'VOC'] as const;

/** What is missing in a programme and its projects as a scenario left them; `projectOf` names the project an entry belongs to. */
export function incompleteInputs(
  { zones }: Pick<Portfolio, 'zones'>,
  states: readonly ProjectState[],
  projectOf: (entry: string) => string,
): IncompleteInputs {
  const planned = states.filter(({ status, excluded }) => !excluded && BOOK_STATUSES.planned.includes(status));
  // A project has what any of its tranches has.
  const lacking = (has: (state: ProjectState) => boolean): readonly string[] => {
    const having = new Set(planned.filter(has).map(({ project }) => projectOf(project.id)));
    const all = new Set(planned.map(({ project }) => projectOf(project.id)));
    return [...all].filter((id) => !having.has(id)).sort(compareText);
  };
  return {
    noDate: lacking(({ effective }) => effective !== null),
    noAmounts: lacking(({ effects }) => effects.length > 0),
    noCost: lacking(({ project }) => project.cost?.capital != null || project.cost?.om != null),
    noBase: (zones ?? []).flatMap(({ id, base }) =>
      PRECURSORS.filter((pollutant) => (base?.[pollutant]?.tonnes ?? 0) === 0).map((pollutant) => ({
        zone: id,
        pollutant,
      })),
    ),
  };
}

/** Which totals are incomplete with it: tonnes and what is judged by them, and costs. */
export function incompleteTotals({ noDate, noAmounts, noCost, noBase }: IncompleteInputs) {
  return { tonnes: noDate.length + noAmounts.length + noBase.length > 0, cost: noCost.length > 0 };
}
