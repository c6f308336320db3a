import { changesView, scopesFor } from '../catalogue/view.ts';
import type { SeenView } from '../db/views.ts';
import { paths, type Link } from '../paths.ts';
import type { Request_ } from './request.ts';

/** Says that the whole list is meant, not the person's default view. */
export const WHOLE_LIST = { view: 'all' } as const;

/** The address of a list. Without any condition it says so: the bare `/projects` opens the default view of whoever asks. */
export function listLink(params: URLSearchParams): Link {
  return params.size === 0 ? paths.projects.to(WHOLE_LIST) : paths.projects.to(params);
}

/** A view opens as the address it keeps. */
export function viewLink({ query }: Pick<SeenView, 'query'>): Link {
  return listLink(new URLSearchParams(query));
}

/** The strip above the list: the person's views with the present one marked, and the form that keeps the list as a view. */
export function viewStrip(
  { person, t, query: asked }: Pick<Request_, 'person' | 't' | 'query'>,
  views: readonly SeenView[],
  present: URLSearchParams,
) {
  const query = present.toString();
  const scopes = scopesFor(person).map((id) => ({ id, label: t(`views.scope-${id}`) }));
  return {
    views: views.map((view) => ({
      name: view.name,
      href: viewLink(view),
      current: view.query === query || view.query === asked.toString(),
      isDefault: view.isDefault,
    })),
    query,
    scopes,
    over: views
      .filter((view) => changesView(view, person))
      .map(({ id, version, name }) => ({ id: `${id}:${String(version)}`, name: t('views.over', { name }) })),
    all: paths.views.to(),
    action: paths.views.to(),
  };
}
