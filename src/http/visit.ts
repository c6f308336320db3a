import type { IncomingMessage } from 'node:http';
import type { Person } from '../catalogue/roles.ts';
import type { ProgrammesTable } from '../db/tables/programme-tables.ts';
import type { Locale } from '../words/messages.ts';
import type { Form, UploadedFile } from './request.ts';

/** What the steps find out about a request on its way in. */
export interface Visit {
  readonly id: string;
  readonly now: Date;
  locale: Locale;
  person: Person | null;
  programme: ProgrammesTable | null;
  form: Form;
  files: readonly UploadedFile[];
  json: unknown;
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

/** A program asks under `/api/`, with a token and never with a cookie; problems answer it in JSON. */
export function isApi(request: { readonly path: string }): boolean {
  return request.path.startsWith('/api/');
}
