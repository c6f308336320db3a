import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { may, ROLES, type Role } from '../../../src/catalogue/roles.ts';
import { allRoutes } from '../../../src/http/places.ts';
import type { Route } from '../../../src/http/route.ts';
import { openHouse, type TestHouse } from '../house.ts';

const guarded = allRoutes().filter(({ access }) => access !== 'public');
const name = (route: Route) => `${route.method} ${route.path}`;
const addressOf = (route: Route) => route.path.replace(/:\w+/g, 'none');
const isApi = (route: Route) => route.path.startsWith('/api/');

describe('every route of the table', () => {
  let house: TestHouse;
  const people = new Map<Role, Agent>();
  let stranger: Agent;

  beforeAll(async () => {
    house = await openHouse();
    stranger = await house.visitor();
    for (const role of ROLES) people.set(role, await house.visitor(role));
  });

  afterAll(() => house.remove());

  test('stands there once', () => {
    const all = allRoutes().map(name);
    expect(new Set(all).size).toBe(all.length);
  });

  test('that is open to anybody is one of the few known ones', () => {
    const open = allRoutes()
      .filter(({ access }) => access === 'public')
      .map(name);
    expect(open).toEqual([
      'GET /api/v1/openapi.json',
      'GET /sign-in',
      'POST /sign-in',
      'GET /sign-in/link/:token',
      'POST /sign-in/link/:token',
      'POST /sign-out',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
    ]);
  });

  test.each([
    ['/', '今日'],
    ['/projects', '项目'],
    ['/progress', '项目'],
    ['/reviews/doubles', '项目'],
    ['/targets/statistics', '目标'],
    ['/workbooks', '目标'],
    ['/scenarios/compare', '情景'],
  ])('%s marks one word of the rail: %s', async (path, word) => {
    const { text } = await people.get('planner')!.get(path).expect(200);
    const rail = /<nav class="rail"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '';
    expect([...rail.matchAll(/aria-current="page">([^<]+)</g)].map(([, label]) => label)).toEqual([word]);
  });

  test.each(guarded.map((route) => [name(route), route] as const))('%s does not serve strangers', async (_, route) => {
    const answer = await stranger[verb(route)](addressOf(route));
    const refused = isApi(route) || route.method !== 'GET' ? 401 : 303;
    expect(answer.status).toBe(refused);
  });

  const rows = guarded.filter((route) => !isApi(route));
  test.each(rows.map((route) => [name(route), route] as const))(
    '%s serves the roles that hold its action and no other',
    async (_, route) => {
      for (const [role, agent] of people) {
        const answer = await agent[verb(route)](addressOf(route));
        const allowed = route.access === 'signed-in' || (route.access !== 'public' && may(role, route.access));
        const said = `${role}: ${String(answer.status)}`;
        if (!allowed) expect(said).toBe(`${role}: 403`);
        // Whoever may, but comes without the form's token, is told that the page is out of date.
        else if (route.method !== 'GET') expect(answer.text).toMatch(/页面已过期|application\/problem/);
        else expect(said).toMatch(/: (2\d\d|303|404)$/);
      }
    },
  );
});

function verb(route: Route): 'get' | 'post' | 'put' | 'delete' {
  return ({ GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const)[route.method];
}
