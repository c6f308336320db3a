import type { Standing, TargetOutcome } from '../../../models/outcome.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { amount, asks, unitOf } from '../target-words.ts';

/** A target with what it reaches in every book. */
export interface TargetFacts {
  readonly row: TargetsTable;
  readonly outcome: TargetOutcome;
}

/** One target as a line of a table: what is asked for, what each book brings, the verdict of book planned. */
export function targetRow({ row, outcome }: TargetFacts, t: Translate) {
  const { planned, built, verified, pool } = outcome.books;
  const show = (standing: Standing): string => amount(row, standing.achieved);
  return {
    id: row.id,
    title: row.title ?? '',
    asks: asks(row, t),
    required: amount(row, planned.required),
    verified: show(verified),
    built: show(built),
    planned: show(planned),
    pool: show(pool),
    unit: t(`targets.unit-${unitOf(row)}`),
    gap: planned.met ? '' : amount(row, planned.gap),
    gapTonnes:
      planned.met || planned.gap_tonnes === undefined
        ? ''
        : t('targets.gap-tonnes', { tonnes: tonnes(planned.gap_tonnes) }),
    met: planned.met,
    verdict: t(planned.met ? 'targets.met' : 'targets.missed'),
    poolMeets: !planned.met && pool.met,
    document: [row.document, row.issuer, row.issued].filter((part) => part !== null).join(' '),
    note: row.note ?? '',
  };
}
