import { compareText } from '../../../models/compare-text.ts';
import type { ProjectOutcome } from '../../../models/outcome.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';
import type { RunResult } from './run-result.ts';

/** What a run's changes do to one project: season tonnes with minus without, and the first day that counts on each side. */
export interface ProjectDifference {
  readonly id: string;
  readonly nox: number;
  readonly voc: number;
  readonly pm10: number;
  readonly firstDay: { readonly with: string | null; readonly without: string | null };
}

type Sum = Pick<ProjectDifference, 'nox' | 'voc' | 'pm10'> & { readonly firstDay: string | null };

/** Every project whose season tonnes a run changes (its tranches and windows together), the largest change of NOx and VOC first, then of PM10. */
export function projectDifferences({ with: changed, without }: RunResult): readonly ProjectDifference[] {
  const [after, before] = [sums(changed.projects), sums(without.projects)];
  const nothing: Sum = { nox: 0, voc: 0, pm10: 0, firstDay: null };
  return [...after]
    .map(([id, own]): ProjectDifference => {
      const old = before.get(id) ?? nothing;
      const firstDay = { with: own.firstDay, without: old.firstDay };
      return { id, nox: own.nox - old.nox, voc: own.voc - old.voc, pm10: own.pm10 - old.pm10, firstDay };
    })
    .filter(({ nox, voc, pm10 }) => nox !== 0 || voc !== 0 || pm10 !== 0)
    .sort((a, b) => size(b) - size(a) || Math.abs(b.pm10) - Math.abs(a.pm10) || compareText(a.id, b.id));
}

/** The projects that bring most NOx and VOC in the season with the changes, their own tonnes in place of differences. */
export function largestProjects({ with: changed }: RunResult): readonly ProjectDifference[] {
  return [...sums(changed.projects)]
    .map(([id, { nox, voc, pm10, firstDay }]): ProjectDifference => ({
      id,
      nox,
      voc,
      pm10,
      firstDay: { with: firstDay, without: firstDay },
    }))
    .filter((project) => size(project) > 0)
    .sort((a, b) => size(b) - size(a) || compareText(a.id, b.id));
}

const size = ({ nox, voc }: ProjectDifference): number => Math.abs(nox) + Math.abs(voc);

function sums(projects: readonly ProjectOutcome[]): ReadonlyMap<string, Sum> {
  const byProject = new Map<string, Sum>();
  for (const { id, reduces, first_day: day, counts } of projects) {
    const project = projectOfEntry(id);
    const { nox, voc, pm10, firstDay } = byProject.get(project) ?? { nox: 0, voc: 0, pm10: 0, firstDay: null };
    byProject.set(project, {
      nox: nox + (reduces.NOx?.season ?? 0),
      voc: voc + (reduces.VOC?.season ?? 0),
      pm10: pm10 + (reduces.PM10?.season ?? 0),
      firstDay: earlier(firstDay, counts ? day : null),
    });
  }
  return byProject;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
