import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/exchange/read-workbook.ts';
import { unzip } from '../briefings/word-file.ts';
import { fillBases } from './issuing-city.ts';
import { type PlantedCity, plantedCity } from './rights/planted-city.ts';
import { post } from './house.ts';

describe('a sheet from draft to trace', () => {
  let city: PlantedCity;
  let planner: Agent;
  let manager: Agent;
  let issued: string;

  beforeAll(async () => {
    city = await plantedCity();
    await fillBases(city);
    [planner, manager] = [await city.at.visitor('planner'), await city.at.visitor('manager')];
  });
  afterAll(() => city.at.remove());

  const order = { kind: 'bulletin', as_of: '2023-07-01', scenario: '', zone: '', district: '', project: '', query: '' };
  const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const begin = async () =>
    (await post(planner, '/briefings/drafts', order).then(({ headers }) => headers['location']))!;
  const act = async (who: Agent, at: string, path: string, fields: Record<string, string>) =>
    post(who, `${at}${path}`, { version: versionOf((await who.get(at)).text), ...fields });

  it('lies on the desk with 草稿 across it until somebody else than its reviewer issues it', async () => {
    const draft = await begin();
    expect((await planner.get(`${draft}/sheet`).expect(200)).text).toContain('data-watermark="草稿"');
    await act(planner, draft, '/paragraphs', { paragraph: 'next', text: '逐一盯办，确保54321个按期。', do: 'save' });
    expect((await planner.get(draft)).text).toContain('人工修改');
    expect((await planner.get(draft)).text).toContain('54321');
    await act(planner, draft, '/paragraphs', { paragraph: 'next', text: '逐一盯办。', do: 'save' });
    const forged = await act(planner, draft, '/paragraphs', { paragraph: 'nonsense', text: '不在本页。', do: 'save' });
    expect(forged.status).toBe(400);
    expect((await act(planner, draft, '/issue', {})).status).toBe(403);
    await act(manager, draft, '/step', { do: 'review' });
    const own = await act(manager, draft, '/issue', {});
    expect([own.status, own.text.includes('核稿人不能签发')]).toEqual([422, true]);
    await act(manager, draft, '/step', { do: 'return' });
    await act(planner, draft, '/step', { do: 'review' });
    const done = await act(manager, draft, '/issue', {});
    expect(done.status).toBe(303);
    issued = done.headers['location']!;
    expect(issued).toBe(draft.replace('drafts', 'issued'));
  });

  it('is reprinted byte by byte, and its figures are links on the screen only', async () => {
    const first = (await manager.get(`${issued}/reprint.html`).expect(200)).text;
    expect(first).toMatch(/^<!doctype html>/);
    expect(first).toContain('2023年第1期（总第1期）');
    expect(first).not.toMatch(/<a |href|https?:\/\/|watermark="/);
    expect((await planner.get(`${issued}/reprint.html`)).text).toBe(first);
    const shown = (await manager.get(`${issued}/sheet`)).text;
    expect(shown).toContain(`<a href="${issued}/figures/late" target="_top">`);
    const annexes = shown.slice(shown.indexOf('<section class="sheet">'));
    expect(annexes).toContain(`<a href="${issued}/figures/all" target="_top">`);
  });

  it('comes as a Word document and a workbook, marked while it is a draft, the same for ever once issued', async () => {
    const draft = await begin();
    const fileOf = async (path: string) => (await manager.get(path).expect(200).responseType('blob')).body as Buffer;
    const marked = unzip(await fileOf(`${draft}/sheet.docx`));
    expect(marked.get('word/header1.xml')).toContain('string="草稿"');
    expect(JSON.stringify(await readWorkbook(await fileOf(`${draft}/sheet.xlsx`)))).toContain('2023-07-01');
    const page = (await manager.get(issued)).text;
    const [word, workbook] = [`${issued}/reprint.docx`, `${issued}/reprint.xlsx`];
    for (const path of [word, workbook]) expect(page).toContain(path);
    const [first, tables] = [await fileOf(word), await readWorkbook(await fileOf(workbook))];
    const text = unzip(first).get('word/document.xml')!;
    for (const words of ['2023年第1期（总第1期）', '逐一盯办。', '溯源码']) expect(text).toContain(words);
    expect([...unzip(first).keys()].join()).not.toContain('header');
    await city.at.store.write((trx) => trx.updateTable('projects').set({ name: '改名后的项目' }).execute());
    expect(Buffer.compare(await fileOf(word), first)).toBe(0);
    expect(await readWorkbook(await fileOf(workbook))).toEqual(tables);
    await manager.get(`${issued.replace('issued', 'drafts')}/sheet.docx`).expect(404);
    await post(manager, `${draft}/step`, { version: versionOf((await manager.get(draft)).text), do: 'drop' });
  });

  it('shows what each project adds, the sum and the hash, and opens by its code', async () => {
    const { text } = await manager.get(`${issued}/figures/all`).expect(200);
    expect(text).toContain('校验码相符');
    const code = /溯源码 ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec((await manager.get(`${issued}/reprint.html`)).text)![1]!;
    expect((await manager.get(`/t/${code.toLowerCase()}`)).headers['location']).toBe(issued);
    await manager.get('/t/00000000').expect(404);
    await manager.get(`${issued}/figures/none`).expect(404);
    const nobody = await city.at.visitor();
    expect((await nobody.get(`/t/${code}`)).headers['location']).toContain('/sign-in');
  });

  it('is nobody’s in a district, for it speaks of the whole city', async () => {
    const district = await city.at.visitor('district');
    for (const path of ['', '/sheet', '/reprint.html', '/reprint.docx', '/reprint.xlsx', '/figures/all'])
      await district.get(`${issued}${path}`).expect(404);
    expect((await district.get('/briefings')).text).not.toContain(issued);
    const viewer = await city.at.visitor('viewer');
    await viewer.get(issued).expect(200);
    await viewer.get('/briefings/drafts').expect(403);
  });

  it('is corrected by a new number and withdrawn without being lost', async () => {
    const none = await post(planner, `${issued}/correct`, { reason: ' ' });
    expect(none.status).toBe(422);
    const draft = (await post(planner, `${issued}/correct`, { reason: '口径有误' })).headers['location']!;
    await act(planner, draft, '/step', { do: 'review' });
    const second = (await act(manager, draft, '/issue', {})).headers['location']!;
    const html = (await manager.get(`${second}/reprint.html`)).text;
    expect(html).toContain('2023年第2期（总第2期）　更正2023年第1期（总第1期）');
    expect(html).toContain('更正原因：口径有误');
    expect((await manager.get(issued)).text).toContain('本期已有更正');
    expect((await act(manager, second, '/withdraw', { why: '印错' })).status).toBe(303);
    const list = (await manager.get('/briefings')).text;
    expect(list).toContain('作废');
    expect((await manager.get(`${second}/reprint.html`)).text).toBe(html);
    const shown = (await manager.get(`${second}/sheet`)).text;
    for (const words of ['data-watermark="作废"', '原因：印错']) expect(shown).toContain(words);
    expect((await manager.get(`${second}/figures/all`)).text).toContain('原因：印错');
    for (const form of ['html', 'docx', 'xlsx']) {
      const { headers } = await manager.get(`${second}/reprint.${form}`);
      expect(decodeURIComponent(headers['content-disposition']!)).toContain('【已作废】工作简报');
    }
    const again = await post(planner, `${second}/correct`, { reason: '再改' });
    expect([again.status, again.text.includes('已作废的简报不能更正')]).toEqual([422, true]);
  });

  it('is listed page by page, and whole in a file', async () => {
    const { at } = city;
    const like = await at.store.read
      .selectFrom('sheets')
      .selectAll()
      .where('state', '=', 'issued')
      .executeTakeFirstOrThrow();
    const more = Array.from({ length: 30 }, (_, n) => ({
      ...like,
      id: `L${String(n)}`,
      number: 100 + n,
      total: 100 + n,
      code: `LIST-${String(n)}`,
      created: '2020-01-01T00:00:00Z',
    }));
    await at.store.write((trx) => trx.insertInto('sheets').values(more).execute());
    const total = 32;
    const rowsOf = (html: string) =>
      html.slice(html.indexOf('id="s-issued"')).match(/<th scope="row"><a href="\/briefings\/issued/g)?.length;
    const first = (await manager.get('/briefings')).text;
    expect([first.includes(`共 ${String(total)} 条`), rowsOf(first)]).toEqual([true, 25]);
    const second = (await manager.get('/briefings?page=2')).text;
    expect(rowsOf(second)).toBe(total - 25);
    expect((await manager.get('/briefings.json').expect(200)).body).toMatchObject({ total });
    expect((await manager.get('/briefings.csv').expect(200)).text.trim().split('\r\n')).toHaveLength(total + 1);
    const district = await at.visitor('district');
    expect((await district.get('/briefings.json').expect(200)).body).toMatchObject({ total: 0 });
    await at.store.write((trx) => trx.deleteFrom('sheets').where('id', 'like', 'L%').execute());
  });

  it('is found by the code typed from a paper without a square', async () => {
    const code = /溯源码 ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec((await manager.get(`${issued}/reprint.html`)).text)![1]!;
    const typed = `/briefings?code=${code.toLowerCase().replace('-', '%20')}`;
    expect((await manager.get(typed)).headers['location']).toBe(issued);
    expect((await manager.get('/briefings?code=ABC')).text).toContain('没有查到这个溯源码');
    const district = await city.at.visitor('district');
    expect((await district.get(typed).expect(200)).text).toContain('没有查到这个溯源码');
  });
});
