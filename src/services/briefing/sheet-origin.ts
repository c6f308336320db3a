import type { Translate } from '../../words/messages.ts';
import type { SheetOrigin } from './dispatch/dispatch-facts.ts';
import type { Gathering } from './make-sheet.ts';
import type { Sheet } from './sheet.ts';

/** Where the figures of a sheet come from, out of what it is gathered from. */
export function sheetOrigin({ programme, run, order }: Gathering): SheetOrigin {
  return {
    programme: { name: programme.name, year: programme.year, sample: programme.sample === 1 },
    asOf: order.asOf,
    run: { id: run.id, fingerprint: run.fingerprint, modelVersion: run.model_version },
    scenario: run.scenario === null ? null : { name: run.scenario_name },
  };
}

/** The line of the foot that leads back: run, fingerprint, model, day, scenario. */
export function originTrace({ run, asOf, scenario }: SheetOrigin, t: Translate): string {
  return t('briefings.trace.run', {
    run: run.id,
    fingerprint: run.fingerprint.slice(0, 8),
    model: run.modelVersion.slice(0, 8),
    day: asOf,
    scenario: scenario?.name ?? '',
    changed: scenario === null ? 'no' : 'yes',
  });
}

/** What every sheet has alike: the mark of invented data and the words around page numbers. */
export function commonFrame({ programme }: SheetOrigin, t: Translate): Pick<Sheet, 'sample' | 'pageWords'> {
  return {
    sample: programme.sample ? t('briefings.sample') : null,
    pageWords: {
      before: t('briefings.page.before'),
      between: t('briefings.page.between'),
      after: t('briefings.page.after'),
    },
  };
}
