import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits, fit for an address: sign-in links, API tokens, the key of session cookies. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It is long and random, so a plain hash is enough. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
