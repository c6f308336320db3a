import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, post, type TestHouse } from './house.ts';

const plain = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s+/g, '');

/** A speech held against the sample, as a planner and as a district read the answer. */
describe('a speech held against the figures', () => {
  let at: TestHouse;
  let planner: Agent;
  const check = (agent: Agent, text: string, asOf = '2023-06-30') =>
    post(agent, '/briefings/speech', { text, as_of: asOf });

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
  });
  afterAll(() => at.remove());

  it('is linked from the sheets and asks for a text and a day', async () => {
    expect((await planner.get('/briefings').expect(200)).text).toContain('href="/briefings/speech"');
    const { text } = await planner.get('/briefings/speech').expect(200);
    expect(text).toContain('<textarea id="text"');
    expect(text).toContain('name="as_of"');
  });

  it('finds nothing wrong with the sentences of the brief itself', async () => {
    const made = await post(planner, '/briefings', { scenario: '', as_of: '2023-06-30' });
    const run = new URL(made.headers['location']!, 'http://x').searchParams.get('run')!;
    const brief = (await planner.get(`/briefings/bulletin.html?run=${run}`).expect(200)).text;
    const state = /截至2023年6月30日，全市在册.*?(?:逾期\d+个，其中超30天\d+个。|逾期\d+个。|无逾期项目。)/.exec(
      plain(brief),
    )![0];
    const answer = plain((await check(planner, state)).text);
    const [, all, right, wrong] = /共(\d+)个数字：相符(\d+)个，不符(\d+)个/.exec(answer)!.map(Number);
    expect({ wrong, right }).toEqual({ wrong: 0, right: all });
    expect(all).toBeGreaterThanOrEqual(10);
  });

  it('says what a wrong number should be, in a sentence to copy, with its list', async () => {
    const { body } = await planner.get('/projects.json?status=verified').expect(200);
    const accepted = (body as readonly unknown[]).length;
    const { text } = await check(planner, `全市已验收${String(accepted)}个。全市已建成${String(accepted)}个。`);
    expect(plain(text)).toContain('相符1个，不符1个');
    expect(plain(text)).toContain(`${String(accepted)}个是“已验收”，不是“已建成”`);
    expect(text).toMatch(/class="to-copy">全市已建成\d+个。</);
    expect(text).toContain('href="/projects?status&#x3D;verified"');
  });

  it('puts no sentence right that would still say 快 of what is behind', async () => {
    const { text } = await check(planner, '全市已完成1010个，较时序进度快3个百分点。');
    expect(plain(text)).toContain('应为慢2.2个百分点');
    expect(plain(text)).not.toContain('快2.2个百分点');
    expect(text).toMatch(/class="to-copy">[^<]*较时序进度慢2.2个百分点/);
  });

  it.each([
    ['已验收项目占已完成项目的99.9%。', /截至2023年6月30日，全市已验收项目\d+个，占全市已完成项目的[\d.]+%。/],
    ['全市逾期9个。', /截至2023年6月30日，全市逾期\d+个，其中超30天\d+个。/],
    ['全市在建9个。', /截至2023年6月30日，全市在建项目\d+个。/],
    ['工业项目9个。', /截至2023年6月30日，工业企业在册项目\d+个。/],
    ['较计划欠账9个。', /截至2023年6月30日，全市较基线计划少完成项目\d+个。/],
    ['完成率快于时间进度9.9个百分点。', /截至2023年6月30日，全市完成率较全年时间进度快[\d.]+个百分点。/],
    ['NOx减排量距臭氧季目标还差9吨。', /截至2023年6月30日，全市已建成项目臭氧季NOx减排量距目标差[\d.]+吨。/],
    ['按现计划臭氧季NOx完成目标的9.9%。', /截至2023年6月30日，全市现计划臭氧季NOx减排量达目标的[\d.]+%。/],
    ['已建成项目全年NOx减排9吨。', /截至2023年6月30日，全市已建成项目年度NOx减排量\d+吨。/],
  ])('says %s right as an office would print it', async (wrong, right) => {
    const { text } = await check(planner, wrong);
    expect(plain(text)).toMatch(right);
  });

  it('says that the lead on the year gone goes by days of the calendar', async () => {
    const { text } = await check(planner, '全市完成率快于时间进度9.9个百分点。');
    expect(text).toContain('口径：按日历天数');
  });

  it.each([
    ['黄岛区完成率居全市前3位。', '“前3位”的说法不成立'],
    ['全市完成率不到一成。', '“不足一成”的说法不成立'],
    ['全市完成率过九成，过半项目尚未完成。', '“过半”的说法不成立'],
    ['全市已完成9000余个。', '“9000余个”的说法不成立'],
  ])('says of %s that %s', async (wrong, why) => {
    const { text } = await check(planner, wrong);
    expect(plain(text)).toContain(why);
  });

  it('answers in English too', async () => {
    const english = await at.visitor('planner');
    await english.get('/briefings/speech?lang=en').expect(200);
    const { text } = await check(english, '全市已完成9000余个，NOx减排9吨，占已完成项目的99%，居全市前3位。');
    expect(text).toContain('“9000余个” does not hold');
    expect(text).toContain('Checked against the data of');
  });

  it('offers no sentence of the writer that would still claim what is not so', async () => {
    const { text } = await check(planner, '城阳区完成率全市最低，仅1.1%。');
    expect(text).not.toContain('改后的原句');
    expect(plain(text)).toMatch(/城阳区在册项目\d+个，已完成\d+个/);
  });

  it('keeps a text as it was typed and never as markup', async () => {
    const { text } = await check(planner, '<b>已完成12个</b>\r\n同比下降3%');
    expect(text).toContain('&lt;b&gt;已完成');
    expect(text).not.toContain('<b>已完成');
  });

  it('refuses what is empty, too long or of no day, and keeps what was typed', async () => {
    for (const [typed, day, words] of [
      [' ', '2023-06-30', '请粘贴要核对的文稿'],
      ['已完成1个。'.repeat(3400), '2023-06-30', '最多核对 20000 字'],
      ['已完成1个。', '2023-02-30', '请填写存在的日期'],
    ] as const) {
      const reply = await check(planner, typed, day);
      expect(reply.status).toBe(422);
      expect(reply.text).toContain(words);
    }
  });

  it('tells a district nothing of the others, of the city and of ranks', async () => {
    const district = await at.visitor('district');
    const { text: city } = await check(planner, '城阳区完成率1.1%，居全市第99位。全市已完成1个。');
    const right = /城阳区在册项目\d+个，已完成\d+个，完成率[\d.]+%，居全市\S*?第\d+位/.exec(plain(city))![0];
    const { text } = await check(district, `${right}。全市已完成1个。黄岛区完成率1.1%，居全市第99位。`);
    const answer = plain(text);
    expect(answer).toContain('相符0个，不符1个');
    expect(answer).toMatch(/黄岛区在册项目\d+个，已完成\d+个，完成率[\d.]+%。/);
    expect(answer.replaceAll(right, '')).not.toMatch(/完成率[\d.]+%，居全市(?!第99位)/);
  });
});
