// A programme year in which figures can be counted on fingers: 2023 has 365 days and source S emits 365 t, one tonne a day.
// The season is 1 May to 30 September: 153 days.
import { evaluate } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { faultLine } from '../../../models/fault.ts';
import type { Outcome, ProjectOutcome, Tonnes } from '../../../models/outcome.ts';
import type { Portfolio, Project } from '../../../models/portfolio.ts';

export const SEASON_DAYS = 153;

export type Json = Readonly<Record<string, unknown>>;

/** Project P cuts all of what S emits of NOx from 1 January on, unless told otherwise. */
export function project(more: Partial<Project> & { readonly id?: string } = {}): Project {
  return {
    id: 'P',
    source: 'S',
    status: 'planned',
    effective: '2023-01-01',
    reduces: { NOx: { fraction: 1 } },
    ...more,
  };
}

/** The year with the given projects; every other key can be replaced. Checked like any file. */
export function smallYear(projects: readonly Project[], more: Json = {}): Portfolio {
  const parsed = parsePortfolio(
    {
      format: 'portfolio/v1',
      year: 2023,
      season: { from: '2023-05-01', to: '2023-09-30' },
      zones: [{ id: 'A', base: { NOx: { tonnes: 3650 }, VOC: { tonnes: 7300 } } }],
      sources: [{ id: 'S', zone: 'A', base: { NOx: { tonnes: 365 }, VOC: { tonnes: 365 } } }],
      projects,
      ...more,
    },
    'small-year.json',
  );
  if (!parsed.ok) throw new Error(parsed.faults.map(faultLine).join('\n'));
  return parsed.portfolio;
}

/** The outcome of the small year. */
export function outcomeOf(projects: readonly Project[], more: Json = {}, scenario: string | null = null): Outcome {
  return evaluate(smallYear(projects, more), scenario);
}

/** One project of an outcome. */
export function projectIn(outcome: Outcome, id = 'P'): ProjectOutcome {
  const found = outcome.projects.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no project ${id} in the outcome`);
  return found;
}

/** NOx credited to one project of an outcome. */
export function noxOf(outcome: Outcome, id = 'P'): Tonnes {
  const nox = projectIn(outcome, id).reduces.NOx;
  if (nox === undefined) throw new Error(`${id} names no NOx`);
  return nox;
}
