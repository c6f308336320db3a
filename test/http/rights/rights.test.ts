import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may, ROLES, type Role } from '../../../src/catalogue/roles.ts';
import { allRoutes } from '../../../src/http/places.ts';
import type { Route } from '../../../src/http/route.ts';
import { pathsOf } from '../../../src/http/serve-route.ts';
import { isApi } from '../../../src/http/visit.ts';
import { programOf, type Program } from '../api/program.ts';
import { tokenOf } from '../house.ts';
import { OPEN, RIGHTS } from './expectations.ts';
import { addressOf, BODIES, isOfDistrict, LEADS_ON, NONE, type Whose } from './parameters.ts';
import { FOREIGN_WORD, plantedCity, type PlantedCity } from './planted-city.ts';

const name = ({ method, path }: Route) => `${method} ${path}`;
const guarded = allRoutes().filter((route) => !OPEN.includes(name(route)));

describe('the table of rights', () => {
  it.each(guarded.map((route) => [name(route), route] as const))('has a rule for %s, and it holds', (_, route) => {
    const roles = RIGHTS.get(name(route));
    if (roles === undefined)
      throw new Error(`say in test/http/rights/expectations.ts which roles may open ${name(route)}`);
    const { access } = route;
    const allowed = ROLES.filter((role) => access === 'signed-in' || (access !== 'public' && may(role, access)));
    expect(allowed).toEqual(ROLES.filter((role) => roles.includes(role)));
  });
});

describe('what belongs to another district', () => {
  let city: PlantedCity;
  let person: Agent;
  let program: Program;
  let token: string;

  beforeAll(async () => {
    city = await plantedCity();
    person = await city.at.visitor('district');
    program = await programOf(city.at, 'district');
    token = await tokenOf(person);
  });
  afterAll(() => city.at.remove());

  const ask = (route: Route, path: string, whose: Whose) => {
    const address = addressOf(path, city, whose);
    if (isApi(route)) return program.ask(route.method, address, {}, { 'If-Match': '"1"' });
    if (route.method === 'GET') return person.get(address);
    return person
      .post(address)
      .type('form')
      .send({ ...BODIES[name(route)], _csrf: token });
  };
  const doors = guarded.filter(isOfDistrict).flatMap((route) => pathsOf(route).map((path) => [route, path] as const));

  it.each(doors.map(([route, path]) => [`${route.method} ${path}`, route, path] as const))(
    'is not found at %s',
    async (_, route, path) => {
      const answer = await ask(route, path, 'foreign');
      const role: Role = 'district';
      expect(answer.status).toBe(RIGHTS.get(name(route))?.includes(role) === true ? 404 : 403);
      expect(answer.text).not.toContain(FOREIGN_WORD);
    },
  );

  it.each(doors.filter(([{ method }]) => method === 'GET').map(([route, path]) => [path, route] as const))(
    'is the only one not found at %s',
    async (path, route) => {
      if (RIGHTS.get(name(route))?.includes('district') !== true) return;
      const planted = !addressOf(path, city, 'own').endsWith(`/${NONE}`);
      expect((await ask(route, path, 'own')).status).toBe(planted ? (LEADS_ON.has(path) ? 303 : 200) : 404);
    },
  );

  it.each(['/projects/estimate?id='])('is not found at %s either', async (door) => {
    const answer = await person.post(`${door}${city.foreign.id}`).type('form').send({ _csrf: token });
    expect(answer.status).toBe(404);
  });
});
