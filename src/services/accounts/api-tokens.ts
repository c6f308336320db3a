import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import type { Writer } from '../../db/reader.ts';
import type { UsersTable } from '../../db/tables/account-tables.ts';
import { insertToken, putTokenHash, revokeToken as markRevoked } from '../../db/tokens.ts';
import { NotFound } from '../../errors.ts';
import { signature, type Actor } from '../actor.ts';
import { hashOfSecret, newSecret } from './secret.ts';

/** Creates a token that speaks for a user. The secret is returned once and kept nowhere. */
export async function createToken(
  trx: Writer,
  actor: Actor,
  user: Pick<UsersTable, 'city' | 'id'>,
  name: string,
): Promise<{ readonly id: string; readonly secret: string }> {
  const secret = newSecret();
  const id = `T${String(await takeNumbers(trx, user.city, 'token'))}`;
  await insertToken(trx, {
    city: user.city,
    id,
    name: name.normalize('NFC').trim(),
    user_id: user.id,
    token_hash: hashOfSecret(secret),
    created: actor.now.toISOString(),
    last_used: null,
    revoked: null,
  });
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: user.city,
      action: 'create',
      entity: 'token',
      entity_id: id,
      changes: [{ field: 'user', from: null, to: user.id }],
    },
  ]);
  return { id, secret };
}

/** A new secret for a token whose first one was lost on its way to whoever made it; the old one opens nothing any more. */
export async function renewSecret(trx: Writer, actor: Actor, city: string, id: string): Promise<string> {
  const secret = newSecret();
  if (!(await putTokenHash(trx, city, id, hashOfSecret(secret)))) throw new NotFound('token', id);
  const changes = [{ field: 'secret', from: null, to: null }];
  await writeAudit(trx, [{ ...signature(actor), city, action: 'update', entity: 'token', entity_id: id, changes }]);
  return secret;
}

/** Revokes a token for good, effective at once. */
export async function revokeToken(trx: Writer, actor: Actor, city: string, id: string): Promise<void> {
  if (!(await markRevoked(trx, city, id, actor.now.toISOString()))) throw new NotFound('token', id);
  await writeAudit(trx, [{ ...signature(actor), city, action: 'revoke', entity: 'token', entity_id: id, changes: [] }]);
}
