import type { Outcome } from '../../../models/outcome.ts';
import { WARNINGS, type Warning } from '../../../models/vocabulary.ts';
import { projectOfEntry } from '../../services/portfolio/portfolio-entries.ts';
import { zoneName, type ResultFacts } from './result-facts.ts';

/** Every warning of the run with what it concerns: zones by name, projects by their count, without → with the changes. */
export function resultWarnings(facts: ResultFacts) {
  const { result, t } = facts;
  return WARNINGS.flatMap((code) => {
    const [before, after] = [concerned(result.without, code), concerned(result.with, code)];
    if (before.size === 0 && after.size === 0) return [];
    const shown = (ids: ReadonlySet<string>) =>
      code === 'nox-only'
        ? [...ids].map((id) => zoneName(facts, id)).join(t('scenarios.list-comma')) || t('scenarios.nobody')
        : t('scenarios.projects', { count: ids.size });
    return [{ name: t(`options.warning.${code}`), before: shown(before), after: shown(after) }];
  });
}

function concerned({ warnings }: Outcome, code: Warning): ReadonlySet<string> {
  const own = warnings.filter((warning) => warning.code === code);
  return new Set(own.map(({ zone, project }) => (project === undefined ? (zone ?? '') : projectOfEntry(project))));
}
