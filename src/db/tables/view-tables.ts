import type { ViewScope } from '../../catalogue/view.ts';

/** A saved view of the list: an address under a name. */
export interface ViewsTable {
  city: string;
  id: string;
  owner: string;
  /** As the owner was called when it was saved. */
  owner_name: string;
  name: string;
  scope: ViewScope;
  /** The unit of a view of the unit: a district, or null for the city's own people. */
  district: string | null;
  /** The list's canonical address behind the `?`. */
  query: string;
  version: number;
  created: string;
  updated: string;
}

/** The view a person's list opens with. */
export interface DefaultViewsTable {
  city: string;
  user_id: string;
  view: string;
}
