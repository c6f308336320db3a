import { parseListQuery } from '../../catalogue/filter.ts';
import { may, type Person } from '../../catalogue/roles.ts';
import { countRequests } from '../../db/change-requests.ts';
import type { FilterContext } from '../../db/project-filter.ts';
import type { Reader } from '../../db/reader.ts';
import { scopeOf, type Scope } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { cachedTotals } from '../figures/cached-totals.ts';
import { noticesFor } from './notices.ts';

/** Lists a person opens every day; what they count is counted by the list itself. */
export const LATE_QUERY = 'status=building&status=planned&plan_finish.overdue=1';
/** How the late ones are listed: what costs most per day first, with what it costs and who answers for it. */
export const LATE_SHOWN =
  'sort=-day_voc,-day_nox&cols=id,name,district,finish,late_days,progress,day_nox,day_voc,lead,problem';
export const DUE_QUERY = 'status=building&status=planned&finish.next=15';
export const ACCEPTANCE_QUERY = 'step=checked';

/** What only this person can move on: requests to decide, reports to file, projects to accept. */
export type Task = 'requests' | 'reports' | 'acceptances';

/** What waits for a person on a day. */
export interface Waiting {
  readonly late: number;
  readonly due: number;
  readonly tasks: { readonly what: Task; readonly count: number } | null;
  readonly unread: number;
}

/** Counts what waits for a person; about ten statements, so whoever shows it on every page keeps it for a while. */
export async function whatWaits(
  reader: Reader,
  programme: ProgrammesTable,
  person: Person,
  asOf: string,
): Promise<Waiting> {
  const scope = scopeOf(programme, person);
  const context = { today: asOf, me: { district: person.district, displayName: person.displayName } };
  const counted = (query: string) => countOf(reader, programme, scope, query, context);
  const what = taskOf(person);
  const count = async (task: Task): Promise<number> => {
    if (task === 'requests') return (await countRequests(reader, scope)).get('open') ?? 0;
    return counted(task === 'acceptances' ? ACCEPTANCE_QUERY : REPORTS);
  };
  return {
    late: await counted(LATE_QUERY),
    due: await counted(DUE_QUERY),
    tasks: what === null ? null : { what, count: await count(what) },
    unread: (await noticesFor(reader, programme, person.id, asOf)).length,
  };
}

/** No address of the list: the grid of reports asks for it. */
const REPORTS = 'report_due';

function taskOf({ role }: Person): Task | null {
  if (may(role, 'project.ask')) return 'reports';
  if (may(role, 'project.accept')) return 'acceptances';
  return may(role, 'project.steer') ? 'requests' : null;
}

async function countOf(
  reader: Reader,
  programme: ProgrammesTable,
  scope: Scope,
  query: string,
  context: FilterContext,
): Promise<number> {
  const { filter } = parseListQuery(new URLSearchParams(query === REPORTS ? '' : query), programme.year);
  const due = { ...filter, conditions: [{ field: REPORTS, op: 'any' as const, values: ['1'] }] };
  const totals = await cachedTotals(reader, programme, scope, query === REPORTS ? due : filter, context);
  return totals.reduce((sum, { count }) => sum + count, 0);
}
