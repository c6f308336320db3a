import { may, type Person } from './roles.ts';

/** For whom a saved view is: its owner, the owner's unit (a district, or the city's own people), everybody. */
export const VIEW_SCOPES = ['own', 'unit', 'city'] as const;
export type ViewScope = (typeof VIEW_SCOPES)[number];

export const LONGEST_VIEW_NAME = 40;
export const LONGEST_VIEW_QUERY = 4000;

interface View {
  readonly owner: string;
  readonly scope: ViewScope;
  readonly district: string | null;
}
type Viewer = Pick<Person, 'id' | 'role' | 'district'>;

/** Whoever sees a view may open and copy it; its projects are always those of the person who opens it. */
export function seesView(view: View, person: Viewer): boolean {
  if (view.owner === person.id || view.scope === 'city') return true;
  return view.scope === 'unit' && view.district === person.district;
}

/** Only its owner, or the administrator, changes a view. */
export function changesView(view: View, person: Viewer): boolean {
  return view.owner === person.id || (person.role === 'admin' && seesView(view, person));
}

/** The scopes a person may give a view: branches share within their district only. */
export function scopesFor(person: Viewer): readonly ViewScope[] {
  return VIEW_SCOPES.filter((scope) => scope !== 'city' || may(person.role, 'view.share'));
}
