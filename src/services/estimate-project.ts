import { evaluate } from '../../models/engine/evaluate.ts';
import type { Outcome, Tonnes } from '../../models/outcome.ts';
import type { Portfolio } from '../../models/portfolio.ts';
import type { Pollutant } from '../../models/vocabulary.ts';
import type { ProjectRecord } from '../db/project-record.ts';
import { tryOutcome } from './checked-outcome.ts';
import { portfolioEntries, projectOfEntry } from './portfolio-entries.ts';

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
 * Evaluates the programme with and without a project as drafted (stacked with whatever else stands on its source). Null when the model
 * would refuse the draft: then its problems are found by saving. Targets are those of the project's zone, in book planned (pool for a reserve).
 */
export function estimateProject(portfolio: Portfolio, record: ProjectRecord): Estimate | null {
  const others = (portfolio.projects ?? []).filter(({ id }) => projectOfEntry(id) !== record.id);
  const tried = tryOutcome({ ...portfolio, projects: [...others, ...portfolioEntries(record)] });
  if (!tried.ok) return null;
  const without = evaluate({ ...portfolio, projects: others });
  const entries = tried.outcome.projects.filter(({ id }) => projectOfEntry(id) === record.id);
  return {
    tonnes: sumTonnes(entries),
    counts: entries.some(({ counts }) => counts),
    warnings: [...new Set(entries.flatMap(({ warnings }) => warnings))],
    targets: targetEffects(portfolio, record, without, tried.outcome),
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
