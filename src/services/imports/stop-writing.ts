import type { ImportsTable } from '../../db/tables/import-tables.ts';

/** A writing as it was begun: the version tells it from one begun anew. */
type Begun = Pick<ImportsTable, 'city' | 'id' | 'version'>;

const wished = new Set<string>();
const keyOf = ({ city, id, version }: Begun): string => `${city}/${id}/${String(version)}`;

/**
 * Asks the writing of an import to stop, in this process: on SQLite the one connection that writes is busy until the writing ends, so that
 * the wish cannot stand in the database as it does for other processes.
 */
export function wishToStop(begun: Begun): void {
  wished.add(keyOf(begun));
}

export function isWishedToStop(begun: Begun): boolean {
  return wished.has(keyOf(begun));
}

/** The writing has ended, in whatever way. */
export function forgetWish(begun: Begun): void {
  wished.delete(keyOf(begun));
}
