import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';
import type { PaperKind } from '../checklists.ts';
import { claimedPollutants, type Finding } from './rejection-rules.ts';
import type { TonnesOf } from './subject.ts';

/** What would become of the tonnes of one pollutant: claimed = safe + cut + withheld, tonnes of a full year. */
export interface Expected {
  readonly claimed: number;
  /** Falls away whatever paper is brought. */
  readonly cut: number;
  /** Not recognised until the missing papers are there. */
  readonly withheld: number;
  readonly safe: number;
}

export type ExpectedOf = Readonly<Partial<Record<Pollutant, Expected>>>;

/** Cuts act on what the cuts before leave; what is left is safe, or withheld while a paper is missing. */
export function expectedOf(claimed: TonnesOf, findings: readonly Finding[]): ExpectedOf {
  const expected = claimedPollutants(claimed).map((pollutant): [Pollutant, Expected] => {
    const mine = findings.filter(({ pollutants }) => pollutants.length === 0 || pollutants.includes(pollutant));
    const asked = claimed[pollutant]!;
    const kept = mine.reduce((left, { effect }) => (effect.kind === 'cut' ? left * (1 - effect.share) : left), 1);
    const left = asked * kept;
    const isHeld = mine.some(({ effect }) => effect.kind === 'withheld');
    return [pollutant, { claimed: asked, cut: asked - left, withheld: isHeld ? left : 0, safe: isHeld ? 0 : left }];
  });
  return Object.fromEntries(expected);
}

/** What one paper would save: of all tonnes it is missing for, and of those that lack nothing else. */
export interface PaperWorth {
  readonly paper: PaperKind;
  readonly projects: number;
  readonly missingFor: TonnesOf;
  /** Safe as soon as this paper is there. */
  readonly aloneFor: TonnesOf;
}

/** Papers by what bringing them would save, the most valuable first (by the tonnes of NOx and VOC they are missing for). */
export function paperWorths(
  reviews: readonly { readonly claimed: TonnesOf; readonly findings: readonly Finding[] }[],
): readonly PaperWorth[] {
  const worths = new Map<PaperKind, { projects: number; missingFor: TonnesOf; aloneFor: TonnesOf }>();
  for (const { claimed, findings } of reviews) {
    const now = expectedOf(claimed, findings);
    for (const paper of new Set(findings.flatMap(({ papers }) => papers))) {
      const before = worths.get(paper) ?? { projects: 0, missingFor: {}, aloneFor: {} };
      const mended = expectedOf(claimed, withPaper(findings, paper));
      const touched = expectedOf(
        claimed,
        findings.filter(({ papers }) => papers.includes(paper)),
      );
      worths.set(paper, {
        projects: before.projects + 1,
        missingFor: plus(before.missingFor, (p) => (touched[p]?.cut ?? 0) + (touched[p]?.withheld ?? 0)),
        aloneFor: plus(before.aloneFor, (p) => (mended[p]?.safe ?? 0) - (now[p]?.safe ?? 0)),
      });
    }
  }
  const weight = ({ aloneFor, missingFor }: PaperWorth): readonly [number, number] => [sum(aloneFor), sum(missingFor)];
  return [...worths]
    .map(([paper, worth]): PaperWorth => ({ paper, ...worth }))
    .sort((a, b) => weight(b)[0] - weight(a)[0] || weight(b)[1] - weight(a)[1] || (a.paper < b.paper ? -1 : 1));
}

/** Tonnes withheld though no paper is missing: time alone makes them safe (a month of stable running). */
export function waitingTonnes(
  reviews: readonly { readonly claimed: TonnesOf; readonly findings: readonly Finding[] }[],
): TonnesOf {
  return reviews.reduce((sums: TonnesOf, { claimed, findings }) => {
    const held = findings.filter(({ effect }) => effect.kind === 'withheld');
    if (held.some(({ papers }) => papers.length > 0)) return sums;
    const expected = expectedOf(claimed, findings);
    return plus(sums, (pollutant) => expected[pollutant]?.withheld ?? 0);
  }, {});
}

/** The findings that remain once a paper is there; one that needs several waits for the others. */
export function withPaper(findings: readonly Finding[], paper: PaperKind): readonly Finding[] {
  return findings.flatMap((finding) => {
    if (!finding.papers.includes(paper)) return [finding];
    const papers = finding.papers.filter((kind) => kind !== paper);
    return papers.length > 0 ? [{ ...finding, papers }] : [];
  });
}

const sum = ({ NOx = 0, VOC = 0 }: TonnesOf): number => NOx + VOC;

function plus(before: TonnesOf, added: (pollutant: Pollutant) => number): TonnesOf {
  const pairs = POLLUTANTS.map((pollutant) => [pollutant, (before[pollutant] ?? 0) + added(pollutant)] as const);
  return Object.fromEntries(pairs.filter(([, tonnes]) => tonnes > 0));
}
