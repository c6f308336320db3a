import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may, ROLES, type Role } from '../../../src/catalogue/roles.ts';
import { operations } from '../../../src/http/api/operations.ts';
import type { Operation } from '../../../src/http/api/operation.ts';
import { plantedCity, type PlantedCity } from '../rights/planted-city.ts';
import { programOf, type Program } from './program.ts';
import { faultsOf, type Schemas } from './served-schema.ts';

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string; readonly responses: Readonly<Record<string, object>> }>>>>; // prettier-ignore
  readonly components: { readonly schemas: Schemas };
}
type Headers = Readonly<Record<string, string>>;

/** A number of the ledger that nothing has. */
const NOTHING = 'QD-2023-9999-9';
/** What takes a whole walk to bring about is tried where that is walked. */
const ELSEWHERE: ReadonlySet<string> = new Set(['issueSheet 422']);
const BODY: Readonly<Record<string, unknown>> = {
  createProject: { name: '示例', category: 'industry', type: 'voc-capture', district: '370211' },
  createSheet: { kind: 'dispatch', district: '370211' },
  evaluate: { format: 'portfolio/v1', year: 2023, season: { from: '2023-05-01', to: '2023-09-30' }, zones: [], projects: [] },
  checkSpeech: { text: '全市在册项目2个。' },
}; // prettier-ignore

/** Every refusal the description names is given, in the form it names. Too many requests are not tried: they would be six thousand. */
describe('what the interface for programs refuses', () => {
  let city: PlantedCity;
  let described: Described;
  let sheet: string;
  let merged: string;
  const programs = new Map<Role, Program>();
  beforeAll(async () => {
    city = await plantedCity();
    for (const role of ROLES) programs.set(role, await programOf(city.at, role));
    const program = programs.get('admin')!;
    described = (await program.get('/api/v1/openapi.json').expect(200)).body as Described;
    const drafted = await program.post('/api/v1/sheets', { kind: 'dispatch' }).expect(201);
    sheet = (drafted.body as { readonly id: string }).id;
    const { category, type, zone, id: into } = city.own;
    const spare = { name: '示例并入', category, type, district: '370211', zone };
    merged = ((await program.post('/api/v1/projects', spare).expect(201)).body as { readonly id: string }).id;
    await city.at.store.write((trx) =>
      trx.updateTable('projects').set({ merged_into: into }).where('id', '=', merged).execute(),
    );
  });
  afterAll(() => city.at.remove());

  const versionAt = async (own: string): Promise<string> => {
    const { headers, body } = await programs.get('admin')!.get(own.replace(/\/(review|issue|withdraw)$/, ''));
    return headers['etag'] ?? `"${String((body as { readonly version?: number }).version)}"`;
  };
  const NAMES: Readonly<Record<string, () => string>> = {
    '/api/v1/projects/:id': () => city.own.id,
    '/api/v1/scenarios/:id': () => city.scenario,
    '/api/v1/scenarios/:id/run': () => city.scenario,
    '/api/v1/methods/:id': () => 'ule-coking',
  };
  const addressOf = ({ route }: Operation, id = NAMES[route.path]?.() ?? sheet) => route.path.replace(':id', id);
  const isJson = ({ body }: Operation): boolean => body !== undefined;

  /** How an operation is brought to each refusal. */
  async function refusal(operation: Operation, status: number) {
    const { id, route } = operation;
    const { method, access } = route;
    const admin = programs.get('admin')!;
    const body = BODY[id] ?? {};
    const ask = (address: string, sent: unknown = body, headers: Headers = {}) =>
      admin.ask(method, address, sent, headers);
    const own = addressOf(operation);
    const match = { 'If-Match': '"1"' };
    const hasMatch = operation.parameters?.some(({ name }) => name === 'If-Match') === true;
    const once = { 'Idempotency-Key': 'refused' };
    switch (status) {
      case 401:
        return ask(own, body, { Authorization: 'Bearer none' });
      case 403: {
        const role = ROLES.find((one) => access !== 'public' && access !== 'signed-in' && !may(one, access))!;
        return programs.get(role)!.ask(method, own, body, match);
      }
      case 404:
        if (id === 'showOutcome') return ask(`${own}?run=R9999`);
        if (id === 'createSheet') return programs.get('district')!.post(own, { kind: 'dispatch', district: '370282' });
        return ask(addressOf(operation, NOTHING), body, match);
      case 406:
        return ask(own, body, { Accept: 'image/png' });
      case 409:
        if (id === 'replaceProject' || id === 'removeProject') return ask(addressOf(operation, merged), body, match);
        // Not a draft any more, not reviewed, not issued.
        if (id === 'reviewSheet') await ask(own, body, match);
        // Whoever reviewed does not issue; the city lacks inputs for its totals.
        if (id === 'issueSheet') return programs.get('manager')!.post(own, body, { 'If-Match': await versionAt(own) });
        return ask(`${own}?reason=x`, body, { 'If-Match': await versionAt(own) });
      case 412:
        return ask(`${own}?reason=x`, (await admin.get(own)).body, { 'If-Match': '"999"' });
      case 413:
        return ask(own, { text: 'x'.repeat(route.options.maxBytes ?? 1_048_576) });
      case 415:
        return ask(own, '<a/>', { 'Content-Type': 'text/xml' });
      case 428:
        return ask(own);
      case 400:
        if (isJson(operation)) return ask(own, '{"a":', { 'Content-Type': 'application/json' });
        return hasMatch
          ? ask(`${own}?reason=x`, body, { 'If-Match': '*' })
          : ask(own, body, { 'Idempotency-Key': 'a b' });
      case 422:
        if (id === 'removeProject') return ask(own);
        if (id === 'runScenario') {
          await ask(own, body, once);
          return ask(`${own}?again=1`, body, once);
        }
        if (id === 'withdrawSheet') return ask(own, body, { 'If-Match': await versionAt(own) });
        return ask(own, [1], { 'If-Match': isJson(operation) ? await versionAt(own) : '"1"' });
      default:
        throw new Error(`say how ${id} refuses with ${String(status)}`);
    }
  }

  const rows = () =>
    operations.flatMap((operation) => {
      const template = operation.route.path.replace(/:(\w+)/g, '{$1}');
      const { responses } = described.paths[template]![operation.route.method.toLowerCase()]!;
      return Object.keys(responses).map(Number).filter((status) => status >= 400 && ![429, 503].includes(status) && !ELSEWHERE.has(`${operation.id} ${String(status)}`)).map((status) => ({ operation, status })); // prettier-ignore
    });

  it('is what its description names, in the form it names', async () => {
    const wrong: string[] = [];
    for (const { operation, status } of rows()) {
      const answer = await refusal(operation, status);
      const faults = faultsOf(described.components.schemas['Problem']!, answer.body, described.components.schemas);
      const said = `${operation.id} ${String(status)}`;
      if (answer.status !== status) wrong.push(`${said}: ${String(answer.status)} ${answer.text.slice(0, 200)}`);
      else if (answer.type !== 'application/problem+json') wrong.push(`${said}: ${answer.type}`);
      else wrong.push(...faults.map((fault) => `${said} ${fault}`));
    }
    expect(wrong).toEqual([]);
    expect(rows().length).toBeGreaterThan(80);
  });
});
