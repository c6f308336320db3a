import { randomUUID } from 'node:crypto';
import { may } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { rememberForm, sentBefore } from '../../db/sent-forms.ts';
import { tokensOf, type ListedToken } from '../../db/tokens.ts';
import { paths } from '../../paths.ts';
import { createToken, renewSecret, revokeToken } from '../../services/accounts/api-tokens.ts';
import { shanghaiDay } from '../../words/day.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';

const LONGEST_NAME = 64;
/** So long may the answer to a double click take. */
const FRESH_MINUTES = 10;

/** One's own tokens; whoever keeps the accounts sees everybody's. */
export function listTokens(request: Request_, db: Reader): Promise<Reply> {
  return tokensPage(request, db, '', []);
}

/** Makes a token that speaks for the person who asks; the answer is the only page that ever shows it. */
export async function addToken(request: Request_, trx: Writer): Promise<Reply> {
  const { config, person, t } = request;
  const typed = readFields(request.form, ['name', 'once']);
  const [name, once] = [typed.name.normalize('NFC').trim(), typed.once.slice(0, 64)];
  const made = await sentBefore(trx, config.city, once);
  if (made !== null) return sentAgain(request, trx, made);
  const code = name === '' ? 'required' : name.length > LONGEST_NAME ? 'too-long' : null;
  if (code !== null) return tokensPage(request, trx, name, [{ field: 'name', message: t(`problems.${code}`) }]);
  const { id, secret } = await createToken(trx, actorOf(request), { city: config.city, id: person.id }, name);
  await rememberForm(trx, config.city, once, id, request.now);
  return madePage(request, name, secret);
}

/**
 * The same form again. Of a double click the browser shows the second answer only: while nobody has used the token, that answer has a secret
 * that works, and there is one token.
 */
async function sentAgain(request: Request_, trx: Writer, id: string): Promise<Reply> {
  const { config, person, now, t } = request;
  const token = (await tokensOf(trx, config.city, person.id)).find((one) => one.id === id);
  if (token === undefined) return notFound();
  const fresh = now.getTime() - Date.parse(token.created) < FRESH_MINUTES * 60_000;
  if (!fresh || token.last_used !== null || token.revoked !== null)
    return redirect(paths.tokens.to(), { notice: t('settings.tokens.made-before', { name: token.name }) });
  return madePage(request, token.name, await renewSecret(trx, actorOf(request), config.city, id));
}

function madePage(request: Request_, name: string, secret: string): Reply {
  const title = request.t('settings.tokens.made', { name });
  return page('settings/token-made', { title, crumbs: crumbs(request), secret });
}

/** Ends a token for good. One of somebody else's does not exist for a person who may not see it. */
export async function endToken(request: Request_, trx: Writer): Promise<Reply> {
  readFields(request.form, []);
  const token = (await visibleTokens(request, trx)).find(({ id }) => id === request.params['id']);
  if (token === undefined || token.revoked !== null) return notFound();
  await revokeToken(trx, actorOf(request), token.city, token.id);
  return redirect(paths.tokens.to(), { notice: request.t('settings.tokens.revoked-now', { name: token.name }) });
}

function visibleTokens({ config, person }: Request_, db: Reader): Promise<ListedToken[]> {
  return tokensOf(db, config.city, may(person.role, 'accounts') ? null : person.id);
}

async function tokensPage(
  request: Request_,
  db: Reader,
  typed: string,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, person } = request;
  const tokens = await visibleTokens(request, db);
  const name = { name: 'name', label: t('settings.tokens.name'), value: typed, hint: t('settings.tokens.name-hint') };
  const data = {
    title: t('settings.title'),
    tabs: tabs(request, 'tokens'),
    field: field({ ...name, maxLength: LONGEST_NAME }, errors),
    once: randomUUID(),
    withUsers: may(person.role, 'accounts'),
    rows: tokens.map((token) => tokenRow(token, t)),
    errors,
  };
  return page('settings/tokens', data, { status: errors.length > 0 ? 422 : 200 });
}

function tokenRow({ id, name, user_name, created, last_used, revoked }: ListedToken, t: Request_['t']) {
  const dayOf = (instant: string): string => shanghaiDay(new Date(instant));
  return {
    name,
    user: user_name,
    created: dayOf(created),
    lastUsed: last_used === null ? t('settings.tokens.never') : dayOf(last_used),
    active: revoked === null,
    state: revoked === null ? t('settings.tokens.active') : t('settings.tokens.revoked', { day: dayOf(revoked) }),
    revoke: paths.revokeToken.to({ id }),
    revokeLabel: t('settings.tokens.revoke-one', { name }),
  };
}

function crumbs({ t }: Request_) {
  return [
    { label: t('settings.title'), href: paths.settings.to() },
    { label: t('settings.tab.tokens'), href: paths.tokens.to() },
  ];
}
