import type { Agent } from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertScenario } from '../../src/db/scenarios.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { post } from './house.ts';
import { type IssuingCity, issuingCity } from './issuing-city.ts';

const ORDER = { kind: 'bulletin', as_of: '2023-07-01', scenario: '', zone: '', district: '', project: '', query: '' };

describeOnBothEngines('from an order to an issued, corrected and withdrawn sheet', (_, place) => {
  let city: IssuingCity;
  let [planner, manager, district]: Agent[] = [];
  let issued: string;
  let first: string;

  beforeAll(async () => {
    const location = await place();
    city = await issuingCity(location.dialect === 'postgres' ? { DATABASE_URL: location.url } : {});
    [planner, manager, district] = [
      await city.at.visitor('planner'),
      await city.at.visitor('manager'),
      await city.at.visitor('district'),
    ];
  });
  afterAll(() => city.at.remove());

  const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const act = async (who: Agent, at: string, path: string, fields: Record<string, string>) =>
    post(who, `${at}${path}`, { version: versionOf((await who.get(at)).text), ...fields });
  const draft = async (order: Record<string, string>) =>
    (await post(planner!, '/briefings/drafts', { ...ORDER, ...order })).headers['location']!;
  const issue = async (at: string) => {
    await act(planner!, at, '/step', { do: 'review' });
    return (await act(manager!, at, '/issue', {})).headers['location']!;
  };
  const reprint = async (who: Agent, at: string) => (await who.get(`${at}/reprint.html`).expect(200)).text;

  it('is edited, reviewed and issued as the first of its year', async () => {
    const at = await draft({});
    await act(planner!, at, '/paragraphs', { paragraph: 'next', text: '逐一盯办，限期完成。', do: 'save' });
    issued = await issue(at);
    first = await reprint(manager!, issued);
    for (const words of ['2023年第1期（总第1期）', '逐一盯办，限期完成。']) expect(first).toContain(words);
  });

  it('stays what it was while the ledger moves on, and says what differs', async () => {
    const project = `/projects/${city.late[1]!.id}`;
    const { text } = await planner!.get(`${project}/delete`);
    expect((await post(planner!, `${project}/delete`, { version: versionOf(text), reason: '重复登记' })).status).toBe(
      303,
    );
    expect((await manager!.get(issued)).text).toContain('在册项目：现值 1，本期 2');
    expect(await reprint(planner!, issued)).toBe(first);
  });

  it('is corrected with old and new, and the correction withdrawn', async () => {
    const at = (await post(planner!, `${issued}/correct`, { reason: '重复登记' })).headers['location']!;
    const { text } = await planner!.get(at);
    for (const words of ['新进0个，退出1个，有变化0个', '不再列入在册项目']) expect(text).toContain(words);
    const second = await issue(at);
    const html = await reprint(manager!, second);
    expect(html).toContain('2023年第2期（总第2期）　更正2023年第1期（总第1期）');
    expect(html).toContain('在册项目</td><td class="figure">2</td><td class="figure">1</td>');
    expect((await act(manager!, second, '/withdraw', { why: '印错' })).status).toBe(303);
    expect(await reprint(manager!, second)).toBe(html);
  });

  it('compares scenarios from the order to the issued special report, and is refused where one is unknown', async () => {
    const { store } = city.at;
    const known = await store.read.selectFrom('scenarios').selectAll().executeTakeFirstOrThrow();
    const other = {
      ...known,
      id: 'S0099',
      name: '示例另一情景',
      changes: JSON.stringify([{ select: { type: ['voc-capture'] }, delay_days: 30 }]),
    };
    await store.write((trx) => insertScenario(trx, other));
    const order = { ...ORDER, kind: 'special', scenario: known.id };

    const wrong = await post(planner!, '/briefings', { ...order, beside: 'S0098' });
    expect([wrong.status, wrong.text.includes('没有编号为 S0098 的情景')]).toEqual([422, true]);
    const made = new URL(
      (await post(planner!, '/briefings', { ...order, beside: other.id })).headers['location']!,
      'http://x',
    );
    made.searchParams.delete('kind');
    const shown = (await planner!.get(`/briefings/special.html${made.search}`).expect(200)).text;
    for (const words of ['情景比较', '现状', known.name, other.name]) expect(shown).toContain(words);
    await planner!.get(`/briefings/special?run=${made.searchParams.get('run')!}&beside=S0098`).expect(404);

    const compared = await planner!.get(`/scenarios/compare?s=${known.id}&s=${other.id}`).expect(200);
    expect(compared.text).toContain('据此出专报');

    const drafted = await draft({ ...order, beside: other.id });
    expect((await planner!.get(drafted)).text).toContain(`比较情景 ${other.id}`);
    await act(planner!, drafted, '/step', { do: 'review' });
    const moved = JSON.stringify([{ select: { type: ['voc-capture'] }, delay_days: 60 }]);
    await store.write((trx) =>
      trx.updateTable('scenarios').set({ changes: moved }).where('id', '=', other.id).execute(),
    );
    const refused = await act(manager!, drafted, '/issue', {});
    expect([refused.status, refused.text.includes('数据、情景或模型在排稿之')]).toEqual([422, true]);
    await act(planner!, drafted, '/step', { do: 'refresh' });
    const at = await issue(drafted);
    const html = await reprint(manager!, at);
    expect(html).toContain(other.name);
    await store.write((trx) => trx.deleteFrom('scenarios').where('id', '=', other.id).execute());
    expect(await reprint(manager!, at)).toBe(html);
    await manager!.get(at).expect(200);
  });

  it('is read by a district when it was issued for that district only', async () => {
    const own = await issue(await draft({ kind: 'dispatch', district: '370211' }));
    await district!.get(issued).expect(404);
    expect(await reprint(district!, own)).toBe(await reprint(manager!, own));
    const { text } = await district!.get('/briefings');
    expect([text.includes(own), text.includes(issued)]).toEqual([true, false]);
  });
});
