import type { Reader, Writer } from '../../db/reader.ts';
import { sheetsIn } from '../../db/sheets.ts';
import { paths } from '../../paths.ts';
import { draftOrdered } from '../../services/briefing/issue/draft-ordered.ts';
import { cityLists } from '../../services/options.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { nothingOrdered, ORDER_FIELDS, orderForm, readOrder, type TypedOrder } from './order-form.ts';
import { ownOrder } from '../../services/briefing/own-order.ts';
import { briefingTabs } from '../briefing-tabs.ts';
import { sheetRow } from './sheet-rows.ts';

const SHOWN = 100;

/** The drafts, and the form that begins one of any kind. */
export async function showDrafts(request: Request_, db: Reader): Promise<Reply> {
  return draftsPage(request, db, { ...nothingOrdered(request.scope), as_of: request.asOf }, []);
}

/** Lays out a draft; one that cannot be made of these data is not kept. */
export async function beginDraft(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, programme, locale } = request;
  const typed = readFields(request.form, ORDER_FIELDS);
  const read = readOrder(typed, t, programme.year);
  if ('problem' in read) return draftsPage(request, trx, typed, [read.problem]);
  const order = await ownOrder(trx, scope, read.order);
  if (order === null) return notFound();
  const begun = await draftOrdered(trx, actorOf(request), { scope, programme }, order, { locale });
  if (begun.ok) return redirect(paths.draftSheet.to({ id: begun.sheet.id }), { notice: t('briefings.draft.begun') });
  const problem =
    begun.code === 'scenario'
      ? { field: 'scenario', message: t('briefings.bad-scenario') }
      : {
          field: begun.code.endsWith('-beside') ? 'beside' : 'kind',
          message: t(`briefings.refused.${begun.code}`, begun.params),
        };
  return draftsPage(request, trx, typed, [problem]);
}

async function draftsPage(
  request: Request_,
  db: Reader,
  typed: TypedOrder,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, scope, programme, locale } = request;
  const lists = await cityLists(db, programme, locale);
  const words = { t, year: programme.year };
  const data = {
    title: t('briefings.draft.title'),
    tabs: briefingTabs(request, 'drafts'),
    errors,
    form: await orderForm(request, db, paths.draftSheets.to(), typed, errors),
    drafts: (await sheetsIn(db, scope, ['draft', 'reviewed'], SHOWN)).map((row) => sheetRow(row, lists, words)),
  };
  return page('briefings/drafts', data, { status: errors.length > 0 ? 422 : 200 });
}
