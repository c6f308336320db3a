import { createHash } from 'node:crypto';
import { Store as SessionStore, type SessionData } from 'express-session';
import { deleteSession, findSession, saveSession, touchSession } from '../db/sessions.ts';
import type { Store } from '../db/store.ts';

const MINUTE = 60_000;

type Done = (error?: unknown) => void;

/** express-session's store over our table: ids hashed at rest, an idle session is gone, a used one is touched once a minute. */
export class KeptSessions extends SessionStore {
  constructor(
    private readonly store: Store,
    private readonly city: string,
    private readonly clock: () => Date,
    private readonly idleMinutes: number,
  ) {
    super();
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    findSession(this.store.read, this.city, hashOf(id), this.clock().toISOString()).then(
      (row) => callback(null, row ? { ...(JSON.parse(row.data) as SessionData), kept: row.expires } : null),
      callback,
    );
  }

  override set(id: string, session: SessionData, callback: Done = ignore): void {
    const row = {
      city: this.city,
      id_hash: hashOf(id),
      user_id: session.userId ?? null,
      data: JSON.stringify(session),
      expires: this.expiry(),
    };
    this.store.write((trx) => saveSession(trx, row)).then(() => callback(), callback);
  }

  override destroy(id: string, callback: Done = ignore): void {
    this.store.write((trx) => deleteSession(trx, this.city, hashOf(id))).then(() => callback(), callback);
  }

  /** Nobody waits for a touch: a page must not hang because somebody else is writing. */
  override touch(id: string, session: SessionData, callback: Done = ignore): void {
    callback();
    const expires = this.expiry();
    if (session.kept !== undefined && Date.parse(expires) - Date.parse(session.kept) < MINUTE) return;
    this.store.write((trx) => touchSession(trx, this.city, hashOf(id), expires)).catch(ignore);
  }

  private expiry(): string {
    return new Date(this.clock().getTime() + this.idleMinutes * MINUTE).toISOString();
  }
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

function ignore(): void {
  // No callback given, or a touch that came too late: the next one will do.
}
