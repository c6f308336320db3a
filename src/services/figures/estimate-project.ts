import { evaluate } from '../../../models/engine/evaluate.ts';
import type { Outcome, Tonnes } from '../../../models/outcome.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Portfolio, Project } from '../../../models/portfolio.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Scope } from '../../db/scope.ts';
import type { Ledger } from '../portfolio/ledger.ts';
import { portfolioEntries, projectOfEntry } from '../portfolio/portfolio-entries.ts';

/** What a project brings, and what its zone's targets look like without and with it. */
export interface Estimate {
  readonly tonnes: readonly { readonly pollutant: Pollutant; readonly tonnes: Tonnes }[];
  readonly counts: boolean;
  readonly warnings: readonly string[];
  readonly targets: readonly TargetEffect[];
}

export interface TargetEffect {
  readonly id: string;
  readonly required: number;
  readonly without: { readonly achieved: number; readonly gap: number; readonly met: boolean };
  readonly with: { readonly achieved: number; readonly gap: number; readonly met: boolean };
}

/**
 * The programme with and without a project as drafted (stacked with whatever else stands on its source). Null when the model would refuse
 * the draft: then its problems are found by saving. Targets are those of the project's zone, in book planned (pool for a reserve).
 */
export function estimateProject({ portfolio }: Pick<Ledger, 'portfolio'>, record: ProjectRecord): Estimate | null {
  const entries = portfolioEntries(record);
  if (!isAccepted(portfolio, record, entries)) return null;
  const others = withoutProject(portfolio, record.id);
  const projects = [...(others.projects ?? []), ...entries];
  return estimateOf(portfolio, record, evaluate(others), evaluate({ ...portfolio, projects }));
}

/** The same for a project as it stands in the ledger: only the programme without it has to be evaluated. */
export function standingOf(
  { portfolio, outcome }: Pick<Ledger, 'portfolio' | 'outcome'>,
  record: ProjectRecord,
): Estimate {
  return estimateOf(portfolio, record, evaluate(withoutProject(portfolio, record.id)), outcome);
}

/** A branch sees what its project brings, not the totals of a zone it shares with others. */
export function ownView(estimate: Estimate, { district }: Pick<Scope, 'district'>): Estimate {
  return district === null ? estimate : { ...estimate, targets: [] };
}

function withoutProject(portfolio: Portfolio, id: string): Portfolio {
  return { ...portfolio, projects: (portfolio.projects ?? []).filter((entry) => projectOfEntry(entry.id) !== id) };
}

/** What the model has against a draft shows on its own source already; the rest of the ledger has been accepted before. */
function isAccepted(portfolio: Portfolio, record: ProjectRecord, entries: readonly Project[]): boolean {
  const sources = (portfolio.sources ?? []).filter(({ id }) => id === record.source);
  return parsePortfolio({ ...portfolio, sources, targets: [], scenarios: [], projects: entries }, record.id).ok;
}

function estimateOf(portfolio: Portfolio, record: ProjectRecord, without: Outcome, withIt: Outcome): Estimate {
  const entries = withIt.projects.filter(({ id }) => projectOfEntry(id) === record.id);
  return {
    tonnes: sumTonnes(entries),
    counts: entries.some(({ counts }) => counts),
    warnings: [...new Set(entries.flatMap(({ warnings }) => warnings))],
    targets: targetEffects(portfolio, record, without, withIt),
  };
}

/** Tonnes of a project's entries together, one line per pollutant. */
export function sumTonnes(entries: Outcome['projects']): Estimate['tonnes'] {
  const pollutants = [...new Set(entries.flatMap(({ reduces }) => Object.keys(reduces) as Pollutant[]))];
  return pollutants.map((pollutant) => {
    const parts = entries.flatMap(({ reduces }) => (reduces[pollutant] === undefined ? [] : [reduces[pollutant]]));
    const sum = (read: (part: Tonnes) => number): number => parts.reduce((total, part) => total + read(part), 0);
    return {
      pollutant,
      tonnes: {
        full_year: sum((part) => part.full_year),
        year: sum((part) => part.year),
        season: sum((part) => part.season),
        months: Array.from({ length: 12 }, (_, month) => sum((part) => part.months[month]!)),
        year_to_date: sum((part) => part.year_to_date ?? 0),
        season_to_date: sum((part) => part.season_to_date ?? 0),
      },
    };
  });
}

function targetEffects(portfolio: Portfolio, record: ProjectRecord, without: Outcome, withIt: Outcome): TargetEffect[] {
  const book = record.status === 'proposed' ? 'pool' : 'planned';
  const zone =
    record.source === null
      ? record.zone
      : (portfolio.sources?.find(({ id }) => id === record.source)?.zone ?? record.zone);
  const own = (portfolio.targets ?? []).filter(
    (target) => target.zone === zone && target.zone !== null && target.count === undefined,
  );
  return own.flatMap(({ id }) => {
    const before = without.targets.find((target) => target.id === id)?.books[book];
    const after = withIt.targets.find((target) => target.id === id)?.books[book];
    return before === undefined || after === undefined
      ? []
      : [{ id, required: after.required, without: before, with: after }];
  });
}
