import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import { besideOf, MOST_BESIDE, type SheetOrder } from '../../services/briefing/order.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** What is wrong with the scenarios a special report is to compare, before anything is run. */
export async function wrongBeside(
  db: Reader,
  scope: Scope,
  order: SheetOrder,
  t: Request_['t'],
): Promise<FieldProblem | null> {
  const asked = besideOf(order);
  if (asked.length > MOST_BESIDE)
    return { field: 'beside', message: t('briefings.refused.too-many-beside', { most: MOST_BESIDE }) };
  const known = new Set((asked.length === 0 ? [] : await scenariosOf(db, scope, true)).map(({ id }) => id));
  const unknown = asked.find((id) => !known.has(id));
  return unknown === undefined
    ? null
    : { field: 'beside', message: t('briefings.refused.unknown-beside', { scenario: unknown }) };
}
