import { sql, type Kysely, type Migration } from 'kysely';
import { sortKey } from '../../catalogue/search-key.ts';
import { addColumn, type Dialect } from './create-table.ts';

const ROWS_AT_ONCE = 1000;

interface Row {
  readonly city: string;
  readonly programme: string;
  readonly id: string;
  readonly enterprise: string | null;
  readonly lead: string | null;
  readonly owner: string | null;
}

/** Keys that order enterprises, lead units and persons as names are ordered: by pinyin, numbers by value. */
export const orderedTexts = (dialect: Dialect): Migration => ({
  async up(db) {
    for (const column of ['enterprise_sort', 'lead_sort', 'owner_sort'])
      await addColumn(db, dialect, 'projects', column, 'text?');
    for (const column of ['lead_sort', 'owner_sort']) await addColumn(db, dialect, 'list_rows', column, 'text?');
    for (let offset = 0; ; offset += ROWS_AT_ONCE) {
      const { rows } = await sql<Row>`
        select city, programme, id, enterprise, lead, owner from projects
        order by city, programme, id limit ${ROWS_AT_ONCE} offset ${offset}`.execute(db);
      for (const row of rows) await keep(db, row);
      if (rows.length < ROWS_AT_ONCE) return;
    }
  },
});

async function keep(db: Kysely<unknown>, { city, programme, id, enterprise, lead, owner }: Row): Promise<void> {
  if (enterprise === null && lead === null && owner === null) return;
  const [ofEnterprise, ofLead, ofOwner] = [enterprise, lead, owner].map((text) =>
    text === null ? null : sortKey(text),
  );
  await sql`
    update projects set enterprise_sort = ${ofEnterprise}, lead_sort = ${ofLead}, owner_sort = ${ofOwner}
    where city = ${city} and programme = ${programme} and id = ${id}`.execute(db);
  await sql`
    update list_rows set lead_sort = ${ofLead}, owner_sort = ${ofOwner}
    where city = ${city} and programme = ${programme} and id = ${id}`.execute(db);
}
