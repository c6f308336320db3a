import type { MoveKind } from './workflows.ts';

/** What a branch asks the city to do to one of its projects, for only the city may: to stop it, drop it, take it up or back, or set its lamp. */
export const ASKED_MOVES = ['pause', 'resume', 'reopen', 'cancel', 'lamp'] as const;
export type AskedMove = (typeof ASKED_MOVES)[number];

/** The field of a request that asks for something to be done instead of a value to be changed. */
export const MOVE_FIELD = 'move';

/** What may be asked for where a project stands; a lamp is there for whatever is not over. */
export function askable(kinds: readonly MoveKind[], hasLamp: boolean): readonly AskedMove[] {
  return ASKED_MOVES.filter((one) => (one === 'lamp' ? hasLamp : kinds.includes(one)));
}

/** What a request asks to be done; null when it asks for values. */
export function moveAsked(changes: readonly { readonly field: string; readonly to: unknown }[]): AskedMove | null {
  const asked = changes.find(({ field }) => field === MOVE_FIELD)?.to;
  return ASKED_MOVES.find((one) => one === asked) ?? null;
}
