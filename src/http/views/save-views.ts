import type { Problem } from '../../catalogue/problem.ts';
import { filterSentence } from '../../catalogue/filter-sentence.ts';
import { changesView, LONGEST_VIEW_NAME, scopesFor, seesView, VIEW_SCOPES } from '../../catalogue/view.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { ViewsTable } from '../../db/tables/view-tables.ts';
import { findView } from '../../db/views.ts';
import { paths } from '../../paths.ts';
import { readListQuery } from '../../services/figures/list-query.ts';
import { cityLists } from '../../services/options.ts';
import { changeView, createView, type TypedView } from '../../services/save-view.ts';
import { field } from '../field.ts';
import { filterWords } from '../filter-words.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { viewLink } from '../view-strip.ts';

/** What every view is saved by. */
export const ownerOf = ({ person, now, id }: Request_) => ({ person, now, requestId: id });

/** Keeps the list in view under a new name, or under that of an own view (`over` = its id and version). */
export async function keepView(request: Request_, trx: Writer): Promise<Reply> {
  const { over, ...typed } = readFields(request.form, ['name', 'scope', 'query', 'over']);
  const { t } = request;
  if (over === '') {
    const saved = await createView(trx, ownerOf(request), request.config.city, typed);
    if (!saved.ok) return viewPage(request, trx, null, typed, saved.problems);
    return redirect(viewLink(saved.value), { notice: t('views.saved', { name: saved.value.name }) });
  }
  const [id = '', version] = over.split(':');
  const view = await ownView(request, trx, id);
  if (view === null) return notFound();
  const next = { name: typed.name.trim() === '' ? view.name : typed.name, scope: view.scope, query: typed.query };
  const saved = await changeView(trx, ownerOf(request), { ...view, version: Number(version) }, next);
  if (!saved.ok) return viewPage(request, trx, view, next, saved.problems);
  return redirect(viewLink(saved.value), { notice: t('views.saved', { name: saved.value.name }) });
}

export async function showView(request: Request_, db: Reader): Promise<Reply> {
  const view = await ownView(request, db, request.params['id'] ?? '');
  return view === null ? notFound() : viewPage(request, db, view, view, []);
}

export async function saveView(request: Request_, trx: Writer): Promise<Reply> {
  const typed = readFields(request.form, ['name', 'scope', 'query', 'version']);
  const view = await ownView(request, trx, request.params['id'] ?? '');
  if (view === null) return notFound();
  const saved = await changeView(trx, ownerOf(request), { ...view, version: Number(typed.version) }, typed);
  if (!saved.ok) return viewPage(request, trx, view, typed, saved.problems);
  return redirect(paths.views.to(), { notice: request.t('views.saved', { name: saved.value.name }) });
}

/** The view of an address that this person sees; null is answered like a view that does not exist. */
export async function seenView({ config, person }: Request_, reader: Reader, id: string): Promise<ViewsTable | null> {
  const view = await findView(reader, config.city, id);
  return view !== undefined && seesView(view, person) ? view : null;
}

/** The view of an address that this person may change. */
export async function ownView(request: Request_, reader: Reader, id: string): Promise<ViewsTable | null> {
  const view = await seenView(request, reader, id);
  return view !== null && changesView(view, request.person) ? view : null;
}

async function viewPage(
  request: Request_,
  db: Reader,
  view: ViewsTable | null,
  typed: TypedView,
  problems: readonly Problem[],
): Promise<Reply> {
  const { t, person, programme } = request;
  const errors = wordProblems(problems, t);
  const lists = await cityLists(db, programme, request.locale);
  const query = readListQuery(new URLSearchParams(typed.query), programme.year, lists, t);
  const offered = VIEW_SCOPES.filter((scope) => scopesFor(person).includes(scope) || scope === view?.scope);
  const choices = offered.map((value) => ({ value, label: t(`views.scope-${value}`) }));
  const data = {
    title: view === null ? t('views.new') : t('views.edit', { name: view.name }),
    crumbs: [{ label: t('views.title'), href: paths.views.to() }],
    action: view === null ? paths.views.to() : paths.view.to({ id: view.id }),
    remove: view === null ? null : paths.deleteView.to({ id: view.id }),
    version: view?.version ?? null,
    query: typed.query,
    sentence: filterSentence(query.filter, filterWords(lists, t)),
    ignored: query.ignored,
    fields: [
      field(
        { name: 'name', label: t('views.name'), value: typed.name, required: true, maxLength: LONGEST_VIEW_NAME },
        errors,
      ),
      field({ name: 'scope', label: t('views.scope'), value: typed.scope, control: 'select', choices }, errors),
    ],
    back: paths.views.to(),
    errors,
  };
  return page('views/edit', data, { status: errors.length > 0 ? 422 : 200 });
}
