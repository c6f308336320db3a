import type { Writer } from '../../db/reader.ts';
import { findSheet } from '../../db/sheets.ts';
import { paths } from '../../paths.ts';
import {
  editParagraph,
  refreshDraft,
  reviewDraft,
  setDraftAside,
  type Stepped,
  type Stopped,
  type VersionOf,
} from '../../services/briefing/issue/draft-sheets.ts';
import { paragraphsOf } from '../../services/briefing/issue/edited-sheet.ts';
import { editsOf, sheetOfRow } from '../../services/briefing/sheet-of-row.ts';
import { issueSheet } from '../../services/briefing/issue/issue-sheet.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { readFields } from '../form.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { draftPage } from './draft-page.ts';
import { sheetHtml } from '../sheet-html.ts';
import { sheetName } from './sheet-rows.ts';

const LONGEST = 2000;
const STEPS = ['review', 'return', 'refresh', 'drop'] as const;

/** Keeps a paragraph as it was written, or takes the generated one again. */
export async function sendParagraph(request: Request_, trx: Writer): Promise<Reply> {
  const typed = readFields(request.form, ['version', 'paragraph', 'text', 'do']);
  const text = typed.do === 'reset' ? null : typed.text.replace(/\s+/g, ' ').trim();
  if (text !== null && (text === '' || text.length > LONGEST))
    return draftPage(request, trx, [{ field: `text-${typed.paragraph}`, message: request.t('briefings.draft.bad-text', { most: LONGEST }) }], 422); // prettier-ignore
  if (!(await hasParagraph(request, trx, typed.paragraph))) throw new BadRequest('no such paragraph');
  const done = await editParagraph(
    trx,
    actorOf(request),
    request.scope,
    at(request, typed.version),
    typed.paragraph,
    text,
  );
  return answer(request, trx, done, text === null ? 'reset' : 'edited');
}

/** Does the draft print such a paragraph, or did it when it was edited? One of a sheet that cannot be made now is not asked. */
async function hasParagraph({ scope, programme, params }: Request_, trx: Writer, paragraph: string): Promise<boolean> {
  const row = await findSheet(trx, scope, params['id'] ?? '');
  if (row === undefined || Object.hasOwn(editsOf(row), paragraph)) return true;
  if (row.state !== 'draft' && row.state !== 'reviewed') return true;
  const drafted = await sheetOfRow({ reader: trx, scope, programme }, row);
  return !drafted.ok || paragraphsOf(drafted.sheet.body).some(({ id }) => id === paragraph);
}

/** Reviews a draft, sends it back, lays today's figures under it, or throws it away. */
export async function sendStep(request: Request_, trx: Writer): Promise<Reply> {
  const typed = readFields(request.form, ['version', 'do']);
  const act = STEPS.find((one) => one === typed.do);
  if (act === undefined) throw new BadRequest('no such step');
  const [actor, { scope }, version] = [actorOf(request), request, at(request, typed.version)];
  if (act === 'review') return answer(request, trx, await reviewDraft(trx, actor, scope, version), act);
  if (act === 'refresh') return answer(request, trx, await refreshDraft(trx, actor, scope, version), act);
  const done = await setDraftAside(trx, actor, scope, version, act);
  if (act === 'return' || !done.ok) return answer(request, trx, done, act);
  return redirect(paths.draftSheets.to(), { notice: request.t('briefings.draft.done-drop') });
}

/** 签发. */
export async function sendIssue(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, programme, config, params, t } = request;
  const typed = readFields(request.form, ['version', 'confirmed']);
  const { publicUrl } = config;
  const done = await issueSheet(
    trx,
    actorOf(request),
    {
      scope,
      programme,
      render: sheetHtml,
      traceAddress: (code) => (publicUrl === null ? null : `${publicUrl}${paths.sheetTrace.to({ code })}`),
      confirmed: typed.confirmed !== '',
    },
    at(request, typed.version),
  );
  if (!done.ok) return refuse(request, trx, done);
  const id = params['id'] ?? '';
  return redirect(paths.issuedSheet.to({ id }), {
    notice: t('briefings.issued.done', { name: sheetName(done.sheet, t) }),
  });
}

function answer(request: Request_, trx: Writer, done: Stepped, notice: string): Reply | Promise<Reply> {
  if (!done.ok) return refuse(request, trx, done);
  const to = paths.draftSheet.to({ id: request.params['id'] ?? '' });
  return redirect(to, { notice: request.t(`briefings.draft.done-${notice}`) });
}

function refuse(request: Request_, trx: Writer, { code, params }: Stopped): Promise<Reply> {
  const message = request.t(`briefings.step.${code}`, params);
  return draftPage(
    request,
    trx,
    [{ field: code === 'numbers' ? 'confirmed' : '', message }],
    code === 'changed' ? 409 : 422,
  );
}

export function at({ params }: Request_, version: string): VersionOf {
  if (!/^\d{1,9}$/.test(version)) throw new BadRequest('no version');
  return { id: params['id'] ?? '', version: Number(version) };
}
