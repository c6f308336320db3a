import type { Pollutant } from '../../../models/vocabulary.ts';
import { pairBase } from './credit-pairs.ts';
import type { Draft, SourceDraft } from './draft.ts';

/** What a source emitted in the base year, t/a, for every pollutant its projects reduce: the declared sum ÷ the source's share. */
export function basesOf(source: SourceDraft, drafts: readonly Draft[]): ReadonlyMap<Pollutant, number> {
  const members = source.members.map((index) => drafts[index]!);
  const sums = new Map<Pollutant, number>();
  for (const { tonnes } of members) {
    for (const [pollutant, value] of Object.entries(tonnes) as [Pollutant, number][]) {
      if (value > 0) sums.set(pollutant, (sums.get(pollutant) ?? 0) + value);
    }
  }
  const bases = new Map([...sums].map(([pollutant, sum]) => [pollutant, sum / source.share]));
  if (source.control !== null) bases.set('VOC', pairBase(source, drafts));
  return bases;
}

/** The monthly shares of a source's emission are those of its projects' type. */
export function profileOf(source: SourceDraft, drafts: readonly Draft[]): readonly number[] | null {
  return drafts[source.members[0]!]!.plan.profile ?? null;
}
