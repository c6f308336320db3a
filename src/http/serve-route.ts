import type { RequestHandler, Router } from 'express';
import { may } from '../catalogue/roles.ts';
import { shanghaiDay } from '../words/day.ts';
import { scopeOf } from '../db/scope.ts';
import { paths } from '../paths.ts';
import { cityWords } from '../services/projects/own-fields.ts';
import { translator, type Translate } from '../words/messages.ts';
import { apiSteps } from './api-steps.ts';
import { bodySteps } from './body.ts';
import { requireOwnForm } from './csrf.ts';
import { Refused } from './errors.ts';
import { figuresSteps } from './figures-step.ts';
import type { House } from './house.ts';
import { rateSteps } from './rate-limits.ts';
import type { Format, PublicRequest, Request_ } from './request.ts';
import { FORMATS } from './request.ts';
import type { Access, Route } from './route.ts';
import { sendReply } from './send-reply.ts';
import { forgetWaiting } from './waiting.ts';
import { isApi, visitOf, type Visit } from './visit.ts';

/** Puts one row of the table of addresses to work: may they ask, read the body, is the form ours, then the handler and its reply. */
export function serveRoute(router: Router, route: Route, house: House): void {
  const steps = [
    ...apiSteps(route),
    accessStep(route.access),
    ...changeSteps(route),
    ...figuresSteps(route, house),
    answerStep(route, house),
  ];
  const verb = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;
  for (const path of pathsOf(route)) router[verb[route.method]](path, ...steps);
}

/** A listing stands at its path and once more for each further format. */
export function pathsOf(route: Route): readonly string[] {
  return [route.path, ...(route.options.formats ?? []).map((format) => `${route.path}.${format}`)];
}

function changeSteps(route: Route): readonly RequestHandler[] {
  if (route.method === 'GET') return [];
  const ownForm: RequestHandler = (request, response, next) =>
    isApi(request) ? next() : requireOwnForm(request, response, next);
  return [...bodySteps(route.options), ownForm, ...rateSteps(route)];
}

function accessStep(access: Access): RequestHandler {
  return (request, response, next) => {
    if (access === 'public') return next();
    const { person } = visitOf(request);
    if (person) {
      if (access === 'signed-in' || may(person.role, access)) return next();
      throw new Refused(403, 'not-allowed');
    }
    if (isApi(request)) throw new Refused(401, 'sign-in-needed', { 'WWW-Authenticate': 'Bearer' });
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refused(401, 'sign-in-needed');
    response.set('Cache-Control', 'no-store').redirect(303, paths.signIn.to({ next: nextOf(request.originalUrl) }));
  };
}

/** The start page is where one arrives anyway. */
function nextOf(url: string): string | undefined {
  return url === '/' ? undefined : url;
}

function answerStep(route: Route, house: House): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(request);
    const url = new URL(request.originalUrl, 'http://own.invalid');
    const asked: PublicRequest = {
      id: visit.id,
      now: visit.now,
      locale: visit.locale,
      t: await wordsOf(visit, house),
      params: checkedParams(request.params),
      query: url.searchParams,
      form: visit.form,
      files: visit.files,
      json: visit.json,
      format: formatOf(route, url.pathname),
      header: (name) => request.get(name),
      config: house.config,
      person: visit.person,
    };
    const reply = await route.answer(route.access === 'public' ? asked : inProgramme(asked, visit), house.store);
    if (route.method !== 'GET') forgetWaiting(house);
    await sendReply(house, request, response, reply);
  };
}

/** Once the programme is known, its city's own fields have names too. */
async function wordsOf({ programme, locale }: Visit, { store }: House): Promise<Translate> {
  return programme === null ? translator(locale) : cityWords(store.read, programme, locale);
}

function inProgramme(asked: PublicRequest, { person, programme, now }: Visit): Request_ {
  if (!person || !programme) throw new Error('a signed-in request has a person and a programme');
  const asOf = programme.as_of ?? shanghaiDay(now);
  return { ...asked, person, programme, scope: scopeOf(programme, person), asOf };
}

function formatOf(route: Route, pathname: string): Format {
  const ending = FORMATS.find((format) => pathname.endsWith(`.${format}`));
  return ending !== undefined && route.options.formats?.some((format) => format === ending) ? ending : 'html';
}

/** What stands in a path is an id: letters, digits and a few signs. Anything else is no address of ours. */
function checkedParams(params: Readonly<Record<string, string | string[]>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'string' || !/^[\p{L}\p{N}_-][\p{L}\p{N}._~-]{0,127}$/u.test(value))
        throw new Refused(404, 'not-found');
      return [name, value];
    }),
  );
}
