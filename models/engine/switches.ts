import type { Change } from '../portfolio.ts';

/** Where one project is to stand: left out, or in. */
export type SwitchTo = 'out' | 'in';

/**
 * A scenario's own changes with one project switched: taken out of the plain switches that name it, and, where that does not do it
 * (`outUnder` says how the project stands under changes), named in a last one. Every other project stands as before.
 */
export function switchedChanges(
  changes: readonly Change[],
  project: string,
  to: SwitchTo,
  outUnder: (changes: readonly Change[]) => boolean,
): readonly Change[] {
  const kept = changes.flatMap((change) => {
    const group = namedBy(change);
    if (group?.includes(project) !== true) return [change];
    const others = group.filter((id) => id !== project);
    return others.length === 0 ? [] : [{ ...change, select: { group: others } }];
  });
  if (outUnder(kept) === (to === 'out')) return kept;
  const last = kept.at(-1);
  const group = last === undefined || (to === 'out' ? last.exclude : last.include) !== true ? null : namedBy(last);
  if (group !== null) return [...kept.slice(0, -1), switchOf([...group, project].sort(), to)];
  return [...kept, switchOf([project], to)];
}

function switchOf(group: readonly string[], to: SwitchTo): Change {
  return to === 'out' ? { select: { group }, exclude: true } : { select: { group }, include: true };
}

/** The numbers a plain switch names: a change that only leaves out, or only takes in, and says whom by number alone; else null. */
function namedBy({ select, ...does }: Change): readonly string[] | null {
  const plain = Object.keys(does).every((key) => key === 'exclude' || key === 'include');
  const { group, ...rest } = select;
  if (!plain || group === undefined || Object.keys(rest).length > 0) return null;
  return typeof group === 'string' ? [group] : group;
}
