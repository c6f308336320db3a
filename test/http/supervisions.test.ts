import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/exchange/read-workbook.ts';
import { tokenOf, post } from './house.ts';
import { type IssuingCity, issuingCity } from './issuing-city.ts';

const PDF = Buffer.from('%PDF-1.4\n示例到货单');

describe('督办事项', () => {
  let city: IssuingCity;
  let planner: Agent;
  let manager: Agent;
  let district: Agent;
  let page: string;
  let sheet: string;

  const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const issueOne = async (code: string) => {
    const order = { kind: 'supervision', as_of: '2023-07-01', scenario: '', zone: '', district: code, project: '', query: '' }; // prettier-ignore
    const draft = (await post(planner, '/briefings/drafts', order)).headers['location']!;
    const step = async (who: Agent, path: string, fields: Record<string, string>) =>
      post(who, `${draft}${path}`, { version: versionOf((await who.get(draft)).text), ...fields });
    await step(planner, '/step', { do: 'review' });
    return (await step(manager, '/issue', {})).headers['location']!;
  };
  const answer = async (who: Agent, words: string, paper?: { bytes: Buffer; name: string }) => {
    const sent = who
      .post(`${page}/answer`)
      .field('_csrf', await tokenOf(who))
      .field('version', versionOf((await who.get(page)).text))
      .field('words', words);
    return paper === undefined ? sent : sent.attach('papers', paper.bytes, paper.name);
  };
  const review = async (who: Agent, fields: Record<string, string>) =>
    post(who, `${page}/review`, { version: versionOf((await who.get(page)).text), due: '', words: '', ...fields });

  beforeAll(async () => {
    city = await issuingCity();
    [planner, manager, district] = [
      await city.at.visitor('planner'),
      await city.at.visitor('manager'),
      await city.at.visitor('district'),
    ];
    sheet = await issueOne('370211');
    page = sheet.replace('/briefings/issued/', '/supervisions/');
  });
  afterAll(() => city.at.remove());

  it('stand with the issued sheet, on the page of the project, in the list and among the notices of the district', async () => {
    expect((await manager.get(sheet)).text).toContain(`href="${page}">督办事项：待处理`);
    expect((await manager.get(`/projects/${city.late[0]!.id}`)).text).toContain(`href="${page}">督办〔2023〕1号`);
    for (const who of [planner, district]) {
      const list = (await who.get('/supervisions').expect(200)).text;
      expect(list).toContain(`href="${page}">督办〔2023〕1号`);
      expect(list).toContain('共1件，其中待处理1件');
    }
    expect((await district.get('/notices')).text).toContain('督办〔2023〕1号：请按期回复');
    expect((await planner.get('/notices')).text).not.toContain('督办〔2023〕1号');
    expect((await district.get('/supervisions?state=closed')).text).toContain('没有符合条件的督办事项');
    const { total, rows } = (await manager.get('/supervisions.json')).body as { total: number; rows: unknown[] };
    expect([total, rows[0]]).toEqual([1, expect.objectContaining({ number: '督办〔2023〕1号', district: '370211', state: 'waiting', projects: 2 })]); // prettier-ignore
    const book = (await manager.get('/supervisions.xlsx').responseType('blob')).body as Buffer;
    expect(JSON.stringify(await readWorkbook(book))).toContain('督办〔2023〕1号');
    expect((await manager.get('/supervisions.csv')).text).toContain('督办〔2023〕1号');
  });

  it('are answered by their district, with papers judged by what they hold', async () => {
    const empty = await answer(district, ' ');
    expect([empty.status, empty.text.includes('请填写回复内容')]).toEqual([422, true]);
    const script = await answer(district, '已整改', {
      bytes: Buffer.from('<script>alert(1)</script>'),
      name: '说明.pdf',
    });
    expect([script.status, script.text.includes('只接受照片'), script.text.includes('已整改')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await answer(manager, '代答')).status).toBe(403);
    const words = '<b>设备</b>已到货\n8月底完成';
    expect((await answer(district, words, { bytes: PDF, name: '到货单.pdf' })).status).toBe(303);
    const shown = (await manager.get(page)).text;
    expect(shown).toContain('&lt;b&gt;设备&lt;/b&gt;已到货');
    expect(shown).not.toContain('<b>设备');
    const paper = new RegExp(`${page}/papers/[0-9a-f-]+`).exec(shown)![0];
    const got = await manager.get(paper).expect(200).responseType('blob');
    expect([Buffer.compare(got.body as Buffer, PDF), got.headers['content-disposition']]).toEqual([0, expect.stringMatching(/^attachment/)]); // prettier-ignore
    expect((await district.get(page)).text).not.toContain('name="words"');
    expect((await planner.get('/notices')).text).toContain('督办〔2023〕1号：已回复，请审核');
  });

  it('are sent back or closed by the city, never twice by the same view of it', async () => {
    expect((await post(district, `${page}/review`, { version: '2', do: 'accept', words: '好', due: '' })).status).toBe(403); // prettier-ignore
    const back = await review(planner, { do: 'return', words: '缺完成日期', due: '2023-06-01' });
    expect([back.status, back.text.includes('请填写晚于今天的答复期限')]).toEqual([422, true]);
    const stale = versionOf((await planner.get(page)).text);
    expect((await review(planner, { do: 'return', words: '缺完成日期', due: '2099-01-01' })).status).toBe(303);
    expect((await post(planner, `${page}/review`, { version: stale, do: 'accept', words: '好', due: '' })).status).toBe(409); // prettier-ignore
    expect((await district.get('/notices')).text).toContain('回复被退回，请再回复');
    await answer(district, '8月31日完成。');
    expect((await review(manager, { do: 'accept', words: '同意。' })).status).toBe(303);
    const shown = (await district.get(page)).text;
    for (const words of ['已办结', '退回，2099-01-01前再回复', '审核通过，办结', '同意。'])
      expect(shown).toContain(words);
    expect((await post(district, `${page}/answer`, { version: '5', words: '再答', papers: '' })).status).toBe(422);
    await manager.post(`${page}/review`).type('form').send({ version: '5', do: 'accept' }).expect(403);
  });

  it('are nobody’s business in another district, neither page nor paper nor interface', async () => {
    await city.at.store.write((trx) => trx.updateTable('users').set({ district: '370282' }).where('name', '=', 'district').execute()); // prettier-ignore
    const foreign = await city.at.visitor('district');
    for (const path of [page, sheet, `${sheet}/sheet`, `${sheet}/reprint.html`, `${sheet}/figures/late`])
      await foreign.get(path).expect(404);
    expect((await foreign.get('/supervisions')).text).not.toContain('督办〔2023〕1号');
    const sent = await foreign.post(`${page}/answer`).field('_csrf', await tokenOf(foreign)).field('version', '5').field('words', '答'); // prettier-ignore
    expect(sent.status).toBe(404);
    await city.at.store.write((trx) => trx.updateTable('users').set({ district: '370211' }).where('name', '=', 'district').execute()); // prettier-ignore
  });

  it('are read in English too', async () => {
    const english = (await manager.get(`${page}?lang=en`)).text;
    for (const words of ['Supervision order [2023] no. 1', 'Closed', 'sent back, answer again by 2099-01-01'])
      expect(english).toContain(words);
  });
});
