import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../src/catalogue/roles.ts';
import { programOf, type Program } from '../api/program.ts';
import { tokenOf } from '../house.ts';
import type { Whose } from './parameters.ts';
import { PHONES, plantedCity, type PlantedCity } from './planted-city.ts';

/** May everywhere, in one's own district only, or nowhere. */
type Reach = '●' | 'own' | '–';

interface Person {
  readonly role: Role;
  readonly browser: Agent;
  readonly program: Program;
  readonly token: string;
}

interface Cell {
  readonly what: string;
  /** In the order of ROLES: admin, planner, district, manager, verifier, viewer, auditor. */
  readonly reach: readonly [Reach, Reach, Reach, Reach, Reach, Reach, Reach];
  readonly ask: (person: Person, city: PlantedCity, whose: Whose) => PromiseLike<{ readonly status: number }>;
}

const form = (person: Person, address: string, fields: Readonly<Record<string, string>> = {}) =>
  person.browser
    .post(address)
    .type('form')
    .send({ ...fields, _csrf: person.token });

const ORDER = { kind: 'dispatch', as_of: '2023-07-01', scenario: '', zone: '', project: '', query: '' };

/** Changes a listed project that the administrator has just entered. */
async function change({ program }: Person, city: PlantedCity, whose: Whose, fields: object) {
  const { category, type, district, zone } = city[whose];
  const admin = await programOf(city.at, 'admin');
  const listed = { name: '示例在册', category, type, district, zone, step: 'listed', finish: '2023-06-30' };
  const made = (await admin.post('/api/v1/projects', listed)).body as { readonly id: string };
  return program.put(`/api/v1/projects/${made.id}`, { ...made, ...fields }, { 'If-Match': '"1"' });
}

/** The planners' table of who may do what, a row a test. `●` and `own` must work, `own` and `–` must be refused elsewhere. */
const TABLE: readonly Cell[] = [
  {
    what: 'see projects',
    reach: ['●', '●', 'own', '●', '●', '●', '●'],
    ask: ({ browser }, city, whose) => browser.get(`/projects/${city[whose].id}`),
  },
  {
    what: 'create a project',
    reach: ['●', '●', 'own', '–', '–', '–', '–'],
    ask: ({ program }, city, whose) => {
      const { category, type, district, zone } = city[whose];
      return program.post('/api/v1/projects', { name: '示例新项目', category, type, district, zone });
    },
  },
  {
    what: 'delete a project',
    reach: ['●', '●', '–', '–', '–', '–', '–'],
    ask: async ({ program }, city, whose) => {
      const { category, type, district, zone } = city[whose];
      const admin = await programOf(city.at, 'admin');
      const made = await admin.post('/api/v1/projects', { name: '示例将删', category, type, district, zone });
      return program.delete(`/api/v1/projects/${(made.body as { id: string }).id}?reason=x`);
    },
  },
  {
    what: 'edit plan dates and quantities of a listed project; a district asks instead',
    reach: ['●', '●', '–', '–', '–', '–', '–'],
    ask: (person, city, whose) => change(person, city, whose, { finish: '2023-09-30' }),
  },
  {
    what: 'report progress and problems',
    reach: ['●', '●', 'own', '–', '–', '–', '–'],
    ask: (person, city, whose) => change(person, city, whose, { progress: 20, problem: '待供电' }),
  },
  {
    what: 'undo a batch',
    reach: ['●', '●', 'own', '–', '–', '–', '–'],
    ask: ({ browser }, city, whose) => browser.get(`/batches/${city.batches[whose]}/undo`),
  },
  {
    what: 'open the import',
    reach: ['●', '●', '●', '–', '–', '–', '–'],
    ask: ({ browser }) => browser.get('/imports'),
  },
  {
    what: 'run a scenario',
    reach: ['●', '●', '–', '●', '–', '●', '–'],
    ask: ({ program }, city) => program.post(`/api/v1/scenarios/${city.scenario}/run`),
  },
  {
    what: 'save a scenario',
    reach: ['●', '●', '–', '●', '–', '–', '–'],
    ask: ({ browser }) => browser.get('/scenarios/new'),
  },
  {
    what: 'change many projects at once',
    reach: ['●', '●', 'own', '–', '–', '–', '–'],
    ask: async (person, city, whose) => {
      const { id } = city[whose];
      const begun = await form(person, '/projects/bulk', { do: 'ticked', id });
      if (begun.status !== 303) return begun;
      const problem = `示例${person.role}${whose}`;
      const set = { reason: '统一填报', 'op.problem': 'set', 'to.problem': problem };
      const preview = await form(person, String(begun.headers['location']), set);
      if (preview.status === 303) await form(person, String(preview.headers['location']));
      const now = (await (await programOf(city.at, 'admin')).get(`/api/v1/projects/${id}`)).body as { problem: string };
      return { status: now.problem === problem ? 303 : 404 };
    },
  },
  {
    what: 'draft a sheet',
    reach: ['●', '●', 'own', '●', '–', '–', '–'],
    ask: (person, city, whose) => form(person, '/briefings/drafts', { ...ORDER, district: city[whose].district }),
  },
  {
    what: 'issue a sheet',
    reach: ['●', '–', '–', '●', '–', '–', '–'],
    ask: async ({ program }, city, whose) => {
      const planner = await programOf(city.at, 'planner');
      const drafted = await planner.post('/api/v1/sheets', { kind: 'dispatch', district: city[whose].district });
      const address = `/api/v1/sheets/${(drafted.body as { id: string }).id}`;
      await planner.post(`${address}/review`, undefined, { 'If-Match': '"1"' });
      const { status } = await program.post(`${address}/issue?confirm=numbers`, undefined, { 'If-Match': '"2"' });
      // Whoever may is told that the city lacks inputs for its totals; whoever may not does not get so far.
      return { status: status === 409 ? 303 : status };
    },
  },
  {
    what: 'keep accounts',
    reach: ['●', '–', '–', '–', '–', '–', '–'],
    ask: ({ browser }) => browser.get('/settings/users'),
  },
  {
    what: 'change settings',
    reach: ['●', '–', '–', '–', '–', '–', '–'],
    ask: (person) => form(person, '/settings/as-of', { as_of: '' }),
  },
  {
    what: 'open the audit trail',
    reach: ['●', '●', '●', '–', '●', '–', '●'],
    ask: ({ browser }) => browser.get('/audit'),
  },
];

