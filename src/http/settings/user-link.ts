import type { Writer } from '../../db/reader.ts';
import type { UsersTable } from '../../db/tables/account-tables.ts';
import { findUser } from '../../db/users.ts';
import { NotFound } from '../../errors.ts';
import { paths } from '../../paths.ts';
import { makeSignInLink } from '../../services/accounts/sign-in.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** A fresh one-time link for somebody who lost theirs, or their password. */
export async function makeLink(request: Request_, trx: Writer): Promise<Reply> {
  readFields(request.form, []);
  const id = request.params.id!;
  const user = await findUser(trx, request.config.city, id);
  if (!user || user.disabled === 1) throw new NotFound('user', id);
  return linkPage(request, user, await makeSignInLink(trx, actorOf(request), user));
}

/** The only page that ever shows the link; nothing of it can be read again later. */
export function linkPage({ t, config }: Request_, user: UsersTable, secret: string): Reply {
  const path = paths.signInLink.to({ token: secret });
  return page('settings/user-link', {
    title: t('settings.link.title', { name: user.display_name }),
    crumbs: [
      { label: t('settings.title'), href: paths.settings.to() },
      { label: t('settings.tab.users'), href: paths.users.to() },
    ],
    name: user.display_name,
    link: config.publicUrl === null ? path : `${config.publicUrl}${path}`,
    bare: config.publicUrl === null,
  });
}
