import { compareText } from '../../../../models/compare-text.ts';
import { isSameFigure } from './changed-figures.ts';
import type { Figure } from '../sheet.ts';

/** What a project adds to a figure then and now; null = it was not part of it. */
export interface ChangedPart {
  readonly label: string;
  readonly unit: Figure['unit'];
  readonly before: number | null;
  readonly after: number | null;
}

/** A project that stands behind other figures, or adds other amounts, than it did. */
export interface ChangedProject {
  readonly project: string;
  /** In no figure before, in none any more, or in others or with other amounts. */
  readonly kind: 'came' | 'left' | 'changed';
  readonly parts: readonly ChangedPart[];
}

/** Project by project what moved the figures between two sheets of a kind: those that came first, then those that left, then those that changed. */
export function changedProjects(before: readonly Figure[], after: readonly Figure[]): readonly ChangedProject[] {
  const [old, now] = [partsByProject(before), partsByProject(after)];
  const order = [...new Map([...after, ...before].map((figure) => [figure.id, figure])).values()];
  const projects = [...new Set([...now.keys(), ...old.keys()])].sort(compareText);
  const changed = projects.flatMap((project): ChangedProject[] => {
    const [was, is] = [old.get(project), now.get(project)];
    const parts = order.flatMap(({ id, label, unit }): ChangedPart[] => {
      const [then, present] = [was?.get(id) ?? null, is?.get(id) ?? null];
      const same = then === null || present === null ? then === present : isSameFigure(then, present);
      return same ? [] : [{ label, unit, before: then, after: present }];
    });
    const kind = was === undefined ? 'came' : is === undefined ? 'left' : 'changed';
    return parts.length === 0 ? [] : [{ project, kind, parts }];
  });
  return KINDS.flatMap((kind) => changed.filter((one) => one.kind === kind));
}

const KINDS = ['came', 'left', 'changed'] as const;

/** By project, then by figure, what it adds. */
function partsByProject(figures: readonly Figure[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { id, parts } of figures)
    for (const { project, value } of parts) {
      const own = found.get(project) ?? new Map<string, number>();
      found.set(project, own.set(id, (own.get(id) ?? 0) + value));
    }
  return found;
}
