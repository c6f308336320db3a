import type { Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { readFields } from '../form.ts';
import { redirect, type Reply } from '../reply.ts';
import type { PublicRequest } from '../request.ts';
import { auditEntry } from './password.ts';

/** Ends the session; somebody whose session has run out already simply arrives at the sign-in page. */
export async function signOut(request: PublicRequest, trx: Writer): Promise<Reply> {
  readFields(request.form, []);
  if (request.person) await auditEntry(trx, request, request.person, 'sign-out');
  return redirect(paths.signIn.to(), { session: { end: true } });
}
