import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { interruptImports, updateImport } from '../../src/db/imports.ts';
import { closeWorkbookReaders } from '../../src/exchange/read-workbook.ts';
import { gb18030 } from '../exchange/gb18030.ts';
import { openHouse, post, tokenOf, type TestHouse } from './house.ts';

const REAL = join(import.meta.dirname, '../../../shared/data/import-samples/cdm_projects_locations.csv');

/** A branch's table as it is passed around: a title, a header of two rows whose merges the CSV has lost, totals and a note at the end. */
const BRANCH_TABLE = [
  '即墨区2023年减排项目调度表,,,,,,,,',
  '序号,项目名称,六大类,项目类型,区市,计划,,减排量,',
  ',,,,,开工,完工,NOx（kg/a）,VOCs（吨/年）',
  '1,示例喷涂线改造一,工业企业,voc-capture,即墨市,2023.3.1,6月底前,,1.2',
  '2,示例喷涂线改造二,工业企业,voc-capture,火星区,2023年3月9日,20230930,1200,约50',
  '3,示例喷涂线改造三,工业企业,voc-capture,黄岛（西海岸新区）,45000,2023/9/30,#N/A,2',
  '合计,,,,,,,1200,3.2',
  '4,,工业企业,voc-capture,莱西,3月底,2023-2-30,,—',
  '注：数据截至3月31日,,,,,,,,',
].join('\r\n');

