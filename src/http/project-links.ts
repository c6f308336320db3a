import { paths } from '../paths.ts';

/** As many are named on the page; the list behind the link holds more. */
export const NAMED = 20;
/** More numbers than this make an address nobody can send. */
const LINKED = 150;

/** Projects by name, each a link, and the list that holds them all; those that are `gone` have none. */
export function projectLinks(ids: readonly string[], names: ReadonlyMap<string, string>, gone = false) {
  return {
    items: ids.slice(0, NAMED).map((id) => ({
      text: names.get(id) ?? id,
      sub: names.has(id) ? id : '',
      href: names.has(id) ? paths.project.to({ id }) : null,
    })),
    more: Math.max(0, ids.length - NAMED),
    list: gone || ids.length === 0 ? null : paths.projects.to({ id: ids.slice(0, LINKED) }),
  };
}
