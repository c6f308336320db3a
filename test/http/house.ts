import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest, { type Agent } from 'supertest';
import { createApp } from '../../src/app.ts';
import type { Role } from '../../src/catalogue/roles.ts';
import { readConfig, type Environment } from '../../src/config.ts';
import { openStore } from '../../src/db/open.ts';
import type { Store } from '../../src/db/store.ts';
import type { House } from '../../src/http/house.ts';
import { createLog } from '../../src/http/logging.ts';
import type { Place } from '../../src/http/place.ts';
import { places } from '../../src/http/places.ts';
import { createViewEngine } from '../../src/http/view-engine.ts';
import { programActor } from '../../src/services/actor.ts';
import { createUser } from '../../src/services/accounts/create-user.ts';
import { hashPassword } from '../../src/services/accounts/password.ts';
import { prepareCity } from '../../src/services/prepare-city.ts';
import { prepareDatabase } from '../db/prepared-database.ts';

export const PASSWORD = '海风吹过胶州湾';
const passwordHash = hashPassword(PASSWORD);

/** Two districts, enough to be inside one and outside the other. */
const DISTRICTS = [
  ['370211', '黄岛区'],
  ['370282', '即墨区'],
] as const;

export interface TestHouse {
  readonly house: House;
  readonly store: Store;
  /** Somebody at a browser of their own, signed in when a role is named. */
  readonly visitor: (role?: Role) => Promise<Agent>;
  readonly remove: () => Promise<void>;
}

export interface HouseOptions {
  readonly places?: readonly Place[];
  readonly environment?: Environment;
  readonly clock?: () => Date;
}

/** The application over a real SQLite file, with one account per role; the account's name is its role. */
export async function openHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-'));
  const environment = { LANTIAN_DATA: folder, LOG_LEVEL: 'silent', LANTIAN_SAMPLE: 'none', ...options.environment };
  const reading = readConfig(environment);
  if (!reading.ok) throw new Error(reading.sentence);
  const { config } = reading;
  const clock = options.clock ?? (() => new Date());
  await prepareDatabase(config);
  const store = await openStore(config.database);
  const { sessionSecret } = await prepareCity(store, config, clock());
  await addPeople(store, config.city, clock());
  const house: House = {
    config,
    store,
    views: await createViewEngine(),
    log: createLog(config.logLevel),
    places: options.places ?? places,
    clock,
    sessionSecret,
    version: 'test',
  };
  const app = createApp(house);
  const visitor = async (role?: Role) => {
    const agent = supertest.agent(app);
    if (role !== undefined) await signIn(agent, role);
    return agent;
  };
  const remove = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { house, store, visitor, remove };
}

async function addPeople(store: Store, city: string, now: Date): Promise<void> {
  const hash = await passwordHash;
  await store.write(async (trx) => {
    for (const [sort, [code, name]] of DISTRICTS.entries())
      await trx
        .insertInto('districts')
        .values({ city, code, name, short_name: name.slice(0, 2), zone: null, lon: null, lat: null, sort })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    for (const role of ['planner', 'district', 'manager', 'verifier', 'viewer', 'auditor'] as const)
      await createUser(trx, programActor(now), city, {
        name: role,
        displayName: null,
        role,
        district: role === 'district' ? DISTRICTS[0][0] : null,
        phone: null,
        passwordHash: hash,
      });
    await trx.updateTable('users').set({ password_hash: hash }).where('name', '=', 'admin').execute();
  });
}

/** Signs in through the form, as a browser does. */
export async function signIn(agent: Agent, name: string, password = PASSWORD) {
  const token = csrfOf((await agent.get('/sign-in')).text);
  return agent.post('/sign-in').type('form').send({ name, password, next: '', _csrf: token });
}

/** The token of the first form on a page. */
export function csrfOf(html: string): string {
  return /name="_csrf" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
}

/** The token of a signed-in person's session, which is on every page. */
export async function tokenOf(agent: Agent): Promise<string> {
  return csrfOf((await agent.get('/help')).text);
}

/** Posts a form as a person would who has the page open. */
export async function post(agent: Agent, path: string, fields: Readonly<Record<string, string>> = {}) {
  return agent
    .post(path)
    .type('form')
    .send({ ...fields, _csrf: await tokenOf(agent) });
}
