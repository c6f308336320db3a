import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertScenario } from '../../../src/db/scenarios.ts';
import { allRoutes } from '../../../src/http/places.ts';
import { isApi } from '../../../src/http/visit.ts';
import { operations } from '../../../src/http/api/operations.ts';
import { templateOf } from '../../../src/http/api/description.ts';
import { problemShape } from '../../../src/http/api/shapes.ts';
import { openHouse, type TestHouse } from '../house.ts';
import { programOf, type Program } from './program.ts';
import { faultsOf, type Schemas } from './served-schema.ts';

interface Described {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId: string; readonly summary: string }>>>
  >;
  readonly components: { readonly schemas: Schemas };
}

type Answer = Awaited<ReturnType<Program['get']>>;

/** One way to ask each address for what it answers when all is well; a new operation needs a line here. */
const SAMPLES: Readonly<Record<string, (program: Program, other: Program) => PromiseLike<Answer>>> = {
  listProjects: (program) => program.get('/api/v1/projects?sort=-season_voc&per=100'),
  createProject: (program) => program.post('/api/v1/projects', SMALL),
  showProject: (program) => program.get('/api/v1/projects/QD-2023-0013-J'),
  replaceProject: async (program) => {
    const { body, headers } = await program.get('/api/v1/projects/QD-2023-0001-6');
    return program.put('/api/v1/projects/QD-2023-0001-6', body, { 'If-Match': headers['etag'] as string });
  },
  removeProject: (program) => program.delete('/api/v1/projects/QD-2023-0002-L?reason=test'),
  listScenarios: (program) => program.get('/api/v1/scenarios?archived=1'),
  showScenario: (program) => program.get('/api/v1/scenarios/late-coking'),
  runScenario: (program) => program.post('/api/v1/scenarios/late-coking/run'),
  listTargets: (program) => program.get('/api/v1/targets'),
  showOutcome: (program) => program.get('/api/v1/outcome'),
  evaluate: (program) => program.post('/api/v1/evaluate', PORTFOLIO),
  listMethods: (program) => program.get('/api/v1/methods'),
  showMethod: (program) => program.get('/api/v1/methods/ule-coking'),
  listSheets: (program) => program.get('/api/v1/sheets?state=draft'),
  createSheet: (program) => program.post('/api/v1/sheets', { kind: 'dispatch', district: '370211' }),
  showSheet: (program) => program.get('/api/v1/sheets/J0001'),
  reviewSheet: (program) => program.post('/api/v1/sheets/J0001/review', undefined, { 'If-Match': '"1"' }),
  issueSheet: (_, other) => other.post('/api/v1/sheets/J0001/issue', undefined, { 'If-Match': '"2"' }),
  showSheetHtml: (program) => program.get('/api/v1/sheets/J0001/html', { Accept: 'text/html' }),
  showSheetPdf: (program) => program.get('/api/v1/sheets/J0001/pdf', { Accept: 'application/pdf' }),
  withdrawSheet: (program) =>
    program.post('/api/v1/sheets/J0001/withdraw?reason=test', undefined, { 'If-Match': '"3"' }),
  listSupervisions: (program) => program.get('/api/v1/supervisions?state=waiting'),
  showSupervision: async (program, other) => {
    const order = { kind: 'supervision', district: '370211' };
    const { id } = (await program.post('/api/v1/sheets', order)).body as { readonly id: string };
    await program.post(`/api/v1/sheets/${id}/review`, undefined, { 'If-Match': '"1"' });
    await other.post(`/api/v1/sheets/${id}/issue`, undefined, { 'If-Match': '"2"' });
    return program.get(`/api/v1/supervisions/${id}`);
  },
  checkSpeech: (program) => program.post('/api/v1/speech', { text: '全市在册项目2814个，已完成9999个。' }),
  listAudit: (program) => program.get('/api/v1/audit?entity=project'),
};

const SMALL = {
  name: '示例喷涂线收集改造',
  category: 'industry',
  type: 'voc-capture',
  district: '370211',
  zone: null,
  step: 'reserve',
  run: '2023-07-01',
  reduces: { VOC: { tonnes: 1.5 } },
  cost: { capital: 80, om: 2.5, life: 10, rate: 0.05 },
};

const PORTFOLIO = {
  format: 'portfolio/v1',
  year: 2023,
  season: { from: '2023-05-01', to: '2023-09-30' },
  zones: [{ id: 'A', base: { NOx: { tonnes: 100 } } }],
  projects: [{ id: 'P1', zone: 'A', status: 'planned', effective: '2023-05-01', reduces: { NOx: { tonnes: 12 } } }],
};

const LATE_COKING = {
  city: '370200',
  programme: 'qingdao-2023',
  id: 'late-coking',
  name: '焦化推迟 90 天',
  parent: null,
  changes: '[{"select":{"type":["ule-coking"]},"delay_days":90}]',
  note: null,
  author: 'admin',
  archived: 0,
  version: 1,
  created: '2023-06-30T00:00:00.000Z',
  updated: '2023-06-30T00:00:00.000Z',
} as const;

