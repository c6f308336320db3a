import type { OwnField } from '../../catalogue/own-field.ts';
import type { Checked } from '../../catalogue/problem.ts';
import { ownFieldsIn } from '../../db/own-fields.ts';
import { ownFieldUses } from '../../db/own-values.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { NotFound } from '../../errors.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { changeOwnField as change, createOwnField, moveOwnField } from '../../services/projects/save-own-field.ts';
import { actorOf } from '../actor.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { blankOwnField, ownFieldForm, sentOwnField, typedOwnField, type SentOwnField } from './own-field-form.ts';

/** An empty definition. */
export async function showNewOwnField(request: Request_, db: Reader): Promise<Reply> {
  return fieldPage(request, db, null, blankOwnField());
}

export async function addOwnField(request: Request_, trx: Writer): Promise<Reply> {
  const sent = sentOwnField(request.form);
  const made = await createOwnField(trx, actorOf(request), request.config.city, sent.typed);
  return made.ok ? done(request, 'saved', made.value) : fieldPage(request, trx, null, sent, made);
}

export async function showOwnField(request: Request_, db: Reader): Promise<Reply> {
  const field = await fieldNamed(request, db);
  return fieldPage(request, db, field, typedOwnField(field));
}

/** Keeps a definition, or moves it: retired, in use again, removed. */
export async function changeOwnField(request: Request_, trx: Writer): Promise<Reply> {
  const before = await fieldNamed(request, trx);
  const sent = sentOwnField(request.form);
  const seen = { ...before, version: sent.version };
  const [actor, city] = [actorOf(request), request.config.city];
  const moved = MOVES[sent.pressed];
  if (moved !== undefined) {
    const answer = await moveOwnField(trx, actor, city, seen, moved.state);
    return answer.ok ? done(request, moved.said, before) : fieldPage(request, trx, before, sent, answer);
  }
  const answer = await change(trx, actor, city, seen, sent.typed);
  return answer.ok ? done(request, 'saved', answer.value) : fieldPage(request, trx, before, sent, answer);
}

const MOVES: Readonly<Record<string, { readonly state: OwnField['state']; readonly said: string }>> = {
  retire: { state: 'retired', said: 'retired' },
  use: { state: 'used', said: 'used' },
  remove: { state: 'removed', said: 'removed' },
};

function done({ t, locale }: Request_, said: string, { zh, en }: OwnField): Reply {
  const name = locale === 'en' && en !== '' ? en : zh;
  return redirect(paths.ownFields.to(), { notice: t(`own-fields.${said}`, { name }) });
}

async function fieldNamed({ config, params }: Request_, db: Reader): Promise<OwnField> {
  const fields = await ownFieldsIn(db, config.city);
  const field = fields.find(({ key, state }) => key === params['key'] && state !== 'removed');
  if (field === undefined) throw new NotFound('own field', params['key'] ?? '');
  return field;
}

async function fieldPage(
  request: Request_,
  db: Reader,
  field: OwnField | null,
  sent: SentOwnField,
  refused?: Checked<OwnField> & { readonly ok: false },
): Promise<Reply> {
  const { t, programme, locale, config } = request;
  const lists = await cityLists(db, programme, locale);
  const errors: readonly FieldProblem[] = refused === undefined ? [] : wordProblems(refused.problems, t);
  const count = field === null ? 0 : ((await ownFieldUses(db, config.city)).get(field.key) ?? 0);
  const data = {
    title: field === null ? t('own-fields.new') : t(`fields.${field.key}`),
    crumbs: [
      { label: t('settings.title'), href: paths.settings.to() },
      { label: t('settings.tab.fields'), href: paths.ownFields.to() },
    ],
    action: field === null ? paths.ownFields.to() : paths.ownField.to({ key: field.key }),
    cancel: paths.ownFields.to(),
    form: ownFieldForm(sent, field, lists, errors, t),
    version: String(sent.version),
    standing:
      count === 0
        ? null
        : {
            text: t('own-fields.standing', { count }),
            href: paths.projects.to({ [`${field!.key}.empty`]: '0' }),
          },
    mayRetire: field?.state === 'used',
    mayUse: field?.state === 'retired',
    mayRemove: field !== null && count === 0,
    errors,
  };
  return page('settings/own-field', data, { status: errors.length > 0 ? 422 : 200 });
}
