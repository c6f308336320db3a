import type { Problem } from '../../catalogue/problem.ts';
import type { Planned, SaveItem } from './save-plan.ts';

/** Something to be saved, and what would come of it. */
export interface SoundSaves<Going> {
  /** One answer per item that is sound, in their order. */
  readonly planned: readonly { readonly going: Going; readonly answer: Planned }[];
  /** What breaks a rule, or was changed by somebody else meanwhile. */
  readonly refused: readonly { readonly going: Going; readonly problems: readonly Problem[] }[];
}

/** Saves what can be saved: whoever breaks a rule is left out and named, and the rest is tried again without them. `save` writes all or none. */
export async function soundSaves<Going>(
  going: readonly Going[],
  itemOf: (going: Going) => SaveItem,
  save: (items: readonly SaveItem[]) => Promise<readonly Planned[]>,
): Promise<SoundSaves<Going>> {
  const refused: { going: Going; problems: readonly Problem[] }[] = [];
  let left = going;
  while (left.length > 0) {
    const answers = await save(left.map(itemOf));
    const pairs = left.map((one, index) => ({ going: one, answer: answers[index]! }));
    const bad = pairs.filter(({ answer }) => answer.kind === 'invalid' || answer.kind === 'conflict');
    if (bad.length === 0) return { planned: pairs, refused };
    for (const { going: one, answer } of bad)
      refused.push({ going: one, problems: answer.kind === 'invalid' ? answer.problems : [] });
    const out = new Set(bad.map((one) => one.going));
    left = left.filter((one) => !out.has(one));
  }
  return { planned: [], refused };
}
