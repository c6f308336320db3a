import type { IncomingMessage } from 'node:http';
import type { Person } from '../catalogue/roles.ts';
import type { Locale } from '../words/messages.ts';

/** What is found out about a request on its way in, before any route is known. */
export interface Visit {
  readonly id: string;
  readonly now: Date;
  locale: Locale;
  person: Person | null;
}

const visits = new WeakMap<IncomingMessage, Visit>();

export function beginVisit(request: IncomingMessage, visit: Visit): void {
  visits.set(request, visit);
}

export function visitOf(request: IncomingMessage): Visit {
  const visit = visits.get(request);
  if (!visit) throw new Error('a request reached this step without its first');
  return visit;
}
