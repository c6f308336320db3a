import type { Draft, SourceDraft } from './draft.ts';
import { inventedCreditCode } from './credit-code.ts';
import { Random } from './random.ts';
import { TRADES } from './trades.ts';

export interface Enterprise {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly industry: string;
  readonly district: string;
}

/** An invented enterprise for every source, and for every other row whose type belongs to one; by the index of the draft. */
export function makeEnterprises(
  seed: number,
  drafts: readonly Draft[],
  sources: readonly SourceDraft[],
): ReadonlyMap<number, Enterprise> {
  const random = new Random(seed, 'enterprises');
  const together = new Map(sources.flatMap((source) => source.members.map((member) => [member, source] as const)));
  const made = new Map<SourceDraft | number, Enterprise>();
  const ofDraft = new Map<number, Enterprise>();
  for (const draft of drafts) {
    const trades = TRADES[draft.plan.id];
    if (trades === undefined) continue;
    const key = together.get(draft.index) ?? draft.index;
    const enterprise = made.get(key) ?? invented(made.size + 1, random.pick(trades), draft.district);
    made.set(key, enterprise);
    ofDraft.set(draft.index, enterprise);
  }
  return ofDraft;
}

function invented(running: number, trade: { word: string; industry: string }, district: string): Enterprise {
  const number = String(running).padStart(4, '0');
  return {
    id: `E${number}`,
    name: `示例企业${number}${trade.word}`,
    creditCode: inventedCreditCode(running),
    industry: trade.industry,
    district,
  };
}
