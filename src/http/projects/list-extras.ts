import { filterParams, listParams, type ListQuery } from '../../catalogue/filter.ts';
import { may, type Person } from '../../catalogue/roles.ts';
import { paths } from '../../paths.ts';
import { addDays } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';

/** What a list carries beside its rows: the day it is known on, ways to other days, and the bulk edit of what it matches. */
export function listExtras(
  { person, t, asOf }: { readonly person: Person; readonly t: Translate; readonly asOf: string },
  query: ListQuery,
  day: string | null,
  total: number,
) {
  const plain = listParams(query, { page: 1, asOf: null });
  return {
    times: {
      banner: day === null ? null : t('projects.known-on', { day }),
      present: paths.projects.to(plain),
      carried: [...plain].map(([name, value]) => ({ name, value })),
      asOf: day ?? addDays(asOf, -30),
      since: addDays(asOf, -30),
    },
    bulk:
      day === null && total > 0 && may(person.role, 'bulk')
        ? { action: paths.beginBulk.to(), query: filterParams(query.filter).toString(), count: total, ticks: true }
        : null,
  };
}
