import { fieldOf } from '../../catalogue/fields.ts';
import { deleteDraft, draftsOf, putDraft } from '../../db/drafts.ts';
import { projectNames } from '../../db/project-names.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { sentBefore } from '../../db/sent-forms.ts';
import { paths } from '../../paths.ts';
import { cityLists, optionName } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { BadRequest } from '../errors.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { json, notFound, page, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { continueLink, draftOwner } from './draft-fields.ts';
import { readTyped } from './typed-project.ts';

/** Keeps what is typed so far, whatever is wrong with it; the live record does not move. `id` names the project being edited. */
export async function saveDraft(request: Request_, trx: Writer): Promise<Reply> {
  const { t, now, programme } = request;
  const id = request.query.get('id');
  const current = id === null ? null : await findProject(trx, request.scope, id);
  if (current === undefined) return notFound();
  const { typed } = readTyped(request.form);
  const record = current?.id ?? typed.once;
  if (record === '') throw new BadRequest('a draft without a name');
  const { userId, district } = draftOwner(request);
  const title = typed.texts['name']?.trim() ?? '';
  const draft = {
    city: programme.city,
    programme: programme.id,
    user_id: userId,
    record,
    project: current?.id ?? null,
    title: (title === '' ? (current?.name ?? '') : title).slice(0, 200),
    district: current?.district ?? district ?? '',
    fields: JSON.stringify(
      [...request.form].filter(([name]) => name !== 'do').map(([name, [value]]) => [name, value ?? '']),
    ),
    saved: now.toISOString(),
  };
  // A save that comes after its form was handed in must not bring the draft back.
  if ((await sentBefore(trx, programme.city, typed.once)) === null) await putDraft(trx, draft);
  const words = t('projects.draft-saved', { time: shanghaiMinute(draft.saved).slice(11) });
  if (/\bapplication\/json\b/.test(request.header('accept') ?? '')) return json({ words });
  return redirect(continueLink(draft), { notice: words });
}

/** What this person began and did not hand in. */
export async function listDrafts(request: Request_, db: Reader): Promise<Reply> {
  const { t, programme, locale } = request;
  const drafts = await draftsOf(db, draftOwner(request));
  const lists = await cityLists(db, programme, locale);
  const projects = drafts.flatMap(({ project }) => (project === null ? [] : [project]));
  const names = await projectNames(db, request.scope, projects);
  const data = {
    title: t('projects.drafts'),
    tabs: ledgerTabs(request, 'drafts'),
    drafts: drafts.map((draft) => ({
      title: draft.title === '' ? t('projects.draft-untitled') : draft.title,
      href: continueLink(draft),
      about: draft.project === null ? t('projects.draft-new') : draft.project,
      gone: draft.project !== null && !names.has(draft.project),
      district: draft.district === '' ? '' : optionName(fieldOf('district')!, draft.district, lists, t),
      saved: shanghaiMinute(draft.saved),
      drop: paths.deleteDraft.to({ record: draft.record }),
    })),
  };
  return page('projects/drafts', data);
}

export async function dropDraft(request: Request_, trx: Writer): Promise<Reply> {
  const record = request.params['record'] ?? '';
  await deleteDraft(trx, draftOwner(request), record);
  const notice = request.t('projects.draft-dropped');
  // From the conflict page one goes back to the project, from the list of drafts to the list.
  if (!request.form.has('seen')) return redirect(paths.drafts.to(), { notice });
  return redirect(paths.project.to({ id: record }), { notice: request.t('projects.conflict-dropped') });
}
