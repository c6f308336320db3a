import { inOrder, type Draft, type SourceDraft } from './draft.ts';

/** VOC base of a control pair: so large that both changes together bring what the two rows declared. */
export function pairBase(source: SourceDraft, drafts: readonly Draft[]): number {
  const states = statesOf(source, drafts);
  const declared = source.members.reduce((sum, index) => sum + drafts[index]!.tonnes.VOC!, 0);
  return declared / (1 - states.at(-1)!);
}

/** Rewrites what the rows of control pairs declare as their own credit: what is left before less what is left after, in the model's order. */
export function creditPairs(drafts: readonly Draft[], sources: readonly SourceDraft[]): Draft[] {
  const credited = new Map<number, number>();
  for (const source of sources) {
    if (source.control === null) continue;
    const base = pairBase(source, drafts);
    const states = statesOf(source, drafts);
    membersInOrder(source, drafts).forEach((member, i) => {
      credited.set(member.index, base * (states[i]! - states[i + 1]!));
    });
  }
  return drafts.map((draft) => {
    const tonnes = credited.get(draft.index);
    return tonnes === undefined ? draft : { ...draft, tonnes: { ...draft.tonnes, VOC: tonnes } };
  });
}

/** Emission relative to the base before any row and after each: (1 - c·d·k) / (1 - c0·d0·k0). */
function statesOf(source: SourceDraft, drafts: readonly Draft[]): number[] {
  const { existing, changes } = source.control!;
  const before = 1 - existing.capture * existing.removal * existing.uptime;
  let state: { capture: number; removal: number; uptime: number } = existing;
  const after = membersInOrder(source, drafts).map((member) => {
    state = { ...state, ...changes.get(member.index) };
    return (1 - state.capture * state.removal * state.uptime) / before;
  });
  return [1, ...after];
}

function membersInOrder(source: SourceDraft, drafts: readonly Draft[]): Draft[] {
  return inOrder(source.members.map((index) => drafts[index]!));
}
