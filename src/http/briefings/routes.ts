import { NotFound } from '../../errors.ts';
import { paths, withFragment } from '../../paths.ts';
import { runScenario } from '../../services/scenarios/run-scenario.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { type FieldProblem, file, notFound, page, redirect, type Reply, sheet } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { read, type Route, write } from '../route.ts';
import { briefingsLink, type Format, sheetAddresses } from './addresses.ts';
import { issueRoutes } from './issue-routes.ts';
import { workbookReply, wordReply } from './office-reply.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { pdfReply } from '../pdf-reply.ts';
import { ownOrder } from '../../services/briefing/own-order.ts';
import { briefingsPage } from './briefings-page.ts';
import { nothingOrdered, ORDER_FIELDS, readOrder, type TypedOrder } from './order-form.ts';
import { wrongBeside } from './wrong-beside.ts';
import { issuedAsFile } from './sheet-lists.ts';
import { refusedSpeech, speechAnswer, speechForm } from './speech-page.ts';
import { codeTyped } from './issued-page.ts';
import { sheetHtml } from '../sheet-html.ts';
import { type PrintedSheet, withSheet } from './sheet-of-run.ts';

type Answer = (request: Request_) => (sheet: PrintedSheet) => Reply | Promise<Reply>;

const ANSWERS: Readonly<Record<Format, Answer>> = {
  page:
    ({ locale }) =>
    (made) =>
      sheet(sheetHtml(made.sheet, locale)),
  html:
    ({ locale }) =>
    (made) =>
      file(sheetHtml(made.sheet, locale), { name: `${made.name}.html`, type: 'text/html; charset=utf-8' }),
  pdf:
    ({ locale, t }) =>
    (made) =>
      pdfReply(sheetHtml(made.sheet, locale), made.name, t),
  xlsx:
    ({ t }) =>
    (made) =>
      workbookReply(made.sheet, made.origin, made.name, t),
  docx:
    ({ locale }) =>
    (made) =>
      wordReply(made.sheet, made.origin.asOf, made.name, locale),
};

/** What was typed; a form that names no kind means the bulletin. */
function readTyped(request: Request_): TypedOrder {
  const typed = readFields(request.form, ORDER_FIELDS);
  return { ...typed, kind: typed.kind || nothingOrdered(request.scope).kind };
}

export const routes: readonly Route[] = [
  read(
    paths.briefings.pattern,
    'briefing.read',
    async (request, db) => {
      if (request.format !== 'html') return issuedAsFile(request, db, request.format);
      const traced = await codeTyped(request, db);
      return traced ?? page('briefings/briefings', await briefingsPage(request, db));
    },
    { formats: ['csv', 'xlsx', 'json'] },
  ),

  write(paths.briefings.pattern, 'briefing.order', async (request, trx) => {
    const { scope, t, programme } = request;
    const typed = readTyped(request);
    const refuse = async (error: FieldProblem) =>
      page('briefings/briefings', await briefingsPage(request, trx, { order: typed, errors: [error] }), {
        status: 422,
      });
    const read = readOrder(typed, t, programme.year);
    if ('problem' in read) return refuse(read.problem);
    const order = await ownOrder(trx, scope, read.order);
    if (order === null) return notFound();
    const beside = await wrongBeside(trx, scope, order, t);
    if (beside !== null) return refuse(beside);
    const { kind, scenario, asOf, ...narrowing } = order;
    try {
      const run = await runScenario(trx, actorOf(request), scope, scenario, asOf);
      const notice = t('briefings.made-notice', { run: run.id });
      return redirect(withFragment(briefingsLink(run.id, kind, narrowing), 'preview'), { notice });
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return refuse({ field: 'scenario', message: t('briefings.bad-scenario') });
    }
  }),

  read(paths.speech.pattern, 'briefing.read', (request) =>
    page('briefings/speech', speechForm(request, { text: '', asOf: request.asOf })),
  ),

  // Reads and answers; it is a POST because a speech is longer than an address may be.
  read(
    paths.speech.pattern,
    'briefing.read',
    async (request, db) => {
      const { text, as_of: asOf } = readFields(request.form, ['text', 'as_of']);
      const refused = refusedSpeech({ text, asOf }, request);
      if (refused !== null)
        return page('briefings/speech', speechForm(request, { text, asOf }, [refused]), { status: 422 });
      return page('briefings/speech', await speechAnswer(request, db, { text, asOf }));
    },
    { method: 'POST' },
  ),

  ...sheetAddresses.map(({ kind, format, address }) =>
    read(address.pattern, 'briefing.read', (request, db) => withSheet(request, db, kind, ANSWERS[format](request))),
  ),

  ...issueRoutes,
  ...scheduleRoutes,
];
