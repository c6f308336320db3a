import supertest, { type Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/catalogue/roles.ts';
import { readWorkbook } from '../../../src/exchange/read-workbook.ts';
import { allRoutes } from '../../../src/http/places.ts';
import type { Route } from '../../../src/http/route.ts';
import { pathsOf } from '../../../src/http/serve-route.ts';
import { isApi } from '../../../src/http/visit.ts';
import { KINDS } from '../../../src/services/briefing/kinds.ts';
import { unzip } from '../../briefings/word-file.ts';
import { programOf, type Program } from '../api/program.ts';
import { OPEN, RIGHTS } from './expectations.ts';
import { addressOf, LEADS_ON, NONE } from './parameters.ts';
import { FOREIGN_WORD, PHONES, plantedCity, type PlantedCity } from './planted-city.ts';

/** Printing one starts a browser; its words are those of the sheet in HTML. */
const UNREAD = new Set(KINDS.map((kind) => `/briefings/${kind}.pdf`));
/** What an address must name to answer at all. */
const NEEDED: Readonly<Record<string, string>> = {
  '/briefings/bulletin': 'run=R0002',
  '/briefings/bulletin.html': 'run=R0002',
  '/briefings/bulletin.xlsx': 'run=R0002',
  '/briefings/bulletin.docx': 'run=R0002',
  '/briefings/special': 'run=R0002',
  '/briefings/special.html': 'run=R0002',
  '/briefings/special.xlsx': 'run=R0002',
  '/briefings/special.docx': 'run=R0002',
  '/briefings/dispatch': 'run=R0002&query=match%3Dall',
  '/briefings/dispatch.html': 'run=R0002&query=match%3Dall',
  '/briefings/dispatch.xlsx': 'run=R0002&query=match%3Dall',
  '/briefings/progress': 'run=R0002',
  '/briefings/progress.html': 'run=R0002',
  '/briefings/progress.xlsx': 'run=R0002',
  '/briefings/progress.docx': 'run=R0002',
  '/briefings/targets': 'run=R0002',
  '/briefings/targets.html': 'run=R0002',
  '/briefings/targets.xlsx': 'run=R0002',
  '/briefings/targets.docx': 'run=R0002',
  '/briefings/card': 'run=R0002',
  '/briefings/card.html': 'run=R0002',
  '/briefings/card.xlsx': 'run=R0002',
  '/briefings/card.docx': 'run=R0002',
  '/briefings/supervision': 'run=R0002&query=match%3Dall',
  '/briefings/supervision.html': 'run=R0002&query=match%3Dall',
  '/briefings/supervision.xlsx': 'run=R0002&query=match%3Dall',
  '/briefings/supervision.docx': 'run=R0002&query=match%3Dall',
};
/** Speaks of the whole city, so that for a district it does not exist. */
const OF_THE_CITY = new Set(['/checks']);
/** What else a curious person would put into the address of a listing. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/projects': [
    `q=${PHONES[1]}`,
    'cols=all',
    'cols=id,phone&sort=phone',
    `phone.has=${PHONES[1].slice(-4)}`,
    'match=any&district=370282&district=370211',
    'district=370282',
    'sort=-full_year_voc&per=100',
    'group=district',
    'since=2023-01-01',
    'as_of=2023-07-01',
  ],
  '/audit': ['entity=project', 'id=FOREIGN', 'per=100'],
};

/** Compares two plans that were worked out; nobody has made one here. */
const NEEDS_PLANS = new Set(['/plans/compare']);

/** A view of a district's people is nobody else's; visits are not told to those who are visited. */
function isAbsent(role: Role, { path }: Route, address: string): boolean {
  if (path.startsWith('/views/:id')) return role !== 'district';
  if (NEEDS_PLANS.has(path)) return true;
  return (role === 'district' && OF_THE_CITY.has(path)) || address.includes(`/${NONE}`);
}

const readable = allRoutes().filter(
  (route) => route.method === 'GET' && !OPEN.includes(`GET ${route.path}`) && !UNREAD.has(route.path),
);

describe('walking through every page, file and answer', () => {
  let city: PlantedCity;
  beforeAll(async () => {
    city = await plantedCity();
  });
  afterAll(() => city.at.remove());

  it('a district finds no word of another one', { timeout: 180_000 }, async () => {
    const seen = await walk('district');
    const ids = [FOREIGN_WORD, city.foreign.id];
    expect(seen.filter(({ text }) => ids.some((word) => text.includes(word))).map(({ address }) => address)).toEqual(
      [],
    );
    expect(seen.filter(({ text }) => text.includes(city.own.id)).length).toBeGreaterThan(5);
  });

  it('a viewer finds no telephone number', { timeout: 180_000 }, async () => {
    const seen = await walk('viewer');
    const found = seen.filter(
      ({ text }) => PHONES.some((phone) => text.includes(phone)) || text.includes('0532-80000000'),
    );
    expect(found.map(({ address }) => address)).toEqual([]);
    expect(seen.filter(({ text }) => text.includes(city.foreign.id)).length).toBeGreaterThan(5);
  });

  it('a viewer learns no telephone number by asking for it', async () => {
    const program = await programOf(city.at, 'viewer');
    for (const query of [`phone=${PHONES[1]}`, 'phone.starts=0532', 'phone.empty=0', `q=${PHONES[1]}`]) {
      const { body } = await program.get(`/api/v1/projects?${query}`).expect(200);
      expect([query, (body as { total: number }).total]).toEqual([query, 0]);
    }
    const rising = await program.get('/api/v1/projects?sort=phone').expect(200);
    const falling = await program.get('/api/v1/projects?sort=-phone').expect(200);
    expect(falling.text).toBe(rising.text);
    const viewer = await city.at.visitor('viewer');
    const told = async (phone: string) => {
      const sheet = `/briefings/bulletin.html?run=R0002&query=${encodeURIComponent(`phone=${phone}`)}`;
      return (await viewer.get(sheet).expect(200)).text.replaceAll(phone, '');
    };
    expect(await told(PHONES[1])).toBe(await told('0532-00000000'));
  });

  it('a planner finds both projects, with their numbers', async () => {
    const planner = await city.at.visitor('planner');
    const { text } = await planner.get('/projects.csv').expect(200);
    for (const word of [FOREIGN_WORD, ...PHONES]) expect(text).toContain(word);
  });

  interface Seen {
    readonly address: string;
    readonly text: string;
  }

  /** Everything a role may open, as text; what it sent itself is taken out. */
  async function walk(role: Role): Promise<readonly Seen[]> {
    const [person, program] = [await city.at.visitor(role), await programOf(city.at, role)];
    const seen: Seen[] = [];
    for (const route of readable.filter(({ path }) => RIGHTS.get(`GET ${path}`)?.includes(role) === true)) {
      for (const path of pathsOf(route)) {
        const address = addressOf(path, city, 'own');
        const base = route.path.replace('/api/v1', '');
        const asWorkbook = path.endsWith('.xlsx');
        for (const query of [NEEDED[route.path] ?? '', ...(asWorkbook ? [] : (QUERIES[base] ?? []))]) {
          const whole = query === '' ? address : `${address}?${query.replace('FOREIGN', city.foreign.id)}`;
          const { status, text } = await read(route, whole, person, program);
          const absent = isAbsent(role, route, address);
          expect([whole, status]).toEqual([whole, absent ? 404 : LEADS_ON.has(path) ? 303 : 200]);
          seen.push({
            address: `${role} ${whole}`,
            text: withoutEcho(text, query.replace('FOREIGN', city.foreign.id)),
          });
        }
      }
    }
    return seen;
  }
});

async function read(route: Route, address: string, person: Agent, program: Program) {
  const asked = isApi(route) ? program.get(address) : person.get(address);
  const answer = await asked.buffer(true).parse(wholeBody);
  const bytes = answer.body as Buffer;
  const isWorkbook = answer.type.includes('spreadsheetml');
  const isWord = answer.type.includes('wordprocessingml');
  const plain = isWord ? [...unzip(bytes).values()].join('') : bytes.toString('utf8');
  return { status: answer.status, text: isWorkbook ? JSON.stringify(await readWorkbook(bytes)) : plain };
}

const wholeBody: Parameters<supertest.Test['parse']>[0] = (response, done) => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer | string) => parts.push(Buffer.from(part as string, 'binary')));
  response.on('end', () => done(null, Buffer.concat(parts)));
};

/** A page repeats the filter it was asked for. */
function withoutEcho(text: string, query: string): string {
  const values = [...new URLSearchParams(query).values()].filter((value) => value.length > 4);
  return values.reduce((rest, value) => rest.replaceAll(value, ''), text);
}
