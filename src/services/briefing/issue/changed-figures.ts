import type { Figure } from '../sheet.ts';

/** A figure then and now; null on the side that does not have it. */
export interface ChangedFigure {
  readonly id: string;
  readonly label: string;
  readonly before: Figure | null;
  readonly after: Figure | null;
}

/** Beyond what adding in another order leaves behind. */
const DUST = 1e-9;

/** Figure by figure what differs between two sheets of a kind, before rounding; in the order of the later one, what is gone at the end. */
export function changedFigures(before: readonly Figure[], after: readonly Figure[]): readonly ChangedFigure[] {
  const old = new Map(before.map((figure) => [figure.id, figure]));
  const now = new Map(after.map((figure) => [figure.id, figure]));
  const changed = after.flatMap((figure): ChangedFigure[] => {
    const was = old.get(figure.id) ?? null;
    return was !== null && isSameFigure(was.value, figure.value)
      ? []
      : [{ id: figure.id, label: figure.label, before: was, after: figure }];
  });
  const gone = before
    .filter(({ id }) => !now.has(id))
    .map((figure): ChangedFigure => ({ id: figure.id, label: figure.label, before: figure, after: null }));
  return [...changed, ...gone];
}

/** Those whose change is seen at the fineness they are printed with: 51.5 → 51.5 tells a reader nothing. */
export function visibleChanges(changed: readonly ChangedFigure[]): readonly ChangedFigure[] {
  return changed.filter(({ before, after }) => before === null || after === null || !isPrintedAlike(before, after));
}

function isPrintedAlike(before: Figure, after: Figure): boolean {
  return before.printed === after.printed && Math.sign(before.value) === Math.sign(after.value);
}

/** Equal but for what adding in another order leaves behind. */
export function isSameFigure(a: number, b: number): boolean {
  return Math.abs(a - b) <= DUST * Math.max(1, Math.abs(a), Math.abs(b));
}
