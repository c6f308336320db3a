import type { Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { draftOrdered } from '../../services/briefing/issue/draft-ordered.ts';
import { ownOrder } from '../../services/briefing/own-order.ts';
import { reviewDraft, type Stepped, type Stopped, type VersionOf } from '../../services/briefing/issue/draft-sheets.ts';
import { issueSheet, withdrawSheet } from '../../services/briefing/issue/issue-sheet.ts';
import { actorOf } from '../actor.ts';
import { notFound, problem, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { sheetHtml } from '../sheet-html.ts';
import { badMatch, matchNeeded, versionOf } from './if-match.ts';
import { sheetOrderSchema } from './sheet-shapes.ts';
import { seenSheet, statedSheet } from './sheets.ts';

/** Lays out a draft of what is ordered, as of the day that is asked for or the programme's. */
export async function createSheet(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, programme, asOf, locale, json: sent } = request;
  const read = sheetOrderSchema.safeParse(sent ?? null);
  if (!read.success) return problem(422, wrongFields(read.error.issues, request));
  const { as_of: day = asOf, locale: language = locale, ...ordered } = read.data;
  const order = await ownOrder(trx, scope, { ...ordered, asOf: day });
  if (order === null) return notFound();
  const begun = await draftOrdered(trx, actorOf(request), { scope, programme }, order, { locale: language });
  if (begun.ok) return statedSheet(request, trx, begun.sheet, { status: 201, headers: { Location: paths.apiSheet.to({ id: begun.sheet.id }) } }); // prettier-ignore
  if (begun.code === 'scenario') return problem(422, [{ field: 'scenario', message: t('briefings.bad-scenario') }]);
  const field = begun.code.endsWith('-beside') ? 'beside' : 'kind';
  return problem(422, [{ field, message: t(`briefings.refused.${begun.code}`, begun.params) }]);
}

/** 核稿. */
export function reviewSheet(request: Request_, trx: Writer): Promise<Reply> {
  return over(request, trx, (at) => reviewDraft(trx, actorOf(request), request.scope, at));
}

/** 签发; numbers in edited texts that are no figures are confirmed with `?confirm=numbers`. */
export function issueReviewed(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, programme, config, query } = request;
  const { publicUrl } = config;
  const issuing = {
    scope,
    programme,
    render: sheetHtml,
    traceAddress: (code: string) => (publicUrl === null ? null : `${publicUrl}${paths.sheetTrace.to({ code })}`),
    confirmed: query.getAll('confirm').includes('numbers'),
  };
  return over(request, trx, (at) => issueSheet(trx, actorOf(request), issuing, at));
}

/** 作废, with a reason in the address. */
export function withdrawIssued(request: Request_, trx: Writer): Promise<Reply> {
  const reason = request.query.get('reason')?.trim() ?? '';
  return over(request, trx, (at) => withdrawSheet(trx, actorOf(request), request.scope, at, reason));
}

/** One step of a sheet over the version that was read. */
async function over(request: Request_, trx: Writer, take: (at: VersionOf) => Promise<Stepped>): Promise<Reply> {
  const row = await seenSheet(request, trx);
  if (row === undefined) return notFound();
  const version = versionOf(request);
  if (version === undefined) return matchNeeded(request);
  if (version === null) return badMatch(request);
  const done = await take({ id: row.id, version });
  return done.ok ? statedSheet(request, trx, done.sheet) : refused(request, done, row.version);
}

const STATUSES: Readonly<Record<Stopped['code'], number>> = {
  changed: 412,
  'own-review': 403,
  numbers: 422,
  'no-reason': 422,
  'not-a-draft': 409,
  'not-reviewed': 409,
  'not-issued': 409,
  'not-made': 409,
  stale: 409,
  incomplete: 409,
  'nothing-late': 409,
};

function refused({ t }: Request_, { code, params }: Stopped, version: number): Reply {
  const message = t(`briefings.step.${code}`, params);
  const field = code === 'no-reason' ? 'reason' : code === 'changed' ? 'if-match' : '';
  const confirm = code === 'numbers' ? { confirm: [{ key: 'numbers', field: 'text', message }] } : {};
  const headers = { ETag: `"${String(version)}"` };
  return problem(STATUSES[code], [{ field, message }], { about: confirm, headers });
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

/** What was sent wrongly, a line per field; a name nobody knows is said by its name. */
export function wrongFields(issues: readonly Issue[], { t }: Pick<Request_, 't'>): readonly FieldProblem[] {
  const fields = issues.flatMap(({ path, keys }) => (keys === undefined ? [String(path[0] ?? '')] : keys));
  return [...new Set(fields)].map((field) => ({ field, message: t('api.bad-field', { field: field || '{}' }) }));
}
