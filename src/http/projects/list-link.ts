import { paths, type Link } from '../../paths.ts';

/** Says that the whole list is meant, not the person's default view. */
export const WHOLE_LIST = { view: 'all' } as const;

/** The address of a list. Without any condition it says so: the bare `/projects` opens the default view of whoever asks. */
export function listLink(params: URLSearchParams): Link {
  return params.size === 0 ? paths.projects.to(WHOLE_LIST) : paths.projects.to(params);
}