describe('an import', () => {
  let house: TestHouse;
  let planner: Agent;

  beforeAll(async () => {
    house = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await house.visitor('planner');
  });
  afterAll(async () => {
    await house.remove();
    await closeWorkbookReaders();
  });

  const upload = async (agent: Agent, bytes: Buffer, name: string): Promise<string> => {
    const answer = await agent
      .post('/imports')
      .field('_csrf', await tokenOf(agent))
      .attach('file', bytes, name);
    expect(answer.status, answer.text.slice(0, 300)).toBe(303);
    return String(answer.headers['location']).replace(/\/columns$/, '');
  };
  const check = async (agent: Agent, address: string, fields: Record<string, string> = {}) => {
    await post(agent, `${address}/columns`, { do: 'check', mode: 'both', ...fields });
    return settled(agent, address);
  };
  /** The page once the work behind it is done; until then it asks to be loaded again. */
  const settled = async (agent: Agent, address: string): Promise<string> => {
    const page = await vi.waitFor(
      async () => {
        const answer = await agent.get(address);
        expect(answer.headers['refresh']).toBeUndefined();
        return answer;
      },
      { timeout: 60_000, interval: 100 },
    );
    return page.text;
  };
  const problemsOf = async (agent: Agent, address: string) =>
    (await agent.get(`${address}/problems.json`)).body as {
      row: number;
      column: string;
      value: string;
      reason: string;
      accepts: string;
    }[];
  const tiles = (html: string): string[] =>
    [...html.matchAll(/<dt>[^<]*<\/dt><dd>(\d+)<\/dd>/g)].map(([, value]) => value!);

  test('complaint 06: any table in any encoding is recognised, its header rows joined, and its columns offered for correction', async () => {
    const address = await upload(planner, gb18030(BRANCH_TABLE), '即墨3月.csv');
    const { text } = await planner.get(`${address}/columns`);
    expect(text).toContain('<option value="GB18030" selected>');
    expect(text).toContain('计划/开工');
    expect(text).toContain('减排量/NOx（kg/a）');
    expect(text).toContain('第 7 行是合计行');
    expect(text).toContain('第 9 行是说明');
    expect(text).toMatch(/name="c5"[^>]*>.*?<option value="start" selected>/s);
    expect(text).toMatch(/name="c7"[^>]*>.*?<option value="reduces.NOx" selected>/s);
    expect(text).toMatch(/火星区/);
  });

  test('complaint 07: every bad cell is named with row, column, value, reason and what is accepted, and nothing else is', async () => {
    const address = await upload(planner, gb18030(BRANCH_TABLE), '即墨3月.csv');
    const html = await check(planner, address);
    const problems = await problemsOf(planner, address);
    expect(problems.map(({ row, column, value }) => [row, column, value])).toEqual([
      [5, '区市', '火星区'],
      [5, '减排量/VOCs（吨/年）', '约50'],
      [6, '减排量/NOx（kg/a）', '#N/A'],
      [8, '计划/完工', '2023-2-30'],
      [8, '项目名称', ''],
    ]);
    expect(problems.every(({ reason }) => reason !== '')).toBe(true);
    expect(problems[0]?.accepts).toContain('即墨区');
    expect(html).toContain('按 2023-06-30 理解（推定）');
    expect(tiles(html)).toEqual(['4', '1', '0', '0', '0', '3']);
    expect(html).toMatch(/name="do" value="all" disabled/);
    expect((await planner.get('/projects.json?q=示例喷涂线改造')).body).toHaveLength(0);
  });

  test('writes the good rows, opens them as a list, and takes kilograms for the tonnes they are', async () => {
    const mended = BRANCH_TABLE.replace('火星区', '即墨区').replace('约50', '50');
    const address = await upload(planner, Buffer.from(mended), '即墨3月.csv');
    await check(planner, address);
    await post(planner, address, { do: 'good' });
    const written = await settled(planner, address);
    expect(written).toMatch(/已写入，批次 B\d{4}/);
    expect(written).toContain('另有 2 行未写入');
    const rows = (await planner.get('/projects.json?q=示例喷涂线改造')).body as Record<string, unknown>[];
    expect(rows).toHaveLength(2);
    const second = rows.find(({ name }) => name === '示例喷涂线改造二');
    expect(second).toMatchObject({ district: '370215', start: '2023-03-09', finish: '2023-09-30' });
    expect(second?.['reduces']).toEqual({ NOx: { tonnes: 1.2 }, VOC: { tonnes: 50 } });
  });

  test('complaint 08: rows update what is there by its number, an empty cell erases nothing, and an untouched export changes nothing', async () => {
    const id = ((await planner.get('/projects.json?q=示例喷涂线改造二')).body as { id: string }[])[0]!.id;
    const edit = `项目编号,项目名称,责任人,存在问题\n${id},,示例甲,\n`;
    const address = await upload(planner, Buffer.from(edit), '更新.csv');
    const html = await check(planner, address);
    expect(html).toContain('示例甲');
    expect(tiles(html)).toEqual(['1', '0', '1', '0', '0', '0']);
    await post(planner, address, { do: 'all' });
    await settled(planner, address);
    const [row] = (await planner.get(`/projects.json?q=示例喷涂线改造二`)).body as { owner: string; name: string }[];
    expect(row).toMatchObject({ owner: '示例甲', name: '示例喷涂线改造二' });
    const exported = await planner.get('/projects.csv?cols=all&district=370215').buffer(true);
    const again = await upload(planner, Buffer.from(exported.text), '导出.csv');
    const counts = tiles(await check(planner, again));
    expect(counts[0]).toBe(counts[3]);
    expect(Number(counts[0])).toBeGreaterThan(100);
  });

  test('complaint 01: cells copied from a spreadsheet go through the same steps as a file', async () => {
    const cells = '项目名称\t六大类\t项目类型\t区市\r\n示例粘贴项目\t工业企业\tvoc-capture\t胶州市\r\n';
    const answer = await planner
      .post('/imports')
      .field('_csrf', await tokenOf(planner))
      .field('cells', cells);
    const address = String(answer.headers['location']).replace(/\/columns$/, '');
    expect(tiles(await check(planner, address))).toEqual(['1', '1', '0', '0', '0', '0']);
  });

  test('remembers a column and a word once they were explained', async () => {
    const table = '项目名称,大类甲,项目类型,辖区乙\n示例记忆项目,工业企业,voc-capture,东部新城\n';
    const first = await upload(planner, Buffer.from(table), 'a.csv');
    await post(planner, `${first}/columns`, { do: 'save', c1: 'category', c3: 'district' });
    expect((await planner.get(`${first}/columns`)).text).toContain('name="v3.0"');
    const html = await check(planner, first, { c1: 'category', c3: 'district', 'v3.0': '370213' });
    expect(tiles(html)).toEqual(['1', '1', '0', '0', '0', '0']);
    const second = await upload(planner, Buffer.from(table), 'b.csv');
    expect((await planner.get(`${second}/columns`)).text).toContain('的对应关系，请核对');
    expect(tiles(await check(planner, second))).toEqual(['1', '1', '0', '0', '0', '0']);

    const kept = (await planner.get('/settings/aliases')).text;
    expect(kept).toContain('大类甲');
    const word = /name="alias" value="([^"]*东部新城[^"]*)"/.exec(kept)![1]!.replaceAll('&quot;', '"');
    const branch = await house.visitor('district');
    expect((await post(branch, '/settings/aliases', { alias: word })).status).toBe(404);
    await post(planner, '/settings/aliases', { alias: word });
    expect((await planner.get('/settings/aliases')).text).not.toMatch(/value="[^"]*东部新城/);
    const third = await upload(planner, Buffer.from(table), 'c.csv');
    expect(tiles(await check(planner, third))).toEqual(['1', '0', '0', '0', '0', '1']);
  });

  test('asks about a project that is probably there already, and does what is answered', async () => {
    const table = (name: string) =>
      `项目名称,六大类,项目类型,区市,信用代码\n${name},工业企业,voc-capture,黄岛区,91370211MA3C00011M\n`;
    const first = await upload(planner, Buffer.from(table('示例轮胎厂硫化废气治理')), 'a.csv');
    await check(planner, first);
    await post(planner, first, { do: 'all' });
    await settled(planner, first);
    const second = await upload(planner, Buffer.from(table('示例轮胎厂硫化废气治理工程')), 'b.csv');
    expect(tiles(await check(planner, second))).toEqual(['1', '1', '0', '0', '1', '0']);
    await post(planner, second, { do: 'answer', a2: 'skip' });
    const html = await settled(planner, second);
    expect(tiles(html)).toEqual(['1', '0', '0', '0', '0', '0']);
    expect(html).toContain('不导入');
  });

  test('of another unit is absent, and a branch writes its own district only', async () => {
    const branch = await house.visitor('district');
    const address = await upload(planner, Buffer.from(BRANCH_TABLE), '即墨3月.csv');
    for (const path of [address, `${address}/columns`, `${address}/problems.csv`])
      expect((await branch.get(path)).status).toBe(404);
    const foreign = await upload(
      branch,
      Buffer.from('项目名称,六大类,项目类型,区市\n示例外区项目,工业企业,voc-capture,即墨区\n'),
      'x.csv',
    );
    await check(branch, foreign);
    expect((await problemsOf(branch, foreign)).map(({ column }) => column)).toEqual(['区市']);
    const own = await upload(
      branch,
      Buffer.from('项目名称,六大类,项目类型,区市\n示例本区项目,工业企业,voc-capture,黄岛区\n'),
      '本区.csv',
    );
    await check(branch, own);
    await post(branch, own, { do: 'all' });
    expect(await settled(branch, own)).toMatch(/已写入，批次 B/);
    const begin = (await branch.get('/imports')).text;
    expect(begin).toMatch(/<a href="\/batches\/B\d{4}">B\d{4}<\/a>[\s\S]*?本区\.csv/);
    expect(begin).not.toContain('更新.csv');
  });

  test('stops in the middle of its writing when told to: nothing stays, and the page says so', async () => {
    const rows = Array.from({ length: 8000 }, (_, at) => `示例停写${String(at)},工业企业,voc-capture,莱西市,甲`);
    const address = await upload(
      planner,
      Buffer.from(['项目名称,六大类,项目类型,区市,责任人', ...rows].join('\n')),
      '停写.csv',
    );
    await check(planner, address);
    const writing = post(planner, address, { do: 'all' });
    await vi.waitFor(async () => expect((await planner.get(address)).text).toContain('正在写入'), {
      timeout: 60_000,
      interval: 20,
    });
    await post(planner, address, { do: 'cancel' });
    await writing;
    const html = await settled(planner, address);
    expect(html).toContain('写入已取消，未写入任何内容');
    expect(tiles(html).slice(0, 2)).toEqual(['8000', '8000']);
    expect((await planner.get('/projects.json?q=示例停写')).body).toHaveLength(0);
  });

  test('that was cut off with its server says so at once and can be begun again', async () => {
    const address = await upload(planner, Buffer.from(BRANCH_TABLE), '断电.csv');
    const of = { city: house.house.config.city, id: address.split('/').at(-1)! };
    const { store } = house;
    await store.write((trx) => updateImport(trx, of, { state: 'writing', beat: new Date().toISOString() }));
    expect((await planner.get(address)).text).toContain('正在写入');
    await store.write((trx) => interruptImports(trx, of.city));
    expect((await planner.get(address)).text).toContain('这次工作已中断，未写入任何内容');
    await post(planner, address, { do: 'check' });
    expect(tiles(await settled(planner, address))[0]).toBe('4');
  });

  test.runIf(existsSync(REAL))('a real table of another world passes the page of columns', async () => {
    const address = await upload(planner, readFileSync(REAL), 'cdm.csv');
    const { text } = await planner.get(`${address}/columns`);
    expect(text).toContain('共 7526 行、7 列');
    expect(text).toContain('没有认出');
  });
});
