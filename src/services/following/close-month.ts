import { problem, type Problem } from '../../catalogue/problem.ts';
import { writeAudit } from '../../db/audit.ts';
import { deleteDispatchMonth, dispatchMonths, insertDispatchMonth, WHOLE_CITY } from '../../db/progress-reports.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import { signature, type Actor } from '../actor.ts';

/** How a month's dispatch stands: who submitted it when, whether the city closed it. */
export interface MonthStanding {
  readonly month: string;
  readonly closed: { readonly at: string; readonly by: string } | null;
  readonly submitted: ReadonlyMap<string, { readonly at: string; readonly by: string }>;
}

/** The months from January of the programme's year to that of the as-of day, the latest first. */
export async function monthStandings(
  reader: Reader,
  programme: { readonly city: string; readonly id: string; readonly year: number },
  asOf: string,
): Promise<readonly MonthStanding[]> {
  const rows = await dispatchMonths(reader, { city: programme.city, programme: programme.id });
  const year = String(programme.year);
  const last = asOf.slice(0, 4) > year ? 12 : asOf.slice(0, 4) < year ? 0 : Number(asOf.slice(5, 7));
  const months = Array.from({ length: last }, (_, index) => `${year}-${String(last - index).padStart(2, '0')}`);
  return months.map((month) => {
    const own = rows.filter((row) => row.month === month);
    const closed = own.find(({ unit }) => unit === WHOLE_CITY);
    return {
      month,
      closed: closed === undefined ? null : { at: closed.at, by: closed.by },
      submitted: new Map(own.filter(({ unit }) => unit !== WHOLE_CITY).map(({ unit, at, by }) => [unit, { at, by }])),
    };
  });
}

export type MonthAct = 'submit' | 'withdraw' | 'close' | 'open';

/** Who acts on a month: a district submits its own and takes it back while the city has not closed; the city closes and opens. */
export interface MonthActor {
  readonly actor: Actor;
  readonly scope: Scope;
  /** Code of the district that submits or takes back. */
  readonly district: string;
  /** Districts that have projects: all of them must have submitted before the city closes. */
  readonly expected: readonly string[];
}

/** Moves a month along, with its audit row; the reason why not otherwise. Doing twice what is done changes nothing. */
export async function moveMonth(
  trx: Writer,
  { actor, scope, district, expected }: MonthActor,
  standing: MonthStanding,
  act: MonthAct,
): Promise<Problem | null> {
  await holdProgramme(trx, scope);
  const { month, closed, submitted } = standing;
  const unit = act === 'submit' || act === 'withdraw' ? district : WHOLE_CITY;
  if (act === 'submit' || act === 'withdraw') {
    if (closed !== null) return problem('month', 'month-closed', { month });
  }
  if (act === 'close') {
    const missing = expected.filter((code) => !submitted.has(code));
    if (missing.length > 0) return problem('month', 'month-not-submitted', { count: missing.length });
  }
  if (act === 'open' && (actor.reason ?? '') === '') return problem('reason', 'required');
  const key = { city: scope.city, programme: scope.programme };
  if (act === 'submit' || act === 'close') {
    const done = act === 'close' ? closed !== null : submitted.has(district);
    if (done) return null;
    await insertDispatchMonth(trx, {
      ...key,
      month,
      unit,
      at: actor.now.toISOString(),
      by_id: actor.person.id,
      by: actor.person.displayName,
    });
  } else if (!(await deleteDispatchMonth(trx, key, month, unit))) return null;
  await writeAudit(trx, [
    {
      ...signature(actor),
      ...key,
      district: unit === WHOLE_CITY ? null : unit,
      action: act,
      entity: 'month',
      entity_id: month,
      changes: [],
    },
  ]);
  return null;
}
