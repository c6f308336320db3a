import { openXlsx, readXlsx, saveXlsx, writeXlsx, type Cell } from 'hucre';
import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOf, type Program } from './api/program.ts';
import { openHouse, post, tokenOf, type TestHouse } from './house.ts';

const SHEET = '核算表';
const HEADER = ['序号', '项目名称', '企业名称', 'NOx申报量（吨/年）', 'NOx核定量（千克/年）', '核减原因', '填报说明'];
const TONNES = [12, 8, 3];

/** The form a province might send out: a title, one line of headers, two formatted empty rows, a sum below. */
async function blank(): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>([
    ['2,3', { value: null, type: 'empty', style: { numFmt: '0.000', font: { bold: true } } }],
    ['4,3', { value: 0, type: 'formula', formula: 'SUM(D3:D4)', formulaResult: 0 }],
  ]);
  const empty = HEADER.map(() => null);
  return writeXlsx({
    sheets: [
      {
        name: SHEET,
        columns: HEADER.map((_, at) => ({ width: 10 + at })),
        rows: [['2023年度主要污染物减排核算表'], HEADER, empty, empty, ['合计', null, null, null, null, null, null]],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 6 }],
        cells,
      },
    ],
  });
}

interface Stated {
  readonly id: string;
  readonly name: string;
  readonly amounts: readonly {
    readonly level: string;
    readonly tonnes: number;
    readonly cut_code: string | null;
    readonly document: string | null;
  }[];
}

