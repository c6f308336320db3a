import type { Person } from '../catalogue/roles.ts';
import type { AuditEntry } from '../db/audit.ts';

/** Who changes something, when, and why: what every audit row begins with. */
export interface Actor {
  /** Without a role it is the program itself, or whoever runs it at the command line. */
  readonly person: Pick<Person, 'id' | 'displayName'> & { readonly role?: Person['role'] };
  readonly now: Date;
  readonly requestId?: string;
  readonly batch?: string;
  readonly reason?: string;
}

/** The program itself, where no person is behind a change (first start, command line). */
export function programActor(now: Date): Actor {
  return { person: { id: 'lantian', displayName: 'lantian' }, now };
}

/** The fields of an audit entry that say who, when and why. */
export function signature(
  actor: Actor,
): Pick<AuditEntry, 'at' | 'user_id' | 'user_name' | 'reason' | 'batch' | 'request_id'> {
  return {
    at: actor.now.toISOString(),
    user_id: actor.person.id,
    user_name: actor.person.displayName,
    reason: actor.reason ?? null,
    batch: actor.batch ?? null,
    request_id: actor.requestId ?? null,
  };
}
