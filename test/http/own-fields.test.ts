import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeWorkbookReaders, readWorkbook } from '../../src/exchange/read-workbook.ts';
import { openHouse, post, tokenOf, type TestHouse } from './house.ts';
import { fieldsOf, type Fields } from './projects/form-fields.ts';

/** A field of the city's own, from its definition to the audit, through the pages people use. */
describe('own fields', () => {
  let at: TestHouse;
  let admin: Agent;
  let planner: Agent;
  /** Two projects of one type. */
  let ids: readonly string[];

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    admin = await at.visitor('admin');
    planner = await at.visitor('planner');
    const rows = (await planner.get('/projects.json?type=ule-grinding&step=building')).body as { id: string }[];
    ids = rows.slice(0, 2).map(({ id }) => id);
  });
  afterAll(async () => {
    await at.remove();
    await closeWorkbookReaders();
  });

  const text = async (path: string): Promise<string> => (await planner.get(path).expect(200)).text;
  const define = (fields: Record<string, string>) => post(admin, '/settings/fields', { version: '0', ...fields });
  const upload = async (bytes: Buffer, name: string): Promise<string> => {
    const sent = await planner
      .post('/imports')
      .field('_csrf', await tokenOf(planner))
      .attach('file', bytes, name);
    const address = String(sent.headers['location']).replace(/\/columns$/, '');
    await post(planner, `${address}/columns`, { do: 'check', mode: 'both' });
    await settled(address);
    return address;
  };
  const settled = (address: string): Promise<string> =>
    vi.waitFor(
      async () => {
        const answer = await planner.get(address);
        expect(answer.headers['refresh']).toBeUndefined();
        return answer.text;
      },
      { timeout: 60_000, interval: 100 },
    );
  const tiles = (html: string): string[] => [...html.matchAll(/<dt>[^<]*<\/dt><dd>(\d+)<\/dd>/g)].map(([, n]) => n!);
  const fill = async (id: string, own: Fields) => {
    const fields = fieldsOf(await text(`/projects/${id}/edit`));
    const sent = await planner
      .post(`/projects/${id}/edit`)
      .type('form')
      .send({ ...fields, ...own, reason: '补录', do: 'save' });
    expect(/class="error-summary.*?<\/ul>/s.exec(sent.text)?.[0] ?? sent.status).toBe(303);
  };

  it('complaint 02: a field is data: once defined it is in form, columns, filter, order, export, import and audit', async () => {
    await define({ kind: 'number', word: 'kilns', zh: '窑炉数量', en: 'Kilns', unit: '座', types: 'ule-grinding' });
    await define({ kind: 'choice', word: 'grade', zh: '绩效级别', 'words.0.zh': 'A级', 'words.1.zh': 'B级' });
    expect(await text(`/projects/${ids[0]!}/edit`)).toContain('自定义字段');
    await fill(ids[0]!, { x_number_kilns: '１２座', x_choice_grade: 'w2' });
    await fill(ids[1]!, { x_number_kilns: '2.5' });

    const shown = await text('/projects?x_number_kilns.gte=2&x_choice_grade=w2&cols=id,x_number_kilns,x_choice_grade');
    expect(shown).toContain('窑炉数量（座）不小于2');
    expect(shown).toMatch(/绩效级别为B级/);
    expect(shown).toMatch(/>12<.*>B级</s);
    const order = (await planner.get('/projects.json?x_number_kilns.empty=0&sort=x_number_kilns')).body as { id: string }[]; // prettier-ignore
    expect(order.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    const draft = await text('/projects?add=x_choice_grade');
    expect(draft).toContain('<option value="any">');
    expect(await text('/projects')).toContain('name="cols" value="x_number_kilns"');

    const csv = (await planner.get('/projects.csv?x_number_kilns.empty=0&cols=all')).text;
    expect(csv).toContain('窑炉数量（座）');
    const book = await planner.get('/projects.xlsx?x_number_kilns.empty=0&cols=all').responseType('blob');
    expect(JSON.stringify(await readWorkbook(book.body as Buffer))).toContain('B级');
    const again = await settled(await upload(Buffer.from(csv), '导出.csv'));
    expect(tiles(again)[3]).toBe('2');

    const address = await upload(Buffer.from(`项目编号,项目名称,窑炉数量（座）,绩效级别\n${ids[0]!},,13,[清空]\n${ids[1]!},,约3,丙级\n`), '改.csv'); // prettier-ignore
    const problems = (await planner.get(`${address}/problems.json`)).body as { column: string; accepts: string }[];
    expect(problems.map(({ column }) => column)).toEqual(['窑炉数量（座）', '绩效级别']);
    expect(problems[1]!.accepts).toContain('A级、B级');
    await post(planner, address, { do: 'good' });
    await settled(address);
    const page = await text(`/projects/${ids[0]!}`);
    expect(page).toMatch(/窑炉数量（座）：<del>12<\/del> → <ins>13<\/ins>/);
    expect(page).toMatch(/绩效级别：<del>B级<\/del>/);
    expect(await text('/audit?entity=project')).toContain('窑炉数量（座）');
    expect(await text(`/projects/${ids[0]!}/history`)).toContain('窑炉数量（座）');
  });

  it('stands in bulk edit, in saved views and in the interface for programs', async () => {
    const begun = await post(planner, '/projects/bulk', { id: ids[1]!, do: 'ticked' });
    const bulk = String(begun.headers['location']);
    expect(await text(bulk)).toContain('name="op.x_choice_grade"');
    await post(planner, bulk, { 'op.x_choice_grade': 'set', 'to.x_choice_grade': 'A级', reason: '评级' });
    expect(await text(`${bulk}/preview`)).toContain('A级');
    await post(planner, '/views', { name: '有窑的', scope: 'own', query: 'x_number_kilns.gte=2' });
    expect(await text('/views')).toContain('窑炉数量（座）');
    const { body } = await planner.get(`/projects.json?id=${ids[0]!}`);
    expect((body as Record<string, unknown>[])[0]).toMatchObject({ x_number_kilns: 13 });
  });

  it('is offered for a pasted column that calls it otherwise, remembers that, and explains its words once', async () => {
    const paste = async (cells: string): Promise<string> => {
      const sent = await planner
        .post('/imports')
        .field('_csrf', await tokenOf(planner))
        .field('cells', cells);
      return String(sent.headers['location']).replace(/\/columns$/, '');
    };
    const cells = `项目编号\t项目名称\t评定等次\n${ids[0]!}\t\t甲等\n`;
    const first = await paste(cells);
    expect(await text(`${first}/columns`)).toMatch(/name="c2"[\s\S]*?<option value="x_choice_grade">绩效级别/);
    await post(planner, `${first}/columns`, { do: 'save', c2: 'x_choice_grade' });
    expect(await text(`${first}/columns`)).toMatch(/name="v2\.0"[\s\S]*?<option value="w1">A级/);
    await post(planner, `${first}/columns`, { do: 'check', c2: 'x_choice_grade', 'v2.0': 'w1' });
    expect(tiles(await settled(first))).toEqual(['1', '0', '1', '0', '0', '0']);
    const second = await paste(cells);
    await post(planner, `${second}/columns`, { do: 'check' });
    expect(await settled(second)).toMatch(/绩效级别：<del>[^<]*<\/del> → <ins>A级<\/ins>/);
  });

  it('refuses what was typed wrong at the field, with everything typed still there', async () => {
    const fields = fieldsOf(await text(`/projects/${ids[0]!}/edit`));
    const sent = await planner.post(`/projects/${ids[0]!}/edit`).type('form').send({ ...fields, x_number_kilns: '约12', reason: '补录', do: 'save' }); // prettier-ignore
    expect(sent.status).toBe(422);
    expect(sent.text).toMatch(/id="x_number_kilns-error"/);
    expect(sent.text).toContain('value="约12"');
    const refused = await define({ kind: 'choice', zh: '项目名称', word: 'Kilns' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('“项目名称”已是系统字段或其他自定义字段的名称');
    expect(refused.text).toContain('编码“kilns”用过了');
    expect(refused.text).toContain('请至少填一个选项');
  });

  it('lists them with their uses, keeps two administrators apart, and retires a field whose values stay', async () => {
    const list = (await admin.get('/settings/fields').expect(200)).text;
    expect(list).toMatch(/窑炉数量（座）.*?href="\/projects\?x_number_kilns\.empty&#x3D;0">2</s);
    const path = '/settings/fields/x_number_kilns';
    expect((await post(admin, path, { version: '7', zh: '窑数', place: '10', do: 'save' })).text).toContain('刚被他人修改'); // prettier-ignore
    expect((await post(admin, path, { version: '1', do: 'remove' })).text).toContain('不能删除');
    expect((await post(admin, path, { version: '1', do: 'retire' })).status).toBe(303);
    const blank = (await planner.get('/projects.json?type=ule-grinding&x_number_kilns.empty=1')).body as {
      id: string;
    }[];
    expect(await text(`/projects/${blank[0]!.id}/edit`)).not.toContain('x_number_kilns');
    expect(await text(`/projects/${ids[0]!}/edit`)).toContain('此字段已停用');
    expect(await text('/projects?x_number_kilns.gte=2')).toContain('窑炉数量（座）');
    expect((await planner.get('/settings/fields')).status).toBe(403);
    const strange = await text('/projects?x_number_nosuch.gte=2');
    expect(strange).toContain('x_number_nosuch.gte');
  });
});
