import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { createUser } from '../../services/accounts/create-user.ts';
import { makeSignInLink } from '../../services/accounts/sign-in.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { page, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { districtChoices } from './districts.ts';
import { userFields, type TypedUser } from './user-fields.ts';
import { linkPage } from './user-link.ts';

type TypedNewUser = TypedUser & { readonly name: string };

const BLANK: TypedNewUser = { name: '', display_name: '', phone: '', role: 'viewer', district: '' };

export function showNewUser(request: Request_, db: Reader): Promise<Reply> {
  return newUserPage(request, db, BLANK, []);
}

/** A new account has no password: its owner sets one after entering by the link shown here, once. */
export async function addUser(request: Request_, trx: Writer): Promise<Reply> {
  const typed = readFields(request.form, ['name', 'display_name', 'phone', 'role', 'district']);
  const made = await createUser(trx, actorOf(request), request.config.city, {
    name: typed.name,
    displayName: typed.display_name.trim() || null,
    role: typed.role,
    district: typed.district || null,
    phone: typed.phone.trim() || null,
    passwordHash: null,
  });
  if (!made.ok) return newUserPage(request, trx, typed, wordProblems(made.problems, request.t));
  const secret = await makeSignInLink(trx, actorOf(request), made.value);
  return linkPage(request, made.value, secret);
}

async function newUserPage(
  request: Request_,
  db: Reader,
  typed: TypedNewUser,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t } = request;
  const name = field(
    {
      name: 'name',
      label: t('settings.user.name'),
      value: typed.name,
      hint: t('settings.user.name-hint'),
      maxLength: 64,
    },
    errors,
  );
  const data = {
    title: t('settings.user.new'),
    crumbs: [
      { label: t('settings.title'), href: paths.settings.to() },
      { label: t('settings.tab.users'), href: paths.users.to() },
    ],
    fields: [name, ...userFields(request, typed, await districtChoices(db, request), errors)],
    errors,
  };
  return page('settings/new-user', data, { status: errors.length > 0 ? 422 : 200 });
}
