import type { Reader, Writer } from '../../db/reader.ts';
import { findUser } from '../../db/users.ts';
import { paths } from '../../paths.ts';
import { passwordFault } from '../../services/accounts/password-fault.ts';
import { hashPassword, passwordFits } from '../../services/accounts/password.ts';
import { setPassword } from '../../services/accounts/sign-in.ts';
import { actorOf } from '../actor.ts';
import { Refused } from '../errors.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

type Choice =
  | { readonly errors: readonly FieldProblem[]; readonly asksCurrent: boolean }
  | { readonly hash: string; readonly asksCurrent: boolean };

export async function showPassword(request: Request_, db: Reader): Promise<Reply> {
  return passwordPage(request, await hasPassword(request, db), []);
}

/** Hashing takes long, so it is done before the transaction. */
export async function checkNewPassword(request: Request_, db: Reader): Promise<Choice> {
  const { current, password, again } = readFields(request.form, ['current', 'password', 'again']);
  const user = (await findUser(db, request.config.city, request.person.id))!;
  const errors: FieldProblem[] = [];
  const refuse = (name: string, key: string) => errors.push({ field: name, message: request.t(`settings.${key}`) });
  const asksCurrent = user.password_hash !== null;
  if (asksCurrent && !(await passwordFits(user.password_hash, current))) refuse('current', 'password.current-wrong');
  const fault = passwordFault(password, user.name);
  if (fault !== null) refuse('password', `password.${fault}`);
  else if (password.normalize('NFKC') !== again.normalize('NFKC')) refuse('again', 'password.differs');
  return errors.length > 0 ? { errors, asksCurrent } : { hash: await hashPassword(password), asksCurrent };
}

/** Every session of the person ends with the old password; this one begins anew. */
export async function takeNewPassword(request: Request_, trx: Writer, choice: Choice): Promise<Reply> {
  if ('errors' in choice) return passwordPage(request, choice.asksCurrent, choice.errors);
  const { person, config, t } = request;
  const saved = await setPassword(trx, actorOf(request), { city: config.city, id: person.id }, choice.hash);
  if (!saved) throw new Refused(409, 'account changed meanwhile');
  // Who set a first password came to work, not to the settings.
  return redirect(choice.asksCurrent ? paths.settings.to() : paths.today.to(), {
    session: { begin: person.id },
    notice: t('settings.password.saved'),
  });
}

async function hasPassword({ config, person }: Request_, db: Reader): Promise<boolean> {
  return (await findUser(db, config.city, person.id))?.password_hash != null;
}

function passwordPage({ t }: Request_, asksCurrent: boolean, errors: readonly FieldProblem[]): Reply {
  const secret = (name: string, label: string, autocomplete: string, hint?: string) =>
    field({ name, label, value: '', control: 'password', autocomplete, maxLength: 256, ...(hint && { hint }) }, errors);
  const data = {
    title: t(asksCurrent ? 'settings.password.change' : 'settings.password.set'),
    crumbs: [{ label: t('settings.title'), href: paths.settings.to() }],
    first: !asksCurrent,
    fields: [
      ...(asksCurrent ? [secret('current', t('settings.password.current'), 'current-password')] : []),
      secret('password', t('settings.password.new'), 'new-password', t('settings.password.hint')),
      secret('again', t('settings.password.again'), 'new-password'),
    ],
    errors,
  };
  const wrongSecret = errors.some((error) => error.field === 'current');
  return page('settings/password', data, { status: wrongSecret ? 403 : errors.length > 0 ? 422 : 200 });
}
