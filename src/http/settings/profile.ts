import type { Reader, Writer } from '../../db/reader.ts';
import type { UsersTable } from '../../db/tables/account-tables.ts';
import { findUser } from '../../db/users.ts';
import { paths } from '../../paths.ts';
import { changeUser } from '../../services/accounts/change-user.ts';
import { isLocale, LOCALES, translator } from '../../words/messages.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { districtName } from './districts.ts';
import { tabs } from './tabs.ts';

/** One mailbox, nothing that could add a second header or address. */
const EMAIL = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/;

export async function showProfile(request: Request_, db: Reader): Promise<Reply> {
  const user = (await findUser(db, request.config.city, request.person.id))!;
  return profilePage(
    request,
    db,
    user,
    { display_name: user.display_name, phone: user.phone ?? '', email: user.email ?? '' },
    [],
  );
}

export async function saveProfile(request: Request_, trx: Writer): Promise<Reply> {
  const typed = readFields(request.form, ['display_name', 'phone', 'email', 'language', 'version']);
  const user = (await findUser(trx, request.config.city, request.person.id))!;
  const change = {
    display_name: typed.display_name.normalize('NFC').trim(),
    phone: typed.phone.trim() || null,
    email: typed.email.trim() || null,
  };
  if (change.email !== null && !EMAIL.test(change.email)) {
    const wrong = [{ field: 'email', message: request.t('settings.user.email-bad') }];
    return profilePage(request, trx, user, typed, wrong);
  }
  const saved = await changeUser(trx, actorOf(request), { ...user, version: Number(typed.version) }, change);
  if (!saved.ok) return profilePage(request, trx, user, typed, wordProblems(saved.problems, request.t));
  const locale = isLocale(typed.language) ? typed.language : request.locale;
  return redirect(paths.settings.to(), { locale, notice: translator(locale)('settings.saved') });
}

async function profilePage(
  request: Request_,
  db: Reader,
  user: UsersTable,
  typed: { readonly display_name: string; readonly phone: string; readonly email: string },
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t } = request;
  const languages = LOCALES.map((locale) => ({ value: locale, label: t(`frame.language.${locale}`) }));
  const data = {
    title: t('settings.title'),
    tabs: tabs(request, 'profile'),
    facts: [
      { name: t('settings.user.name'), value: user.name },
      { name: t('settings.user.role'), value: t(`frame.role.${user.role}`) },
      { name: t('settings.user.district'), value: await districtName(db, request, user.district) },
    ],
    hasPassword: user.password_hash !== null,
    fields: [
      field(
        { name: 'display_name', label: t('settings.user.display-name'), value: typed.display_name, maxLength: 64 },
        errors,
      ),
      field({ name: 'phone', label: t('settings.user.phone'), value: typed.phone, maxLength: 32 }, errors),
      field(
        {
          name: 'email',
          label: t('settings.user.email'),
          hint: t('settings.user.email-hint'),
          value: typed.email,
          maxLength: 200,
        },
        errors,
      ),
      field({
        name: 'language',
        label: t('settings.language'),
        value: request.locale,
        control: 'select',
        choices: languages,
      }),
    ],
    version: user.version,
    errors,
  };
  return page('settings/profile', data, { status: errors.length > 0 ? 422 : 200 });
}