describe('who may do what', () => {
  let city: PlantedCity;
  const people = new Map<Role, Person>();

  beforeAll(async () => {
    city = await plantedCity();
    for (const role of ROLES) {
      const browser = await city.at.visitor(role);
      people.set(role, { role, browser, program: await programOf(city.at, role), token: await tokenOf(browser) });
    }
  });
  afterAll(() => city.at.remove());

  it.each(TABLE.map((cell) => [cell.what, cell] as const))('%s', async (_, { reach, ask }) => {
    for (const [at, role] of ROLES.entries()) {
      const person = people.get(role)!;
      for (const whose of ['own', 'foreign'] as const) {
        const { status } = await ask(person, city, whose);
        const allowed = reach[at] === '●' || (reach[at] === 'own' && whose === 'own');
        const said = `${role}, ${whose}: ${String(status)}`;
        if (allowed) expect(said).toMatch(/: (2\d\d|303)$/);
        else expect(said).toMatch(/: (403|404|422)$/);
      }
    }
  });

  it('contacts are shown to everybody but viewers', async () => {
    for (const role of ROLES) {
      const { text } = await people.get(role)!.browser.get(`/projects/${city.own.id}`).expect(200);
      expect([role, text.includes(PHONES[0])]).toEqual([role, role !== 'viewer']);
    }
  });

  it('of the trail planners and verifiers see their own deeds, a district its district, administrator and auditor all', async () => {
    const total = async (role: Role, query = '') => {
      const { body } = await people.get(role)!.program.get(`/api/v1/audit?${query}`).expect(200);
      return body as { total: number; rows: { user_name: string; district: string | null }[] };
    };
    const all = await total('admin', 'per=100');
    expect((await total('auditor', 'per=100')).total).toBe(all.total);
    for (const role of ['planner', 'verifier'] as const)
      expect((await total(role)).rows.every(({ user_name }) => user_name === role)).toBe(true);
    const own = await total('district');
    expect(own.total).toBeGreaterThan(0);
    expect(new Set(own.rows.map(({ district }) => district))).toEqual(new Set(['370211']));
  });

  it('a city may take the planner’s work from its administrators, at once and by every door, and give it back', async () => {
    const admin = people.get('admin')!;
    const duties = (separate: string) => form(admin, '/settings/duties', { separate });
    expect((await form(people.get('planner')!, '/settings/duties', { separate: '1' })).status).toBe(403);
    const works = async () => ({
      edit: (await change(admin, city, 'own', { progress: 20 })).status,
      page: (await admin.browser.get(`/projects/${city.own.id}/edit`)).status,
      scenario: (await admin.program.post(`/api/v1/scenarios/${city.scenario}/run`)).status,
      reads: (await admin.browser.get(`/projects/${city.own.id}`)).status,
      trail: (await admin.browser.get('/audit')).status,
      accounts: (await admin.browser.get('/settings/users')).status,
    });
    const all = { edit: 200, page: 200, scenario: 200, reads: 200, trail: 200, accounts: 200 };
    expect(await works()).toEqual(all);
    expect((await duties('1')).status).toBe(303);
    expect(await works()).toEqual({ ...all, edit: 403, page: 403, scenario: 403 });
    expect((await admin.browser.get('/audit?entity=setting')).text).toMatch(/职责分离[\s\S]*启用/);
    expect((await duties('')).status).toBe(303);
    expect(await works()).toEqual(all);
  });
});
