import type { Request } from 'express';
import { shanghaiDay } from '../words/day.ts';
import { translator } from '../words/messages.ts';
import { csrfToken } from './csrf.ts';
import { frameOf } from './frame.ts';
import type { House } from './house.ts';
import type { Waiting } from '../services/notices/what-waits.ts';
import type { PageData } from './reply.ts';
import { visitOf } from './visit.ts';

/** A view inside the frame. */
export function renderPage(
  house: House,
  request: Request,
  view: string,
  data: PageData,
  waiting: Waiting | null = null,
): string {
  const visit = visitOf(request);
  const t = translator(visit.locale);
  const surroundings = { t, locale: visit.locale, csrf: () => csrfToken(request) };
  const body = house.views.render(view, data, surroundings);
  const frame = frameOf(
    {
      places: house.places,
      t,
      locale: visit.locale,
      person: visit.person,
      programme: visit.programme,
      asOf: visit.programme?.as_of ?? shanghaiDay(visit.now),
      url: new URL(request.originalUrl, 'http://own.invalid'),
      notice: takeNotice(request),
      version: house.version,
      waiting,
    },
    data,
  );
  return house.views.renderLayout(body, frame, surroundings);
}

/** A sentence left by the reply before is shown once. Before the session step there is no session to look in. */
function takeNotice(request: Request): string | null {
  const session = request.session as Request['session'] | undefined;
  const notice = session?.notice;
  if (notice === undefined) return null;
  delete request.session.notice;
  return notice;
}
