import { paths, type Link } from '../../paths.ts';
import { DIGESTED, type Digested, type Moved } from '../../services/scenarios/inputs-digest.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { NAMED, projectLinks } from '../project-links.ts';

const WAYS = ['added', 'changed', 'gone'] as const;

/** Numbers of the projects the list of what moved names. */
export function projectsNamed(moved: Readonly<Record<Digested, Moved>> | null): readonly string[] {
  const lists = moved === null ? [] : [moved.projects.added, moved.projects.changed];
  return lists.flatMap((ids) => ids.slice(0, NAMED));
}

/** What moved since a run: one line for each kind of input that did, with counts, names and where its list is. */
export function movedView(
  moved: Readonly<Record<Digested, Moved>>,
  names: ReadonlyMap<string, string>,
  lists: CityLists,
  t: Translate,
) {
  return DIGESTED.filter((of) => WAYS.some((way) => moved[of][way].length > 0)).map((of) => ({
    name: t(`runs.of-${of}`),
    href: LISTS[of],
    counts: WAYS.map((way) => moved[of][way].length),
    groups: WAYS.filter((way) => moved[of][way].length > 0).map((way) => ({
      title: t(`runs.${way}`, { count: moved[of][way].length }),
      ...(of === 'projects'
        ? projectLinks(moved[of][way], names, way === 'gone')
        : named(moved[of][way].map((id) => nameOf(of, id, lists, t)))),
    })),
  }));
}

function named(texts: readonly string[]) {
  return {
    items: texts.slice(0, NAMED).map((text) => ({ text, sub: '', href: null })),
    more: Math.max(0, texts.length - NAMED),
    list: null,
  };
}

const LISTS: Readonly<Record<Digested, Link>> = {
  projects: paths.projects.to(),
  targets: paths.targets.to(),
  zones: paths.targets.to(),
  sources: paths.enterprises.to(),
  programme: paths.settings.to(),
  files: paths.methods.to(),
};

function nameOf(of: Digested, id: string, { zones }: CityLists, t: Translate): string {
  if (of === 'zones') return zones.find((zone) => zone.id === id)?.name ?? id;
  if (of === 'programme') return t(`runs.programme-${id}`);
  if (of === 'files') return id === 'engine' ? t('runs.engine') : id.replace(/^models\//, '');
  return id;
}