describe('an official workbook', () => {
  let at: TestHouse;
  let planner: Agent;
  let program: Program;
  let ids: string[];

  beforeAll(async () => {
    at = await openHouse({ clock: () => new Date('2026-07-01T02:00:00Z') });
    [planner, program] = await Promise.all([at.visitor('planner'), programOf(at, 'planner')]);
    ids = [];
    for (const [index, tonnes] of TONNES.entries()) {
      const project = {
        name: index === 2 ? '=1+1示例改造' : `示例窑炉脱硝${String(index + 1)}`,
        enterprise: `示例建材${String(index + 1)}`,
        category: 'industry',
        type: 'voc-capture',
        district: '370211',
        zone: 'city',
        step: 'reserve',
        amounts: [{ pollutant: 'NOx', level: 'declared', tonnes }],
      };
      ids.push(((await program.post('/api/v1/projects', project).expect(201)).body as Stated).id);
    }
  });
  afterAll(() => at.remove());

  const upload = async (path: string, bytes: Uint8Array, fields: Record<string, string> = {}, agent = planner) => {
    const sent = agent.post(path).field('_csrf', await tokenOf(agent));
    for (const [name, value] of Object.entries(fields)) void sent.field(name, value);
    return sent.attach('file', Buffer.from(bytes), '省核算表.xlsx');
  };
  const amountsOf = async (id: string) =>
    ((await program.get(`/api/v1/projects/${id}`).expect(200)).body as Stated).amounts;
  const filled = async (): Promise<Uint8Array> => {
    const answer = await planner
      .get('/workbooks/W1/filled')
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(answer.status).toBe(200);
    expect(decodeURIComponent(answer.headers['content-disposition']!)).toContain('（3行）');
    return answer.body as Uint8Array;
  };
  /** The filled workbook as the province sends it back: approved amounts and reasons in its own columns. */
  const returned = async (answers: readonly (readonly [tonnes: number | string | null, reason: string])[]) => {
    const workbook = await openXlsx(await filled(), { readStyles: true });
    const [sheet] = workbook.sheets;
    answers.forEach(([tonnes, reason], index) => {
      const type = typeof tonnes === 'number' ? 'number' : 'string';
      if (tonnes !== null) sheet!.cells!.set(`${String(2 + index)},4`, { value: tonnes, type });
      if (reason !== '') sheet!.cells!.set(`${String(2 + index)},5`, { value: reason, type: 'string' });
    });
    return saveXlsx(workbook);
  };

  it('is uploaded once: what is no workbook is refused, its columns are recognised', async () => {
    const text = await upload('/workbooks', Buffer.from('序号,项目名称'));
    expect([text.status, text.text.includes('只接受 .xlsx 文件')]).toEqual([422, true]);
    expect((await upload('/workbooks', await blank(), { name: '省核算表' })).status).toBe(303);
    const page = (await planner.get('/workbooks/W1').expect(200)).text;
    const targets = [...page.matchAll(/<select id="column-\d+"[\s\S]*?<\/select>/g)].map(
      ([select]) => /value="([^"]*)" selected/.exec(select)?.[1],
    );
    expect(targets).toEqual(['number', 'name', 'enterprise', 'amount.NOx.declared', 'amount.NOx.province', 'cut', '']);
    expect(page).toContain('将填入 3 个项目');
  });

  it('comes filled in: rows in the formats of the form, its foot moved and summed, text as text', async () => {
    const workbook = await readXlsx(await filled(), { readStyles: true });
    const [sheet] = workbook.sheets;
    expect(sheet!.rows[0]![0]).toBe('2023年度主要污染物减排核算表');
    expect(sheet!.rows.slice(2, 5).map((row) => [row[0], row[3]])).toEqual([
      [1, 12],
      [2, 8],
      [3, 3],
    ]);
    expect(sheet!.rows[4]![1]).toBe('=1+1示例改造');
    expect(sheet!.cells?.get('4,1')?.formula).toBeUndefined();
    expect(sheet!.rows[5]![0]).toBe('合计');
    expect(sheet!.cells?.get('5,3')?.formula).toBe('SUM(D3:D5)');
    expect([2, 3, 4].map((row) => sheet!.cells?.get(`${String(row)},3`)?.style?.numFmt)).toEqual([
      '0.000',
      '0.000',
      '0.000',
    ]);
    expect(sheet!.columns?.[3]?.width).toBeCloseTo(13, 0);
  });

  it('comes back: the dry run names every problem and writes nothing', async () => {
    const file = await returned([
      [9000, 'R05 收集率虚高'],
      [9500, ''],
      ['约三吨', ''],
    ]);
    const bare = await upload('/workbooks/W1/return', file, { document: '', day: '' });
    expect([bare.status, bare.text.includes('须填文件')]).toEqual([422, true]);
    const sent = await upload('/workbooks/W1/return', file, { document: '测试〔2026〕8号', day: '2026-06-20' });
    expect(sent.status).toBe(303);
    const { text } = await planner.get(sent.headers['location']!).expect(200);
    expect(text).toContain('将写入 1 行，无变化 0 行，有问题 2 行');
    expect(text).toContain('NOx：— → 9.00 吨/年（申报 12.00）R05 收集率虚高');
    expect(text).toContain('高于上一级的 8 吨');
    expect(text).toContain('约三吨');
    expect(await amountsOf(ids[0]!)).toHaveLength(1);
  });

  it('is written as one batch that is taken back whole', async () => {
    const sent = await upload(
      '/workbooks/W1/return',
      await returned([
        [9000, '收集率虚高'],
        [8000, ''],
        [null, ''],
      ]),
      {
        document: '测试〔2026〕8号',
        day: '2026-06-20',
      },
    );
    const there = sent.headers['location']!;
    const [path, query] = there.split('?');
    const { text } = await planner.get(there).expect(200);
    const seen = /name="seen" value="(\d+)"/.exec(text)![1]!;
    const fields = { ...Object.fromEntries(new URLSearchParams(query)), seen };
    expect((await post(planner, path!, { ...fields, seen: '0' })).status).toBe(409);
    const written = await post(planner, path!, fields);
    expect(written.status).toBe(303);
    const batch = written.headers['location']!;
    expect((await planner.get(batch)).text).toContain('读回核定');
    expect(await amountsOf(ids[0]!)).toMatchObject([
      { level: 'declared' },
      { level: 'province', tonnes: 9, cut_code: 'R05', document: '测试〔2026〕8号' },
    ]);
    // The name of the code is no second reason beside the code.
    const shown = (await planner.get(`/projects/${ids[0]!}/amounts`).expect(200)).text;
    expect(shown).toContain('<td class="wrap">R05 收集率虚高</td>');
    expect(await amountsOf(ids[2]!)).toHaveLength(1);
    const again = await planner.get(there).expect(200);
    expect(again.text).toContain('将写入 0 行，无变化 2 行');

    expect((await planner.get(`${batch}/undo`)).status).toBe(200);
    expect((await post(planner, `${batch}/undo`, { reason: '文号有误' })).status).toBe(303);
    expect(await amountsOf(ids[0]!)).toHaveLength(1);
  });

  it('approves what nobody ever declared only when that row is ticked', async () => {
    const { body, headers } = await program.get(`/api/v1/projects/${ids[1]!}`).expect(200);
    const bare = { ...(body as Record<string, unknown>), amounts: [] };
    await program.put(`/api/v1/projects/${ids[1]!}`, bare, { 'If-Match': String(headers['etag']) }).expect(200);
    const file = await returned([
      [null, ''],
      [7000, ''],
      [null, ''],
    ]);
    const sent = await upload('/workbooks/W1/return', file, { document: '测试〔2026〕9号', day: '2026-06-21' });
    const [path, query] = sent.headers['location']!.split('?');
    const { text } = await planner.get(`${path!}?${query!}`).expect(200);
    expect(text).toContain('NOx 核定 7 吨，但此前各级均未报（按 0 计）');
    expect(text).toContain('写入勾选的提醒行');
    const seen = /name="seen" value="(\d+)"/.exec(text)![1]!;
    const fields = { ...Object.fromEntries(new URLSearchParams(query)), seen };
    expect((await post(planner, path!, fields)).headers['location']).toBe('/workbooks/W1');
    expect(await amountsOf(ids[1]!)).toEqual([]);
    const written = await post(planner, path!, { ...fields, sure: '4' });
    expect(written.headers['location']).toContain('/batches/');
    expect(await amountsOf(ids[1]!)).toMatchObject([{ level: 'province', tonnes: 7 }]);
  });

  it('of another form is not read, and columns are bound over the version one saw', async () => {
    const other = await writeXlsx({
      sheets: [
        {
          name: SHEET,
          rows: [
            ['甲', '乙'],
            [1, 2],
          ],
        },
      ],
    });
    const sent = await upload('/workbooks/W1/return', other, { document: '测试', day: '' });
    const refused = await planner.get(sent.headers['location']!);
    expect([refused.status, refused.text.includes('表头与上传的空白表不一致')]).toEqual([422, true]);
    const page = (await planner.get('/workbooks/W1')).text;
    const columns = Object.fromEntries(
      HEADER.map((_, at) => [
        `column-${String(at)}`,
        ['number', 'name', 'enterprise', 'amount.NOx.declared', 'amount.NOx.province', 'cut', 'content'][at]!,
      ]),
    );
    const form = {
      name: '省表',
      sheet: SHEET,
      header_row: '2',
      level: 'province',
      query: '/projects?name.has=示例窑炉',
      view: '',
      version: '1',
      ...columns,
    };
    expect(page).toContain('name="version" value="1"');
    expect((await post(planner, '/workbooks/W1', { ...form, 'column-6': 'cut' })).status).toBe(422);
    expect((await post(planner, '/workbooks/W1', form)).status).toBe(303);
    expect((await planner.get('/workbooks/W1')).text).toContain('将填入 2 个项目');
    expect((await post(planner, '/workbooks/W1', form)).status).toBe(409);
    await upload('/workbooks', await blank(), { name: '第二张' });
    expect((await planner.get('/workbooks/W2')).text).toMatch(/value="content" selected/);
  });

  it('carries fields of the city’s own, recognised by their names and offered for every column', async () => {
    const admin = await at.visitor('admin');
    const own = { kind: 'number', word: 'kilns', zh: '窑炉数量', unit: '座', version: '0' };
    expect((await post(admin, '/settings/fields', own)).status).toBe(303);
    const { body, headers } = await program.get(`/api/v1/projects/${ids[0]!}`).expect(200);
    const stated = { ...(body as Record<string, unknown>), x_number_kilns: 7 };
    await program.put(`/api/v1/projects/${ids[0]!}`, stated, { 'If-Match': String(headers['etag']) }).expect(200);
    const form = await writeXlsx({ sheets: [{ name: SHEET, rows: [['项目编号', '项目名称', '窑炉数量（座）']] }] });
    const sent = await upload('/workbooks', form, { name: '窑炉表' });
    const address = sent.headers['location']!;
    const page = (await planner.get(address).expect(200)).text;
    expect(page).toMatch(/id="column-2"[\s\S]*?<option value="x_number_kilns" selected>窑炉数量（座）/);
    const bytes = await planner.get(`${address}/filled`).responseType('blob').expect(200);
    const [sheet] = (await readXlsx(bytes.body as Buffer)).sheets;
    expect(sheet!.rows.slice(1).map((row) => [row[0], row[2] ?? null])).toEqual([
      [ids[0], 7],
      [ids[1], null],
      [ids[2], null],
    ]);
  });

  it('is nobody’s but the city’s planners', async () => {
    for (const role of ['district', 'viewer', 'manager'] as const) {
      const agent = await at.visitor(role);
      await agent.get('/workbooks').expect(403);
      await agent.get('/workbooks/W1/filled').expect(403);
    }
    await planner.get('/workbooks/W99').expect(404);
    expect((await post(planner, '/workbooks/W2/remove', { version: '1' })).status).toBe(303);
    await planner.get('/workbooks/W2').expect(404);
  });
});
