import express, { type Express } from 'express';
import { assets } from './http/assets.ts';
import { beginning } from './http/begin-visit.ts';
import { catchErrors } from './http/catch-errors.ts';
import { Refused } from './http/errors.ts';
import { underTls, type House } from './http/house.ts';
import { identifying } from './http/identify.ts';
import { requestLog } from './http/logging.ts';
import { securityHeaders } from './http/security.ts';
import { pathsOf, serveRoute } from './http/serve-route.ts';
import { sessions } from './http/session.ts';

/** The ordered list of what a request passes through. */
export function createApp(house: House): Express {
  const app = express();
  app.disable('x-powered-by');
  // Were an error page itself to fail, express would show the stack unless it thinks it is in production.
  app.set('env', 'production');
  app.set('query parser', false);
  app.set('etag', false);
  app.set('trust proxy', underTls(house.config) ? 'loopback, linklocal, uniquelocal' : false);

  app.use(beginning(house.clock));
  app.use(requestLog(house.log));
  app.use(securityHeaders(underTls(house.config)));
  app.use(assets(house.views));
  const routes = house.places.flatMap((place) => place.routes);
  for (const route of routes.filter(({ path }) => PROBES.has(path))) serveRoute(app, route, house);
  app.use(sessions(house));
  app.use(identifying(house));
  for (const route of routes) serveRoute(app, route, house);
  refuseOtherMethods(app, house);
  app.use(() => {
    throw new Refused(404, 'not-found');
  });
  app.use(catchErrors(house));
  return app;
}

/** Asked by machines every few seconds: answered before any session is looked for. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

function refuseOtherMethods(app: Express, house: House): void {
  const methods = new Map<string, Set<string>>();
  for (const route of house.places.flatMap((place) => place.routes))
    for (const path of pathsOf(route)) methods.set(path, (methods.get(path) ?? new Set()).add(route.method));
  for (const [path, allowed] of methods)
    app.all(path, () => {
      throw new Refused(405, 'method', { Allow: [...allowed].join(', ') });
    });
}
