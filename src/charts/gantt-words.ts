import { addDays, daysBetween } from '../words/day.ts';
import type { Translate } from '../words/messages.ts';
import { signed } from '../words/number.ts';
import type { GanttData, GanttProject } from './gantt-bars.ts';

/** The finding (whom the changes cost or bring most days of the season among those that decide), and the days behind it. */
export function ganttWords(season: GanttData['season'], projects: readonly GanttProject[], t: Translate) {
  const [first] = projects;
  const moved = first === undefined ? 0 : movedDays(first, season);
  const day = (value: string | null): string => value ?? t('charts.gantt-never');
  return {
    title: t('charts.gantt-title', {
      name: first?.name ?? '',
      any: first === undefined ? 'none' : moved < 0 ? 'lost' : moved > 0 ? 'won' : 'same',
      days: Math.abs(moved),
      before: day(first?.without ?? null),
      after: day(first?.with ?? null),
    }),
    description: t('charts.gantt-description', { from: season.from, to: season.to }),
    dataLabel: t('charts.data'),
    table: {
      head: ['project', 'start', 'finish', 'without', 'with', 'moved'].map((key) => t(`charts.gantt-${key}`)),
      rows: projects.map((project) => [
        project.name,
        project.start ?? '—',
        project.finish ?? '—',
        day(project.without),
        day(project.with),
        signed(movedDays(project, season), 0),
      ]),
    },
  };
}

/** Days of the season on which it counts, with minus without. */
function movedDays(project: GanttProject, season: GanttData['season']): number {
  const counted = (from: string | null): number => {
    if (from === null) return 0;
    const begin = from > season.from ? from : season.from;
    return Math.max(0, daysBetween(begin, addDays(season.to, 1)));
  };
  return counted(project.with) - counted(project.without);
}
