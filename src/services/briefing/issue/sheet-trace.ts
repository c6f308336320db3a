import type { Translate } from '../../../words/messages.ts';
import type { BulletinFacts } from '../bulletin/bulletin-facts.ts';
import { originTrace } from '../sheet-origin.ts';

/** Where the figures come from: the run, the data's fingerprint, the day, the books and the measure. */
export function sheetTrace(facts: BulletinFacts, t: Translate): readonly string[] {
  return [originTrace(facts, t), t('briefings.trace.measure', facts.programme.season)];
}
