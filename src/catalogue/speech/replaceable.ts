import type { About } from './about.ts';
import type { Fault } from './judge-speech.ts';
import type { Mention } from './mention.ts';
import type { NamedFigure } from './named-figure.ts';

/** Faults that another number alone puts right. */
const BY_NUMBER: ReadonlySet<Fault | null> = new Set<Fault>([
  'value',
  'book',
  'period',
  'place',
  'pollutant',
  'measure',
  'percent-for-points',
]);

/** Is it 快 of what is ahead and 慢 of what is behind, or neither word? */
export function goesAlong(value: number, { direction }: About): boolean {
  return direction === null || value === 0 || (direction === 'down') === value < 0;
}

/** How far ahead of a schedule something is; what lies behind is negative. */
export function isLead(measure: About['measure']): boolean {
  return measure === 'schedule' || measure === 'time-lead';
}

/** Would the sentence be true and read well with the right number in this one's place? */
export function isReplaceable(fault: Fault | null, meant: NamedFigure | null, mention: Mention, about: About): boolean {
  if (meant === null || mention.bound !== 'exact' || !BY_NUMBER.has(fault)) return false;
  if (isLead(meant.measure)) return goesAlong(meant.value, about);
  // 超额完成目标5.5% is not said with 105.5%, nor 减排 with what is added.
  if (about.exceeds && meant.measure === 'attained') return false;
  if (meant.measure === 'tonnes' && meant.value < 0) return false;
  return about.turn === null || about.turn.rose === Math.abs(meant.value) > about.turn.from;
}
