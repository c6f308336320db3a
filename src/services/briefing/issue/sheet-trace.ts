import type { Translate } from '../../../words/messages.ts';
import type { BulletinFacts } from '../bulletin/bulletin-facts.ts';
import { originTrace } from '../sheet-origin.ts';

/** Where the figures come from: the run, the data's fingerprint, the day, the books and the measure, and what of it is of a later day. */
export function sheetTrace(facts: BulletinFacts, t: Translate): readonly string[] {
  return [originTrace(facts, t), t('briefings.trace.measure', facts.programme.season), ...laterLine(facts, t)];
}

/** A sheet of a past day counts what was done since as done: it says so. */
export function laterLine({ doneLater = 0 }: BulletinFacts, t: Translate): readonly string[] {
  return doneLater === 0 ? [] : [t('briefings.trace.later', { later: doneLater })];
}
