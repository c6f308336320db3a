import type { Request, Response } from 'express';
import { paths } from '../paths.ts';
import { hasMessage, translator } from '../words/messages.ts';
import { Refused } from './errors.ts';
import type { House } from './house.ts';
import { renderPage } from './render-page.ts';
import type { ProblemReply } from './reply.ts';
import { isApi, visitOf } from './visit.ts';

/** Statuses that have words of their own (`errors.<status>.title` and `.what`); others take those of their class. */
const WORDED = [400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428, 429, 500, 503, 507];

/** Refusals with words beside those of their status. */
const KINDS: Readonly<Record<string, string>> = { 'stale-form': 'stale', merged: 'merged' };

/** A refusal: a page that says what happened and what to do, or problem+json for a program. Never a stack. */
export function sendProblem(
  house: House,
  request: Request,
  response: Response,
  refused: Refused,
  { errors, about }: Pick<ProblemReply, 'errors' | 'about'> = { errors: [], about: {} },
): void {
  const { id, locale } = visitOf(request);
  const t = translator(locale);
  const worded = WORDED.includes(refused.status) ? refused.status : refused.status < 500 ? 400 : 500;
  const kind = KINDS[refused.message] ?? String(worded);
  // Some refusals tell a program something else than a person at a page.
  const words = isApi(request) && hasMessage(`errors.api.${kind}.what`) ? `errors.api.${kind}` : `errors.${kind}`;
  const title = t(`errors.${kind}.title`);
  const detail = t(`${words}.what`, refused.about);
  response.status(refused.status).set({ 'Cache-Control': 'no-store', ...refused.headers });
  if (isApi(request) || request.path.endsWith('.json')) {
    const body = {
      type: 'about:blank',
      title,
      status: refused.status,
      detail,
      request: id,
      errors,
      ...refused.about,
      ...about,
    };
    response.set('Content-Language', locale).type('application/problem+json').send(JSON.stringify(body));
    return;
  }
  const signIn = refused.status === 401;
  const into = refused.about['merged_into'];
  const lead = into === undefined ? null : { href: paths.project.to({ id: into }), label: into };
  response.type('html').send(renderPage(house, request, 'errors/problem', { title, detail, id, errors, signIn, lead }));
}
