import { LONGEST_VIEW_NAME } from '../../catalogue/view.ts';
import type { Writer } from '../../db/reader.ts';
import { setDefaultView } from '../../db/views.ts';
import { paths } from '../../paths.ts';
import { createView, removeView } from '../../services/save-view.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { notFound, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { ownerOf, ownView, seenView } from './save-views.ts';

/** Anyone who sees a view may copy it; the copy is their own. */
export async function copyView(request: Request_, trx: Writer): Promise<Reply> {
  readFields(request.form, []);
  const view = await seenView(request, trx, request.params['id'] ?? '');
  if (view === null) return notFound();
  const name = request.t('views.copy-of', { name: view.name }).slice(0, LONGEST_VIEW_NAME);
  const copy = await createView(trx, ownerOf(request), view.city, { name, scope: 'own', query: view.query });
  if (!copy.ok) throw new Error('a copy of a sound view is not sound');
  return redirect(paths.view.to({ id: copy.value.id }), { notice: request.t('views.copied') });
}

export async function deleteOwnView(request: Request_, trx: Writer): Promise<Reply> {
  readFields(request.form, []);
  const view = await ownView(request, trx, request.params['id'] ?? '');
  if (view === null) return notFound();
  await removeView(trx, actorOf(request), view);
  return redirect(paths.views.to(), { notice: request.t('views.deleted', { name: view.name }) });
}

/** The one view a person's list opens with; none gives the plain list back. It is a setting of their own, like the language. */
export async function chooseDefault(request: Request_, trx: Writer): Promise<Reply> {
  const { view: id } = readFields(request.form, ['view']);
  const { t, person, config } = request;
  if (id !== '' && (await seenView(request, trx, id)) === null) return notFound();
  await setDefaultView(trx, config.city, person.id, id === '' ? null : id);
  return redirect(paths.views.to(), { notice: t(id === '' ? 'views.default-none' : 'views.default-set') });
}
