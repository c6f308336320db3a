import { may, type Person } from '../catalogue/roles.ts';
import type { ProgrammesTable } from '../db/tables/programme-tables.ts';
import { paths } from '../paths.ts';
import { LOCALES, type Locale, type Translate } from '../words/messages.ts';
import type { Waiting } from '../services/notices/what-waits.ts';
import { namedErrors } from './named-errors.ts';
import type { Place } from './place.ts';
import type { PageData } from './reply.ts';
import { waitingView } from './waiting.ts';
import type { Access } from './route.ts';

/** What the frame around a page is made of; handlers know nothing of it. */
export interface FrameParts {
  readonly places: readonly Place[];
  readonly t: Translate;
  readonly locale: Locale;
  readonly person: Person | null;
  readonly programme: ProgrammesTable | null;
  readonly asOf: string;
  /** The address asked for, with its query. */
  readonly url: URL;
  readonly notice: string | null;
  readonly version: string;
  /** What waits for the person; null where it was not counted (a page that says what went wrong). */
  readonly waiting: Waiting | null;
}

const STYLES = [
  'fonts',
  'lantian',
  'frame',
  'buttons',
  'parts',
  'tabs',
  'facts',
  'table',
  'form',
  'form-rows',
  'conflict',
  'list',
  'list-tools',
  'scenarios',
  'report-grid',
  'methods',
  'reviews',
  'guide',
  'drafts',
  'own-fields',
  'chart',
  'briefing',
  'kinds',
  'speech',
  'door',
  'print',
].map((name) => `${name}.css`);
const NOTHING: Waiting = { late: 0, due: 0, tasks: null, unread: 0 };
const MODULES = [
  'frame.js',
  'estimate.js',
  'sources.js',
  'report-grid.js',
  'draft.js',
  'live.js',
  'panel.js',
  'offline.js',
];

export function frameOf(parts: FrameParts, data: PageData) {
  const { t, person, programme, url } = parts;
  const { errors = [], ignored = [] } = data;
  const title = errors.length > 0 ? t('frame.error-title', { title: data.title }) : data.title;
  return {
    locale: parts.locale,
    title: data.title,
    windowTitle: t('frame.window-title', { title }),
    bodyClass: person === null ? 'is-outside' : 'is-inside',
    styles: STYLES,
    modules: MODULES,
    crumbs: data.crumbs ?? null,
    errors: errors.length > 0 ? namedErrors(errors, data, t) : null,
    notice: parts.notice,
    ignored: ignored.length > 0 ? t('projects.ignored', { list: ignored }) : null,
    version: parts.version,
    person: person && { displayName: person.displayName, role: t(`frame.role.${person.role}`) },
    waits: waitingView(parts.waiting ?? NOTHING, t),
    programme: { name: programme?.name ?? '', asOf: parts.asOf, sample: programme?.sample === 1 },
    rail: person ? railOf(parts.places, t, person, url.pathname) : [],
    search: searchOf(parts.places, person, url),
    languages: LOCALES.filter((locale) => locale !== parts.locale).map((locale) => languageLink(locale, url, t)),
  };
}

function railOf(places: readonly Place[], t: Translate, person: Person, pathname: string) {
  return places.flatMap((place) => {
    if (place.rail === null || !seen(place.rail.access, person)) return [];
    const { href } = place.rail;
    const current = [place, ...places.filter(({ beside }) => beside === place.id)].some((one) => isIn(one, pathname));
    return [{ href, current, label: t(`frame.place.${place.id}`) }];
  });
}

/** Is the address one of the place's, told by its first word? */
function isIn({ routes }: Place, pathname: string): boolean {
  const word = firstWord(pathname);
  return routes.some(({ path }) => firstWord(path) === word);
}

function firstWord(path: string): string {
  return path.split('/')[1]!.replace(/\..*$/, '');
}

function seen(access: Access, person: Person): boolean {
  return access === 'public' || access === 'signed-in' || may(person.role, access);
}

/** The search box of the top line asks the project list; without that list there is no box. */
function searchOf(places: readonly Place[], person: Person | null, url: URL) {
  if (person === null || !places.some((place) => place.id === 'projects')) return null;
  const action = paths.projects.to();
  return { action, q: url.pathname === action ? (url.searchParams.get('q') ?? '') : '' };
}

function languageLink(locale: Locale, url: URL, t: Translate) {
  const query = new URLSearchParams(url.searchParams);
  query.set('lang', locale);
  return { locale, href: `${url.pathname}?${query.toString()}`, label: t(`frame.language.${locale}`) };
}
