import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from 'supertest';
import { wholeProgramme } from '../../../src/db/scope.ts';
import { findProject } from '../../../src/db/projects.ts';
import { openHouse, tokenOf, type TestHouse } from '../house.ts';
import { type Fields, fieldsOf, plain } from './form-fields.ts';

const without = (fields: Fields, names: RegExp): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.test(name)));

const send = (agent: Agent, path: string, fields: Fields) => agent.post(path).type('form').send(fields);

describe('the entry form', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;
  /** A listed project of the branch's district, with a frozen plan. */
  let listed: string;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    district = await at.visitor('district');
    const rows = (await district.get('/projects.json?step=building&source.empty=0')).body as {
      id: string;
      source: string | null;
    }[];
    listed = rows.find(({ source }) => source !== null)!.id;
  });
  afterAll(() => at.remove());

  it('finds a source by its enterprise without any script, takes it, and keeps what was typed', async () => {
    const fields = {
      ...fieldsOf((await district.get('/projects/new')).text),
      name: '示例查源项目',
      enterprise: '示例企业',
    };
    const found = (await send(district, '/projects/estimate', { ...fields, do: 'find-source' })).text;
    const press = /value="(use-source-[^"]+)"/.exec(found)![1]!;
    const taken = (await send(district, '/projects/estimate', { ...fieldsOf(found), do: press })).text;
    expect(fieldsOf(taken)).toMatchObject({
      name: '示例查源项目',
      source: press.slice('use-source-'.length),
      zone: '',
    });
    const none = await send(district, '/projects/estimate', { ...fields, source: '100%_', do: 'find-source' });
    expect(none.text).not.toContain('use-source-');
  });

  it('tells everything that is wrong at once: what cannot be read, what rules break, what is not there', async () => {
    const { 'windows.0.from': _, ...plainFields } = fieldsOf((await planner.get('/projects/new')).text);
    const page = await send(planner, '/projects/new', {
      ...plainFields,
      progress: '约90',
      start: '2023-05-01',
      finish: '2023-04-01',
      source: 'S-无',
      credit_code: '91350100M000100Y44',
      'windows.0.from': '2023-07-01',
      'windows.0.until': '2023-06-01',
      'windows.0.share': '120',
    });
    expect(page.status).toBe(422);
    const summary = /<section class="error-summary"[\s\S]*?<\/section>/.exec(page.text)![0];
    expect(plain(summary)).toContain('时段措施第 1 行份额');
    const told = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, field]) => field!);
    expect(told.toSorted()).toEqual(
      ['category', 'credit_code', 'district', 'finish', 'name', 'progress', 'source', 'type', 'windows.0.share', 'windows.0.until'], // prettier-ignore
    );
  });

  const stored = async (id: string) => {
    const programme = await at.store.read.selectFrom('programmes').selectAll().executeTakeFirstOrThrow();
    return (await findProject(at.store.read, wholeProgramme(programme), id))!;
  };
  const opened = async (agent: Agent, path: string): Promise<Fields> =>
    fieldsOf((await agent.get(path).expect(200)).text);
  const reasons = async (id: string): Promise<string[]> =>
    (
      await at.store.read
        .selectFrom('audit')
        .select('reason')
        .where('entity_id', '=', id)
        .orderBy('id', 'desc')
        .execute()
    ).map(({ reason }) => reason ?? '');

  it('sent back as it was opened changes nothing', async () => {
    const before = await stored(listed);
    await send(planner, `/projects/${listed}/edit`, await opened(planner, `/projects/${listed}/edit`)).expect(303);
    expect(await stored(listed)).toEqual(before);
  });

  it('asks for a tick and a reason where a reduction is above its base, and writes both into the trail', async () => {
    const fields = { ...without(await opened(planner, `/projects/${listed}/edit`), /^m\d+\./), reason: '复测' };
    const asked = await send(planner, `/projects/${listed}/edit`, { ...fields, reduces: 'NOx 99999' }).expect(422);
    expect(asked.text).toContain('高于所选排放源的基数');
    expect(asked.text).not.toContain('error-summary');
    const [tick] = [...asked.text.matchAll(/name="(confirm\.above-base[^"]*)" value="([^"]*)"/g)];
    const ticked = { ...fieldsOf(asked.text), [tick![1]!]: plain(tick![2]!) };
    for (const [, name, value] of asked.text.matchAll(/name="(confirm\.[a-z-]+\.[a-z_]+)" value="([^"]*)"/g))
      ticked[name!] = plain(value!);
    expect((await send(planner, `/projects/${listed}/edit`, ticked).expect(422)).text).toContain(
      '请填写确认提醒的理由',
    );
    await send(planner, `/projects/${listed}/edit`, { ...ticked, confirm_reason: '基数待更新' }).expect(303);
    const [reason] = await reasons(listed);
    expect(reason).toMatch(/复测；已确认提醒：.*高于所选排放源的基数.*基数待更新/);

    // What was confirmed once with these figures is not asked again.
    const again = await opened(planner, `/projects/${listed}/edit`);
    await send(planner, `/projects/${listed}/edit`, { ...again, progress: '71' }).expect(303);
  });

  it('names what was typed, why not and what is accepted', async () => {
    const fields = await opened(planner, '/projects/new');
    const wrong = {
      uptime: '120',
      industry: 'X1',
      credit_code: '91350100M000100Y44',
      name: '示例',
      category: 'industry',
    };
    const said = (await send(planner, '/projects/new', { ...fields, ...wrong }).expect(422)).text;
    expect(said).toContain('填了 120，请填 0–100 之间的数');
    expect(said).toContain('“X1”不是国民经济行业代码');
    const complete = { ...fields, name: '示例', category: 'industry', type: 'ule-grinding', district: '370211' };
    const lacking = (await send(planner, '/projects/new', { ...complete, type: '' }).expect(422)).text;
    expect(lacking).toMatch(/<a href="#type">项目类型：请填写此项<\/a>/);
    const code = await send(planner, '/projects/new', { ...complete, credit_code: '91350100M000100Y44' }).expect(422);
    expect(code.text).toMatch(/校验位不符（按前 17 位应为 3）/);
  });

  it('keeps a draft beside the record, offers it, and lets go of it when it is handed in', async () => {
    const fields = await opened(planner, '/projects/new');
    const typed = {
      ...fields,
      name: '写到一半',
      capital: '约50',
      ['tranches.0.day']: '2023-07-01',
      ['tranches.0.unit']: '辆',
    };
    const saved = await planner
      .post('/drafts')
      .set('accept', 'application/json')
      .type('form')
      .send({ ...typed, do: 'draft' })
      .expect(200);
    expect((saved.body as { words: string }).words).toMatch(/^草稿已保存 \d\d:\d\d$/);
    expect((await planner.get('/drafts').expect(200)).text).toContain('写到一半');
    expect((await planner.get('/projects/new').expect(200)).text).toContain('有一份未提交的草稿：写到一半');
    expect((await district.get('/drafts').expect(200)).text).not.toContain('写到一半');

    const on = await opened(planner, `/projects/new?draft=${fields['once']!}`);
    expect(on).toMatchObject({
      name: '写到一半',
      capital: '约50',
      'tranches.0.day': '2023-07-01',
      once: fields['once'],
    });
    const whole = {
      ...without(on, /^tranches\./),
      category: 'industry',
      type: 'ule-grinding',
      district: '370211',
      capital: '',
    };
    const [first, second] = await Promise.all([
      send(planner, '/projects/new', whole),
      send(planner, '/projects/new', whole),
    ]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(first.headers['location']).toBe(second.headers['location']);
    expect((await planner.get('/drafts').expect(200)).text).not.toContain('写到一半');
    // An autosave that was on its way comes too late to bring the draft back.
    await send(planner, '/drafts', typed);
    expect((await planner.get('/drafts').expect(200)).text).not.toContain('写到一半');
  });

  it('shows both sides of a conflict, writes nothing before the choice, and then what was chosen', async () => {
    const mine = await opened(planner, `/projects/${listed}/edit`);
    await send(planner, `/projects/${listed}/edit`, {
      ...mine,
      once: 'a',
      owner: '示例甲',
      problem: '对方写的',
    }).expect(303);
    const before = await stored(listed);
    const typed = { ...mine, owner: '示例乙', problem: '我写的', lead: '示例·我方' };
    const page = await send(planner, `/projects/${listed}/edit`, typed).expect(409);
    for (const word of ['示例甲', '示例乙', '对方写的', '我写的', '示例·我方', '放弃我的修改', '只保留我的备注'])
      expect(page.text).toContain(word);
    expect(await stored(listed)).toEqual(before);

    const hidden = fieldsOf(page.text);
    const missing = await send(planner, `/projects/${listed}/edit`, { ...hidden, do: 'resolve' }).expect(422);
    expect(missing.text).toMatch(/请选择“[^”]+”取哪一方的值/);
    expect(await stored(listed)).toEqual(before);
    const chosen = { ...hidden, do: 'resolve', 'pick.owner': 'theirs', 'pick.problem': 'mine' };
    await send(planner, `/projects/${listed}/edit`, chosen).expect(303);
    expect(await stored(listed)).toMatchObject({ owner: '示例甲', problem: '我写的', lead: '示例·我方' });
  });

  it('keeps only the remark where that was asked for', async () => {
    const mine = await opened(planner, `/projects/${listed}/edit`);
    await send(planner, `/projects/${listed}/edit`, { ...mine, once: 'b', owner: '示例丙' }).expect(303);
    const page = await send(planner, `/projects/${listed}/edit`, {
      ...mine,
      owner: '示例丁',
      problem: '只留这句',
    }).expect(409);
    await send(planner, `/projects/${listed}/edit`, { ...fieldsOf(page.text), do: 'keep-remarks' }).expect(303);
    expect(await stored(listed)).toMatchObject({ owner: '示例丙', problem: '只留这句' });
  });

  it('lets a branch report and ask, never change the plan; the city accepts with both names', async () => {
    const before = await stored(listed);
    const fields = await opened(district, `/projects/${listed}/edit`);
    await send(district, `/projects/${listed}/edit`, { ...fields, progress: '72', phone: '0532-55500000' }).expect(303);
    const fresh = await opened(district, `/projects/${listed}/edit`);
    const change = { ...fresh, finish: '2023-12-20', spent: '1.5' };
    const refused = await send(district, `/projects/${listed}/edit`, change).expect(422);
    expect(refused.text).toContain('提交变更申请');
    expect((await stored(listed)).finish).toBe(before.finish);
    expect((await send(district, `/projects/${listed}/edit`, { ...change, do: 'ask' }).expect(422)).text).toContain(
      '请填写此项',
    );
    await send(district, `/projects/${listed}/edit`, { ...change, do: 'ask', reason: '设备晚到' }).expect(303);
    expect(await stored(listed)).toMatchObject({ finish: before.finish, spent: 1.5, progress: 72 });

    const list = (await planner.get('/requests').expect(200)).text;
    expect(list).toContain('设备晚到');
    expect(list).toContain('待处理（1）');
    // The record moves on meanwhile, in a field of the request and in another.
    const meanwhile = await opened(planner, `/projects/${listed}/edit`);
    const moved = { ...meanwhile, finish: '2023-11-11', process: '另一种工艺' };
    const unsaid = await send(planner, `/projects/${listed}/edit`, moved).expect(422);
    expect(unsaid.text).toContain('修改计划日期或减排量须写明原因');
    await send(planner, `/projects/${listed}/edit`, { ...moved, reason: '设备晚到' }).expect(303);
    const token = await tokenOf(planner);
    await send(district, '/requests/1', { _csrf: await tokenOf(district), do: 'accept' }).expect(403);
    expect((await send(planner, '/requests/1', { _csrf: token, do: 'return', answer: '' }).expect(422)).text).toContain(
      '请填写此项',
    );
    expect((await send(planner, '/requests/1', { _csrf: token, do: 'accept' }).expect(422)).text).toContain('请选择');
    await send(planner, '/requests/1', { _csrf: token, do: 'accept', 'pick.finish': 'mine' }).expect(303);
    expect(await stored(listed)).toMatchObject({ finish: '2023-12-20', process: '另一种工艺' });
    const [event] = await at.store.read
      .selectFrom('audit')
      .selectAll()
      .where('entity_id', '=', listed)
      .orderBy('id', 'desc')
      .execute();
    expect([event!.user_name, event!.reason]).toEqual([
      'planner',
      expect.stringMatching(/变更申请 1，申请人 district：设备晚到/),
    ]);
  });

  it('adds and removes rows without scripts and reads a pasted list', async () => {
    const fields = await opened(planner, '/projects/new');
    const added = fieldsOf(
      (await send(planner, '/projects/estimate', { ...fields, do: 'add-tranches' }).expect(200)).text,
    );
    expect(added['tranches.0.status']).toBe('planned');
    const text = '月份\t计划数量\t完成数量\t单位\n2023-06-30\t60\t60\t辆\n2023年9月\t40\t\t辆\n合计\t100\t60\t辆';
    const read = await planner
      .post('/projects/estimate')
      .field({ ...added, do: 'read-tranches', tranche_text: text })
      .expect(200);
    const rows = fieldsOf(read.text);
    expect(rows).toMatchObject({
      'tranches.0.quantity': '60',
      'tranches.0.status': 'built',
      'tranches.1.day': '2023-09-30',
      'tranches.1.quantity': '40',
    });
    expect(read.text).toContain('计划共 100辆，已完成 60辆');
    const odd = await send(planner, '/projects/estimate', { ...rows, 'tranches.1.day': '九月', do: 'calculate' });
    expect(odd.text).toMatch(/name="tranches\.1\.day" type="text" value="九月"/);
    const whole = { ...rows, name: '示例淘汰', category: 'industry', type: 'ule-grinding', district: '370211' };
    // A list left in its box is not saved around in silence.
    const unread = await send(planner, '/projects/new', { ...whole, tranche_text: text }).expect(422);
    expect(unread.text).toContain('分批清单尚未读入');
    expect(unread.text).toMatch(/<details open><summary>粘贴或上传分批清单/);
    const made = await send(planner, '/projects/new', whole).expect(303);
    const record = await stored(made.headers['location']!.split('/').pop()!);
    expect(record.tranches).toMatchObject([
      { day: '2023-06-30', share: 0.6, quantity: 60, done: 60, unit: '辆', status: 'built' },
      { day: '2023-09-30', share: 0.4, quantity: 40, done: null, status: 'planned' },
    ]);
    const fewer = await send(planner, '/projects/estimate', { ...rows, do: 'remove-tranches-0' }).expect(200);
    expect(fieldsOf(fewer.text)).toMatchObject({ 'tranches.0.quantity': '40' });
    const copy = await opened(planner, `/projects/new?from=${record.id}`);
    expect(copy).toMatchObject({ name: '示例淘汰（副本）', step: 'reserve', 'tranches.0.done': '', version: '' });
  });
});
