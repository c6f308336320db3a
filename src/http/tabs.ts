import { may, type Action, type Person } from '../catalogue/roles.ts';
import type { Link } from '../paths.ts';

/** One page of several that stand side by side. */
export interface Tab {
  readonly label: string;
  readonly href: Link;
  /** Who sees it; everybody who sees the page when it is not said. */
  readonly access?: Action;
  /** Opened seldom: it stands behind 更多 where there are more tabs than a person takes in at once. */
  readonly rare?: true;
}

/** What a person takes in at once, and what fits a row of an office screen. */
const SHOWN_AT_ONCE = 7;

/** Tabs for `views/parts/tabs.hbs`: those the person may open, the present one marked; of many, the rare ones folded away. */
export function tabsFor<Id extends string>(tabs: Readonly<Record<Id, Tab>>, current: Id | null, person: Person) {
  const all = Object.entries<Tab>(tabs)
    .filter(([, { access }]) => access === undefined || may(person.role, access))
    .map(([id, { label, href, rare }]) => ({ label, href, current: id === current, rare: rare === true }));
  const folds = all.length > SHOWN_AT_ONCE;
  const shown = all.filter(({ rare }) => !folds || !rare);
  const more = all.filter(({ rare }) => folds && rare);
  if (more.length === 0) return shown;
  return [
    ...shown,
    { label: '', href: null, current: false, more, now: more.find((tab) => tab.current)?.label ?? null },
  ];
}
