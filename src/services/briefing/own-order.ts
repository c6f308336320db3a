import { areasOf } from '../../db/districts.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import type { SheetOrder } from './order.ts';

/** An order as far as it is this person's: a district orders of itself, or of a functional area in it, as things stand; null for anything else. */
export async function ownOrder(db: Reader, scope: Scope, order: SheetOrder): Promise<SheetOrder | null> {
  const { district: own } = scope;
  if (own === null) return order;
  if (order.scenario !== null || (order.beside ?? null) !== null) return null;
  const district = order.district ?? own;
  if (district === own) return { ...order, district };
  const areas = await areasOf(db, scope.city);
  return areas.some((area) => area.id === district && area.district === own) ? order : null;
}
