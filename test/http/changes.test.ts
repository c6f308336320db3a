import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentProgramme } from '../../src/db/programmes.ts';
import { projectEvents } from '../../src/db/changes.ts';
import { keptProjects } from '../../src/db/deleted-projects.ts';
import { groupRows } from '../../src/db/group-rows.ts';
import { replayed } from '../../src/services/past/replay-records.ts';
import { readWorkbook } from '../../src/exchange/read-workbook.ts';
import { openHouse, post, tokenOf, type TestHouse } from './house.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly district: string;
  readonly owner: string | null;
  readonly finish: string | null;
  readonly step: string;
  readonly status: string;
  readonly version: number;
}

/** The sample, whose trail begins on 5 January 2023. */
describe('changes of three thousand projects', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;
  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    district = await at.visitor('district');
  });
  afterAll(() => at.remove());

  const rows = async (query: string, agent = planner) =>
    (await agent.get(`/projects.json?${query}`).expect(200)).body as readonly Row[];
  const totals = (html: string): string => /<strong>(共[^<]*)<\/strong>/.exec(html)?.[1] ?? '';
  const printed = (text: string): number => Number(text.replace('−', '-').replace('+', ''));

  /** Begins a bulk edit, chooses its fields and answers the preview's address. */
  const begin = async (agent: Agent, selection: Record<string, string>, fields: Record<string, string>) => {
    const begun = await post(agent, '/projects/bulk', selection);
    const plan = String(begun.headers['location']);
    const sent = await post(agent, plan, { reason: '统一调整', ...fields });
    return { plan, sent, preview: String(sent.headers['location']) };
  };

  it('complaint 20: a list says what changed since a day, and old + difference = new as printed', async () => {
    const page = (await planner.get('/projects?since=2023-05-31&cols=name,step,finish,season_voc').expect(200)).text;
    expect(page).toContain('2023-05-31 与 现在 相比');
    expect(page).toMatch(/<del>[^<]+<\/del>\s*<ins>[^<]+<\/ins>/);
    const lines = [
      ...page.matchAll(
        /<th scope="row">[^<]*<\/th><td class="num">([^<]*)<\/td><td class="num">([^<]*)<\/td><td class="num">([^<]*)<\/td>/g,
      ),
    ];
    expect(lines).toHaveLength(5);
    for (const [, before, after, change] of lines)
      expect(printed(before!) + printed(change!)).toBeCloseTo(printed(after!), 6);
    const changes = (await planner.get('/projects.json?since=2023-05-31&cols=step').expect(200)).body as {
      kind: string;
    }[];
    expect(changes.length).toBeGreaterThan(100);
    expect((await planner.get('/projects.csv?since=2023-06-30&cols=step')).text.trim().split('\r\n')).toHaveLength(1);
  });

  it('a list of changes shows the way of lamps and places, what else was typed, and names what it left out', async () => {
    const address =
      '/projects?since=2023-05-31&district=370211&sort=-season_voc&cols=name,lamp,season_voc&bogus=1&group=type';
    const page = (await planner.get(address).expect(200)).text;
    expect(page).toMatch(
      /<del><span class="lamp is-yellow">预警<\/span><\/del> <span class="turn is-up" title="好转">.*?<ins><span class="lamp is-green">正常<\/span>/,
    );
    expect(page).toMatch(/<td class="num">\d+ <span class="turn is-(up|down)" title="名次(上升|下降)">\d+/);
    expect(page).toMatch(/阶段：<del>[^<]+<\/del> <ins>[^<]+<\/ins>/);
    expect(page).toContain('已忽略：bogus&#x3D;1');
    expect(page).toContain('不分组');
    const turned = (await planner.get('/projects?since=2023-06-15&as_of=2023-05-31').expect(200)).text;
    expect(turned).toContain('2023-05-31 与 2023-06-15 相比');
    const rows = (await planner.get(`/projects.csv?${address.split('?')[1]!}`)).text.trim().split('\r\n').slice(1);
    expect(rows.some((row) => /^变更,QD-.*,阶段,/.test(row))).toBe(true);
    expect(rows.every((row) => !row.includes(',电话,'))).toBe(true);
    const { body } = await planner
      .get(`/projects.xlsx?${address.split('?')[1]!}`)
      .responseType('blob')
      .expect(200);
    const said = JSON.stringify(await readWorkbook(body as Buffer));
    for (const words of ['2023-05-31 与 现在 相比', 'planner', '/projects?district=370211', '阶段'])
      expect(said).toContain(words);
    const viewer = await at.visitor('viewer');
    expect((await viewer.get('/projects.csv?since=2023-05-31&cols=phone').expect(200)).text).not.toContain('电话');
  });

  it('the map shows a past day as the list does, and leads back to the same list', async () => {
    const page = (await planner.get('/projects/map?status=building&as_of=2023-05-31&cols=id,name').expect(200)).text;
    expect(page).toContain('当前显示 2023-05-31 当日所知');
    expect(totals(page)).toBe(totals((await planner.get('/projects?status=building&as_of=2023-05-31')).text));
    expect(page).toContain('href="/projects?status&#x3D;building&amp;cols&#x3D;id%2Cname&amp;as_of&#x3D;2023-05-31"');
  });

  it('shows the list, its totals and a project as they were known on a day', async () => {
    const [now, then] = [await rows('district=370211'), await rows('district=370211&as_of=2023-03-31')];
    expect(then).toHaveLength(now.length);
    expect(then.filter(({ status }) => status === 'built').length).toBeLessThan(
      now.filter(({ status }) => status === 'built').length,
    );
    expect(await rows('as_of=2023-01-04')).toEqual([]);
    const past = await planner.get('/projects?as_of=2023-03-31').expect(200);
    expect(past.text).toContain('2023-03-31 当日所知');
    expect(totals(past.text)).not.toBe(totals((await planner.get('/projects')).text));
    expect(past.text).toContain('?as_of&#x3D;2023-03-31');
    const moved = then.find(({ id, version }) => now.some((row) => row.id === id && row.version > version))!;
    const page = await planner.get(`/projects/${moved.id}?as_of=2023-03-31`).expect(200);
    expect(page.text).toContain('不是现状');
    expect(page.text).not.toContain(`/projects/${moved.id}/edit`);
    expect((await planner.get('/projects?as_of=2099-01-01')).text).toContain('as_of&#x3D;2099-01-01');
  });

  it('complaint 03: one action changes the whole filter with a preview, and one undo takes it back', async () => {
    const query = 'district=370211&status=building';
    const before = await rows(query);
    const { plan, preview } = await begin(
      planner,
      { do: 'all', query, count: String(before.length) },
      { 'op.finish': 'shift', 'days.finish': '30', 'op.owner': 'set', 'to.owner': '统一责任人' },
    );
    const shown = await planner.get(preview).expect(200);
    expect(shown.text).toContain('现计划完工推迟 30 天');
    const moved = before[0]!;
    await planner.get(`/projects/${moved.id}/edit`);
    await at.store.write((trx) =>
      trx
        .updateTable('projects')
        .set({ version: moved.version + 1 })
        .where('id', '=', moved.id)
        .execute(),
    );
    const done = await post(planner, preview);
    expect(done.status).toBe(303);
    const batch = String(done.headers['location']);
    expect(batch).toMatch(/^\/batches\/B\d+$/);
    expect(String((await post(planner, preview)).headers['location'])).toBe(batch);
    const after = new Map((await rows(query)).map((row) => [row.id, row]));
    expect(after.get(moved.id)).toMatchObject({ owner: moved.owner, finish: moved.finish });
    expect((await planner.get(batch)).text).toContain('预览之后又有人改过');
    const changed = before.filter(({ id }) => after.get(id)?.owner === '统一责任人');
    expect(changed.length).toBeGreaterThan(before.length / 2);
    await at.store.write((trx) =>
      trx.updateTable('projects').set({ version: moved.version }).where('id', '=', moved.id).execute(),
    );
    expect((await post(planner, `${batch}/undo`)).status).toBe(303);
    const back = new Map((await rows(query)).map((row) => [row.id, row]));
    for (const row of before)
      expect(back.get(row.id)).toMatchObject({ owner: row.owner, finish: row.finish, step: row.step });
    await district.get(plan).expect(404);
  });

  it('keeps a branch to its own rows and to what it may report', async () => {
    const own = (await rows('', district))[0]!;
    const foreign = (await rows('')).find((row) => row.district !== own.district)!;
    const begun = await district
      .post('/projects/bulk')
      .type('form')
      .send(`do=ticked&id=${own.id}&id=${foreign.id}&_csrf=${await tokenOf(district)}`);
    const plan = String(begun.headers['location']);
    const refused = await post(district, plan, { reason: 'x', 'op.finish': 'shift', 'days.finish': '9' });
    expect(refused.status).toBe(400);
    const sent = await post(district, plan, { reason: '进展', 'op.problem': 'set', 'to.problem': '缺设备' });
    const done = await post(district, String(sent.headers['location']));
    expect(done.status).toBe(303);
    expect((await rows(`id=${foreign.id}`))[0]).not.toMatchObject({ problem: '缺设备' });
    expect((await rows(`id=${own.id}`))[0]).toMatchObject({ problem: '缺设备' });
    await district.get(`/projects/${foreign.id}/history`).expect(404);
    await district.get(`/projects/${foreign.id}?as_of=2023-03-31`).expect(404);
  });

  it('complaint 18: the history says who, from, to and why, and any version can come back', async () => {
    const id = (await rows('status=building&per=1'))[0]!.id;
    const history = (await planner.get(`/projects/${id}/history`).expect(200)).text;
    expect(history).toMatch(/<del>[^<]*<\/del> → <ins>[^<]*<\/ins>/);
    expect(history).toContain('录入的内容');
    const preview = await planner.get(`/projects/${id}/history/1`).expect(200);
    const version = /name="version" value="(\d+)"/.exec(preview.text)![1]!;
    expect((await post(planner, `/projects/${id}/history/1`, { reason: '', version })).status).toBe(422);
    expect((await post(planner, `/projects/${id}/history/1`, { reason: '退回原状', version })).status).toBe(303);
    const entered = (await rows(`id=${id}&as_of=2023-01-05`))[0]!;
    expect((await rows(`id=${id}`))[0]).toMatchObject({ step: entered.step, version: Number(version) + 1 });
    expect(entered.step).not.toBe('building');
    expect((await planner.get(`/projects/${id}/history?field=step`)).text).toContain('退回原状');
    await planner.get(`/projects/${id}/history/999`).expect(404);
  });

  it('brings a deleted project back from the list of deleted ones', async () => {
    const { id, version } = (await rows('status=planned'))[0]!;
    expect(
      (await post(planner, `/projects/${id}/delete`, { reason: '重复填报', version: String(version) })).status,
    ).toBe(303);
    await planner.get(`/projects/${id}`).expect(404);
    const bin = (await planner.get('/projects/deleted').expect(200)).text;
    expect(bin).toContain('重复填报');
    await district.get('/projects/deleted').expect(403);
    expect((await rows(`id=${id}&as_of=2023-06-30`))[0]).toMatchObject({ id });
    expect((await post(planner, `/projects/${id}/restore`)).status).toBe(303);
    await planner.get(`/projects/${id}`).expect(200);
  });

  it('tell every row from nothing: the trail alone replays to what stands', async () => {
    const programme = (await currentProgramme(at.store.read, '370200'))!;
    const key = { city: programme.city, programme: programme.id };
    const events = groupRows(await projectEvents(at.store.read, key, {}), (event) => event.entity_id);
    const kept = await keptProjects(at.store.read, key);
    expect(kept).toHaveLength(3000);
    for (const one of kept) expect(replayed(one.record.id, events.get(one.record.id) ?? [], one.record)).toEqual(one);
  });
});