describe('the description of the interface for programs', () => {
  let at: TestHouse;
  let program: Program;
  let other: Program;
  let described: Described;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    await at.store.write((trx) => insertScenario(trx, LATE_COKING));
    [program, other] = [await programOf(at, 'admin'), await programOf(at, 'manager')];
    described = (await (await at.visitor()).get('/api/v1/openapi.json').expect(200)).body as Described;
  });
  afterAll(() => at.remove());

  it('stands open and names every address of the interface, and no other', () => {
    const routes = allRoutes()
      .filter(isApi)
      .map(({ method, path }) => `${method} ${templateOf(path)}`);
    const named = Object.entries(described.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.openapi).toBe('3.1.0');
    expect(named.sort()).toEqual(routes.sort());
  });

  it('refers to nothing it does not hold, and says each thing in the language asked for', async () => {
    const text = JSON.stringify(described);
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of new Set(refs)) expect(described.components.schemas).toHaveProperty([ref.split('/').at(-1)!]);
    const { summary } = described.paths['/api/v1/projects']!['get']!;
    expect(summary).toMatch(/[\u4e00-\u9fff]/);
    const english = await (await at.visitor()).get('/api/v1/openapi.json').set('Accept-Language', 'en-GB,en;q=0.8');
    expect((english.body as Described).paths['/api/v1/projects']!['get']!.summary).toMatch(/^The list of projects/);
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s answers as described',
    async (id, operation) => {
      const sample = SAMPLES[id];
      if (sample === undefined) throw new Error(`say in SAMPLES how ${id} is asked for`);
      const answer = await sample(program, other);
      expect([answer.status, answer.status < 300 ? '' : answer.text]).toEqual([
        Number(Object.keys(operation.answers)[0]),
        '',
      ]);
      const shape = operation.answers[answer.status];
      if (!shape) return;
      expect(answer.type).toBe('application/json');
      expect(shape.schema.safeParse(answer.body).error?.issues ?? []).toEqual([]);
      const { schemas } = described.components;
      expect(faultsOf(schemas[shape.name]!, answer.body, schemas)).toEqual([]);
      if (operation.id === 'listProjects') expect((answer.body as { rows: unknown[] }).rows).toHaveLength(100);
    },
  );

  it('has the scenarios of the page too, which stand in files as well', async () => {
    const person = await at.visitor('planner');
    const listed = await program.get('/api/v1/scenarios');
    expect((await person.get('/scenarios.json').expect(200)).body).toEqual(listed.body);
    const { text } = await person.get('/scenarios.csv').expect(200);
    expect(text).toContain('late-coking');
    await person.get('/scenarios.xlsx').expect(200);
  });

  it.each([
    ['GET', '/api/v1/projects', {}, 401],
    ['GET', '/api/v1/none', {}, 404],
    ['DELETE', '/api/v1/projects', {}, 405],
    ['GET', '/api/v1/projects', { Accept: 'text/html' }, 406],
  ] as const)('%s %s %j is refused with %i as a problem in JSON', async (method, path, headers, status) => {
    const stranger = await at.visitor();
    const answer = await ({ GET: stranger.get(path), DELETE: stranger.delete(path) } as const)[method].set(headers);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/problem+json');
    expect(problemShape.schema.safeParse(answer.body).error?.issues ?? []).toEqual([]);
  });

  it('evaluates what it is sent and names every fault of it in the language asked for', async () => {
    const good = await program.post('/api/v1/evaluate', PORTFOLIO).expect(200);
    const { totals } = good.body as { totals: { planned: { NOx: { full_year: number } } } };
    expect(totals.planned.NOx.full_year).toBe(12);
    const broken = { ...PORTFOLIO, colour: 'red', projects: [{ id: 'P1', zone: 'Z', status: 'planned', reduces: {} }] };
    const refused = await program.post('/api/v1/evaluate', broken).expect(422);
    expect(refused.body).toMatchObject({
      faults: [{ code: 'unknown-key' }, { id: 'P1', code: 'unknown-zone', message: '所写分区 Z 在文件中不存在' }],
    });
    const english = await program.post('/api/v1/evaluate', broken, { 'Accept-Language': 'en' }).expect(422);
    expect((english.body as { errors: unknown[] }).errors).toContainEqual({
      field: 'P1.zone',
      message: 'names zone Z, which the file does not have',
    });
    await program.post('/api/v1/evaluate?scenario=none', PORTFOLIO).expect(422);
  });

  it('holds every number of a speech against the ledger', async () => {
    const { total } = (await program.get('/api/v1/projects?status=verified').expect(200)).body as { total: number };
    const text = `全市已验收${String(total)}个。全市已建成${String(total)}个。`;
    const { body } = await program.post('/api/v1/speech', { text }).expect(200);
    expect(body).toMatchObject({ as_of: '2023-06-30', right: 1, wrong: 1 });
    const { numbers } = body as { numbers: { start: number; verdict: string; meant: { sentence: string } | null }[] };
    expect(numbers.map(({ verdict }) => verdict)).toEqual(['right', 'wrong']);
    expect(text.slice(numbers[1]!.start).startsWith(String(total))).toBe(true);
    expect(numbers[1]!.meant!.sentence).toMatch(/全市.*已完成\d+个/);
  });

  it('refuses bodies that are too large, of another type, or no JSON', async () => {
    await program.post('/api/v1/projects', { name: 'x'.repeat(1_100_000) }).expect(413);
    await program.post('/api/v1/projects', '<a/>', { 'Content-Type': 'text/xml' }).expect(415);
    await program.post('/api/v1/projects', '{"name":', { 'Content-Type': 'application/json' }).expect(400);
    await program.post('/api/v1/projects', '[1]', { 'Content-Type': 'application/json' }).expect(422);
  });
});
