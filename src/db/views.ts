import type { Person } from '../catalogue/roles.ts';
import type { Reader, Writer } from './reader.ts';
import type { ViewsTable } from './tables/view-tables.ts';

/** A view as one person sees it. */
export interface SeenView extends ViewsTable {
  /** The person's list opens with it. */
  readonly isDefault: boolean;
}

/** The views a person sees, their own first, then the unit's, then the city's, each by name. */
export async function viewsFor(
  reader: Reader,
  city: string,
  person: Pick<Person, 'id' | 'district'>,
): Promise<SeenView[]> {
  const rows = await reader
    .selectFrom('views')
    .leftJoin('default_views', (join) =>
      join
        .onRef('default_views.city', '=', 'views.city')
        .onRef('default_views.view', '=', 'views.id')
        .on('default_views.user_id', '=', person.id),
    )
    .selectAll('views')
    .select('default_views.user_id as chosen_by')
    .where('views.city', '=', city)
    .where((where) =>
      where.or([
        where('views.owner', '=', person.id),
        where('views.scope', '=', 'city'),
        where.and([
          where('views.scope', '=', 'unit'),
          person.district === null
            ? where('views.district', 'is', null)
            : where('views.district', '=', person.district),
        ]),
      ]),
    )
    .execute();
  const rank = ({ owner, scope }: ViewsTable): number => (owner === person.id ? 0 : scope === 'unit' ? 1 : 2);
  return rows
    .map(({ chosen_by: chosenBy, ...view }) => ({ ...view, isDefault: chosenBy !== null }))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export async function findView(reader: Reader, city: string, id: string): Promise<ViewsTable | undefined> {
  return reader.selectFrom('views').selectAll().where('city', '=', city).where('id', '=', id).executeTakeFirst();
}

export async function insertView(trx: Writer, view: ViewsTable): Promise<void> {
  await trx.insertInto('views').values(view).execute();
}

/** Changes a view and raises its version; false when somebody else changed it first. */
export async function updateView(
  trx: Writer,
  view: Pick<ViewsTable, 'city' | 'id' | 'version'>,
  change: Pick<ViewsTable, 'name' | 'scope' | 'district' | 'query' | 'updated'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('views')
    .set({ ...change, version: view.version + 1 })
    .where('city', '=', view.city)
    .where('id', '=', view.id)
    .where('version', '=', view.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes a view; whose list opened with it gets the plain list again. */
export async function deleteView(trx: Writer, { city, id }: Pick<ViewsTable, 'city' | 'id'>): Promise<void> {
  await trx.deleteFrom('default_views').where('city', '=', city).where('view', '=', id).execute();
  await trx.deleteFrom('views').where('city', '=', city).where('id', '=', id).execute();
}

/** The view a person's list opens with; null for the plain list. */
export async function setDefaultView(trx: Writer, city: string, user: string, view: string | null): Promise<void> {
  await trx.deleteFrom('default_views').where('city', '=', city).where('user_id', '=', user).execute();
  if (view !== null) await trx.insertInto('default_views').values({ city, user_id: user, view }).execute();
}
