import { sql, type Migration } from 'kysely';
import type { Dialect } from './create-table.ts';

/**
 * `search_key(text)` in SQL, as catalogue/search-key.ts: NFKC, case folded, blanks and zero-width characters removed.
 * SQLite is given the function itself when the file is opened (open-sqlite.ts).
 */
export const searchKeyFunction = (dialect: Dialect): Migration => ({
  async up(db) {
    if (dialect === 'sqlite') return;
    await sql`
      create function search_key(value text) returns text immutable strict parallel safe language sql
      return regexp_replace(lower(normalize(value, NFKC)), '[\\s\\u200b-\\u200f\\u2060\\ufeff]+', '', 'g')
    `.execute(db);
  },
});
