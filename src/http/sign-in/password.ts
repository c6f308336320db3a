import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from '../../catalogue/roles.ts';
import { writeAudit } from '../../db/audit.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { ownLink, paths } from '../../paths.ts';
import { signature } from '../../services/actor.ts';
import { signInByPassword } from '../../services/accounts/sign-in.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { PublicRequest } from '../request.ts';

/** A wrong answer takes its time, the same for known and unknown names. */
const WRONG_ANSWER_MS = 500;

interface Attempt {
  readonly name: string;
  readonly next: string;
  readonly person: Person | null;
}

export function showSignIn(request: PublicRequest): Reply {
  const next = ownLink(request.query.get('next') ?? '');
  if (request.person) return redirect(next ?? paths.today.to());
  return signInPage(request, { name: '', next: next ?? '' }, []);
}

/** Tests the password before any transaction begins. */
export async function checkPassword(request: PublicRequest, db: Reader): Promise<Attempt> {
  const { name, password, next } = readFields(request.form, ['name', 'password', 'next']);
  const person = await signInByPassword(db, request.config.city, name, password);
  if (!person) await pause(WRONG_ANSWER_MS);
  return { name, next, person };
}

export async function enterByPassword(request: PublicRequest, trx: Writer, attempt: Attempt): Promise<Reply> {
  const { person } = attempt;
  if (!person) {
    const errors = [{ field: 'name', message: request.t('sign-in.wrong') }];
    return signInPage(request, attempt, errors);
  }
  await auditEntry(trx, request, person, 'sign-in');
  return redirect(ownLink(attempt.next) ?? paths.today.to(), { session: { begin: person.id } });
}

export async function auditEntry(trx: Writer, request: PublicRequest, person: Person, action: string): Promise<void> {
  const by = signature({ person, now: request.now, requestId: request.id });
  await writeAudit(trx, [
    { ...by, city: request.config.city, action, entity: 'user', entity_id: person.id, changes: [] },
  ]);
}

function signInPage(
  { t }: PublicRequest,
  typed: { readonly name: string; readonly next: string },
  errors: readonly FieldProblem[],
): Reply {
  const fields = [
    field(
      { name: 'name', label: t('sign-in.name'), value: typed.name, autocomplete: 'username', maxLength: 64 },
      errors,
    ),
    field({
      name: 'password',
      label: t('sign-in.password'),
      value: '',
      control: 'password',
      autocomplete: 'current-password',
      maxLength: 256,
    }),
  ];
  const status = errors.length > 0 ? 401 : 200;
  return page('sign-in/sign-in', { title: t('sign-in.title'), fields, next: typed.next, errors }, { status });
}
