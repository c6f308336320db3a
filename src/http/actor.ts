import type { Actor } from '../services/actor.ts';
import type { Request_ } from './request.ts';

/** Who changes something, for the audit row. */
export function actorOf(request: Request_, reason?: string): Actor {
  const actor = { person: request.person, now: request.now, requestId: request.id };
  return reason === undefined ? actor : { ...actor, reason };
}
