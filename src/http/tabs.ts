import { may, type Action, type Person } from '../catalogue/roles.ts';
import type { Link } from '../paths.ts';

/** One page of several that stand side by side. */
export interface Tab {
  readonly label: string;
  readonly href: Link;
  /** Who sees it; everybody who sees the page when it is not said. */
  readonly access?: Action;
}

/** Tabs for `views/parts/tabs.hbs`: those the person may open, the present one marked. */
export function tabsFor<Id extends string>(tabs: Readonly<Record<Id, Tab>>, current: Id | null, person: Person) {
  return Object.entries<Tab>(tabs)
    .filter(([, { access }]) => access === undefined || may(person.role, access))
    .map(([id, { label, href }]) => ({ label, href, current: id === current }));
}
