import { freshnessOf, isFollowed, periodStart, silentDays } from '../../catalogue/freshness.ts';
import { judgeLamp, lateDays } from '../../catalogue/lamp.ts';
import { nextDue, overdueDays } from '../../catalogue/next-due.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { ProjectFiguresTable } from '../../db/tables/project-tables.ts';
import type { Following } from './following.ts';

export type FollowingFigures = Pick<
  ProjectFiguresTable,
  | 'lamp' | 'lamp_computed' | 'lamp_reasons' | 'late_days' | 'next_due' | 'overdue_days' | 'freshness' | 'silent_days' | 'report_due'
>; // prettier-ignore

/** The columns of the figures that judge a project on a day: lamp with its reasons, next due day, freshness, whether a report is due. */
export function followingFigures(
  record: ProjectRecord,
  { rules, newsOf }: Following,
  { asOf, seasonTo }: { readonly asOf: string; readonly seasonTo: string },
): FollowingFigures {
  const news = newsOf(record);
  const lamp = judgeLamp(record, news, { day: asOf, seasonTo, rules });
  const due = nextDue(record, rules.self_check, news.workflow);
  const followed = isFollowed(record);
  const age = silentDays(news.spoken, asOf);
  const reported = news.reported !== null && news.reported >= periodStart(asOf, news.rhythm);
  return {
    lamp: lamp.colour,
    lamp_computed: lamp.byHand === null ? null : lamp.computed,
    lamp_reasons: JSON.stringify(lamp.reasons),
    late_days: lateDays(record, asOf),
    next_due: due,
    overdue_days: overdueDays(due, asOf),
    freshness: followed ? freshnessOf(age, news.rhythm, rules.stale) : null,
    silent_days: followed ? age : null,
    report_due: followed && !reported ? 1 : 0,
  };
}
