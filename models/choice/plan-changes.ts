import { dayText } from '../calendar.ts';
import type { ProjectState } from '../engine/project-state.ts';
import type { Change } from '../portfolio.ts';
import type { Plan } from './plan.ts';
import { unitKey } from './units.ts';

/**
 * A plan as changes of a scenario over the projects it was made of: what is chosen and proposed counts as planned, what is pulled forward
 * has its new day. Evaluating them gives the plan's own claim. Whole projects are named by their group, single entries of one by id.
 */
export function planChanges(states: readonly ProjectState[], chosen: Plan['chosen']): readonly Change[] {
  const days = new Map(chosen.map(({ id, effective }) => [id, effective]));
  const groups = new Map<string, ProjectState[]>();
  for (const state of states) {
    const key = unitKey(state.project);
    groups.set(key, [...(groups.get(key) ?? []), state]);
  }
  const isTaken = ({ project }: ProjectState): boolean => days.has(project.id);
  const isProposed = ({ status }: ProjectState): boolean => status === 'proposed';
  const raised = states.filter((state) => isTaken(state) && isProposed(state));
  const inWhole = (state: ProjectState): boolean =>
    state.project.group != null && groups.get(state.project.group)!.every((each) => isTaken(each) || !isProposed(each));
  const moved = states.filter((state) => {
    const day = days.get(state.project.id);
    return day != null && (state.effective === null || dayText(state.effective) !== day);
  });
  const byDay = new Map<string, ProjectState[]>();
  for (const state of moved) {
    const day = days.get(state.project.id)!;
    byDay.set(day, [...(byDay.get(day) ?? []), state]);
  }
  const isAlone = ({ project }: ProjectState): boolean =>
    project.group != null && groups.get(project.group)!.length === 1;
  return [
    ...selections(raised, inWhole).map((select): Change => {
      const status = 'group' in select ? { status: ['proposed' as const] } : {};
      return { select: { ...select, ...status }, status: 'planned' };
    }),
    ...[...byDay.keys()].sort().flatMap((day) =>
      selections(byDay.get(day)!, isAlone).map((select): Change => ({
        select,
        effective: day,
      })),
    ),
  ];
}

function selections(states: readonly ProjectState[], byGroup: (state: ProjectState) => boolean) {
  const groups = [...new Set(states.filter(byGroup).map(({ project }) => project.group!))].sort();
  const ids = states
    .filter((state) => !byGroup(state))
    .map(({ project }) => project.id)
    .sort();
  return [...(groups.length === 0 ? [] : [{ group: groups }]), ...(ids.length === 0 ? [] : [{ id: ids }])];
}
