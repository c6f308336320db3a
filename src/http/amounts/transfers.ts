import { findProject } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { paths, withFragment } from '../../paths.ts';
import { addTransfer, removeTransfer } from '../../services/statistics/save-transfer.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { amountsPage } from './amounts-page.ts';
import { transferName } from './transfer-name.ts';

/** Promises tonnes of a project to a new one (区域削减). */
export async function sendTransfer(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, programme, t } = request;
  const record = await findProject(trx, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const names = ['pollutant', 'tonnes', 'receiver', 'day', 'document'] as const;
  const posted = readFields(request.form, names.map(transferName));
  const typed = Object.fromEntries(names.map((name) => [name, posted[transferName(name)] ?? ''])) as Record<
    (typeof names)[number],
    string
  >;
  const context = { actor: actorOf(request), scope, asOf };
  const saved = await addTransfer(trx, context, record, typed, programme.year);
  if (saved.kind === 'invalid') {
    const problems = saved.problems.map((one) => ({ ...one, field: transferName(one.field) }));
    return amountsPage(request, trx, { transfer: typed, errors: wordProblems(problems, t), status: 422 });
  }
  return redirect(withFragment(paths.amounts.to({ id: record.id }), 'transfers'), { notice: t('amounts.added') });
}

/** Takes a promise back; the reason stands in the audit row. */
export async function takeBackTransfer(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, t, params } = request;
  const record = await findProject(trx, scope, params['id'] ?? '');
  const seq = /^\d{1,6}$/.test(params['seq'] ?? '') ? Number(params['seq']) : 0;
  if (record === undefined || seq === 0) return notFound();
  const reasonName = `reason-${String(seq)}`;
  const typed = readFields(request.form, ['mark', reasonName]);
  const context = { actor: actorOf(request, typed[reasonName]!.trim().slice(0, 500)), scope, asOf };
  const saved = await removeTransfer(trx, context, record, seq, typed['mark'] ?? '');
  if (saved.kind === 'invalid')
    return amountsPage(request, trx, { errors: wordProblems(saved.problems, t), status: 422 });
  if (saved.kind === 'stale')
    return amountsPage(request, trx, { errors: [{ field: '', message: t('amounts.transfer-stale') }], status: 409 });
  return redirect(withFragment(paths.amounts.to({ id: record.id }), 'transfers'), { notice: t('amounts.removed') });
}
