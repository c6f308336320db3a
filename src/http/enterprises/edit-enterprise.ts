import { fieldOf } from '../../catalogue/fields.ts';
import { findEnterprise } from '../../db/enterprises.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { rememberForm, sentBefore } from '../../db/sent-forms.ts';
import { paths } from '../../paths.ts';
import { cityLists, optionsOf } from '../../services/options.ts';
import { saveEnterprise } from '../../services/enterprises/save-enterprise.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

interface Typed {
  readonly name: string;
  readonly credit_code: string;
  readonly industry: string;
  readonly district: string;
  readonly version: string;
}

export function showNewEnterprise(request: Request_, db: Reader): Promise<Reply> {
  const district = request.scope.district ?? '';
  return enterpriseForm(request, db, null, { name: '', credit_code: '', industry: '', district, version: '' }, []);
}

export async function showEditEnterprise(request: Request_, db: Reader): Promise<Reply> {
  const row = await findEnterprise(db, request.scope, request.params['id'] ?? '');
  if (row === undefined) return notFound();
  const typed = {
    name: row.name,
    credit_code: row.credit_code ?? '',
    industry: row.industry ?? '',
    district: row.district,
    version: String(row.version),
  };
  return enterpriseForm(request, db, row.id, typed, []);
}

export async function sendEnterprise(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, t } = request;
  const id = request.params['id'] ?? null;
  const typed = readFields(request.form, ['name', 'credit_code', 'industry', 'district', 'version', 'once']);
  // A form of a new enterprise sent twice (two presses, back and again) makes one.
  const made = id === null ? await sentBefore(trx, request.programme.city, typed.once) : null;
  if (made !== null)
    return redirect(paths.enterprise.to({ id: made }), { notice: t('enterprises.saved', { id: made }) });
  const saved = await saveEnterprise(
    trx,
    { actor: actorOf(request), scope, asOf },
    {
      id,
      version: typed.version === '' ? null : Number(typed.version),
      name: typed.name,
      creditCode: typed.credit_code,
      industry: typed.industry,
      district: typed.district,
    },
  );
  if (saved.kind === 'stale')
    return enterpriseForm(request, trx, id, typed, [{ field: '', message: t('enterprises.stale') }]);
  if (saved.kind === 'invalid') return enterpriseForm(request, trx, id, typed, wordProblems(saved.problems, t));
  if (id === null) await rememberForm(trx, request.programme.city, typed.once, saved.row.id, request.now);
  return redirect(paths.enterprise.to({ id: saved.row.id }), { notice: t('enterprises.saved', { id: saved.row.id }) });
}

async function enterpriseForm(
  request: Request_,
  db: Reader,
  id: string | null,
  typed: Typed,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, programme, locale } = request;
  const lists = await cityLists(db, programme, locale);
  const districts = optionsOf(fieldOf('district')!, lists, t).map(({ id: value, name: label }) => ({ value, label }));
  const choices = [{ value: '', label: t('projects.choose') }, ...districts];
  const data = {
    title: t(id === null ? 'enterprises.new' : 'enterprises.edit'),
    crumbs: [
      { label: t('projects.title'), href: paths.projects.to() },
      { label: t('enterprises.title'), href: paths.enterprises.to() },
    ],
    errors,
    version: typed.version,
    once: request.id,
    cancel: id === null ? paths.enterprises.to() : paths.enterprise.to({ id }),
    fields: [
      field(
        { name: 'name', label: t('fields.enterprise'), value: typed.name, required: true, maxLength: 200, wide: true },
        errors,
      ),
      field({ name: 'credit_code', label: t('fields.credit_code'), value: typed.credit_code, maxLength: 40 }, errors),
      field({ name: 'industry', label: t('fields.industry'), value: typed.industry, maxLength: 40 }, errors),
      field(
        {
          name: 'district',
          label: t('fields.district'),
          value: typed.district,
          control: 'select',
          choices,
          required: true,
        },
        errors,
      ),
    ],
  };
  return page('enterprises/edit', data, { status: errors.length > 0 ? 422 : 200 });
}
