import type { Translate } from '../../words/messages.ts';
import type { BulletinFacts } from './bulletin-facts.ts';

/** Where the figures come from: the run, the data's fingerprint, the day, the books and the measure. */
export function sheetTrace({ programme, run, asOf, scenario }: BulletinFacts, t: Translate): readonly string[] {
  return [
    t('briefings.trace.run', {
      run: run.id,
      fingerprint: run.fingerprint.slice(0, 8),
      model: run.modelVersion.slice(0, 8),
      day: asOf,
      scenario: scenario?.name ?? '',
      changed: scenario === null ? 'no' : 'yes',
    }),
    t('briefings.trace.measure', programme.season),
  ];
}
