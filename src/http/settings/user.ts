import type { Reader, Writer } from '../../db/reader.ts';
import type { UsersTable } from '../../db/tables/account-tables.ts';
import { findUser } from '../../db/users.ts';
import { NotFound } from '../../errors.ts';
import { paths } from '../../paths.ts';
import { changeUser } from '../../services/accounts/change-user.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { districtChoices } from './districts.ts';
import { userFields, type TypedUser } from './user-fields.ts';

type TypedChange = TypedUser & { readonly disabled: string };

export async function showUser(request: Request_, db: Reader): Promise<Reply> {
  const user = await userOf(request, db);
  const { display_name, phone, role, district, disabled } = user;
  const typed = { display_name, phone: phone ?? '', role, district: district ?? '', disabled: disabled ? '1' : '' };
  return userPage(request, db, user, typed, []);
}

export async function saveUser(request: Request_, trx: Writer): Promise<Reply> {
  const typed = readFields(request.form, ['display_name', 'phone', 'role', 'district', 'disabled', 'version']);
  const user = await userOf(request, trx);
  const change = {
    display_name: typed.display_name.normalize('NFC').trim(),
    phone: typed.phone.trim() || null,
    role: typed.role,
    district: typed.district || null,
    disabled: typed.disabled === '' ? 0 : 1,
  } as const;
  const saved = await changeUser(trx, actorOf(request), { ...user, version: Number(typed.version) }, change);
  if (!saved.ok) return userPage(request, trx, user, typed, wordProblems(saved.problems, request.t));
  return redirect(paths.users.to(), { notice: request.t('settings.saved') });
}

async function userOf({ config, params }: Request_, db: Reader): Promise<UsersTable> {
  const user = await findUser(db, config.city, params.id!);
  if (!user) throw new NotFound('user', params.id!);
  return user;
}

async function userPage(
  request: Request_,
  db: Reader,
  user: UsersTable,
  typed: TypedChange,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t } = request;
  const disabled = field(
    {
      name: 'disabled',
      label: t('settings.user.disabled'),
      value: typed.disabled,
      control: 'checkbox',
      hint: t('settings.user.disabled-hint'),
      wide: true,
    },
    errors,
  );
  const data = {
    title: t('settings.user.title', { name: user.name }),
    crumbs: [
      { label: t('settings.title'), href: paths.settings.to() },
      { label: t('settings.tab.users'), href: paths.users.to() },
    ],
    id: user.id,
    active: user.disabled === 0,
    fields: [...userFields(request, typed, await districtChoices(db, request), errors), disabled],
    version: user.version,
    errors,
  };
  return page('settings/user', data, { status: errors.length > 0 ? 422 : 200 });
}
