import type { Outcome } from '../../../models/outcome.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import { groupRows } from '../../db/group-rows.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';

/** What a project is credited with in a run, over its tranches and windows: tonnes of a pollutant by one measure. */
export type ProjectTonnes = (project: string, pollutant: Pollutant) => number;

/** Tonnes by project out of a frozen outcome. */
export function projectTonnes({ projects }: Outcome, measure: 'full_year' | 'year' | 'season'): ProjectTonnes {
  const entries = groupRows(projects, ({ id }) => projectOfEntry(id));
  return (project, pollutant) =>
    (entries.get(project) ?? []).reduce((sum, { reduces }) => sum + (reduces[pollutant]?.[measure] ?? 0), 0);
}
