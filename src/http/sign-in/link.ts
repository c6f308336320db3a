import type { Reader, Writer } from '../../db/reader.ts';
import { findSignInLink } from '../../db/sign-in-links.ts';
import { findUser, updateUser } from '../../db/users.ts';
import { paths } from '../../paths.ts';
import { hashOfSecret } from '../../services/accounts/secret.ts';
import { signInByLink } from '../../services/accounts/sign-in.ts';
import { readFields } from '../form.ts';
import { page, redirect, type Reply } from '../reply.ts';
import type { PublicRequest } from '../request.ts';
import { auditEntry } from './password.ts';

/** Looking at a link does not use it up: mail programs look at every address they pass on. */
export async function showLink(request: PublicRequest, db: Reader): Promise<Reply> {
  const { config, now, params, t } = request;
  const link = await findSignInLink(db, config.city, hashOfSecret(params.token!), now.toISOString());
  const user = link && (await findUser(db, config.city, link.user_id));
  if (user?.disabled !== 0) return linkIsVoid(request);
  return page('sign-in/link', { title: t('sign-in.link-title'), name: user.display_name, token: params.token });
}

/** Uses the link up. A password set before is void from here on, for whoever needs a link has lost it. */
export async function enterByLink(request: PublicRequest, trx: Writer): Promise<Reply> {
  readFields(request.form, []);
  const { config, now, params } = request;
  const person = await signInByLink(trx, config.city, params.token!, now);
  if (!person) return linkIsVoid(request);
  const user = await findUser(trx, config.city, person.id);
  await updateUser(trx, user!, { password_hash: null });
  await auditEntry(trx, request, person, 'sign-in-by-link');
  return redirect(paths.password.to(), { session: { begin: person.id } });
}

function linkIsVoid({ t }: PublicRequest): Reply {
  return page('sign-in/void-link', { title: t('sign-in.void-title') }, { status: 404 });
}
