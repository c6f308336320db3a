import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from 'supertest';
import { openHouse, post, type TestHouse } from './house.ts';

/** The sample: as of 30 June 2023; the district account is that of 370211. */
describe('following the sample', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    district = await at.visitor('district');
  });
  afterAll(() => at.remove());

  const figures = (id: string) =>
    at.store.read.selectFrom('project_figures').selectAll().where('project', '=', id).executeTakeFirstOrThrow();
  const record = (id: string) =>
    at.store.read.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  /** A project of a district whose lamp has this one reason. */
  const withReason = async (code: string, inside = true) => {
    const rows = await at.store.read
      .selectFrom('project_figures')
      .innerJoin('projects', 'projects.id', 'project_figures.project')
      .select(['projects.id', 'project_figures.lamp_reasons'])
      .where('projects.district', inside ? '=' : '<>', '370211')
      .where('project_figures.lamp', '=', 'yellow')
      .orderBy('projects.id')
      .execute();
    return rows.find(({ lamp_reasons: json }) => {
      const reasons = JSON.parse(json!) as { code: string }[];
      return reasons.length === 1 && reasons[0]!.code === code;
    })!.id;
  };
  const wordsOf = async (id: string) => {
    const { version, progress, spent_fen, problem } = await record(id);
    const was = [progress ?? '', spent_fen === null ? '' : String(spent_fen / 1e6), problem ?? ''];
    return {
      version: String(version),
      progress: String(was[0]),
      spent: String(was[1]),
      problem: String(was[2]),
      was: was.join('\u001f'),
    };
  };
  const rowFields = (id: string, cells: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(cells).map(([name, value]) => [`r.${id}.${name}`, value]));

  it('complaint 19: every count leads to a list of as many, the silent ones by district and person', async () => {
    const page = await planner.get('/progress?days=30').expect(200);
    const links = [...page.text.matchAll(/<td class="num"><a href="([^"]+)">([\d,]+)<\/a>/g)];
    expect(links.length).toBeGreaterThan(60);
    const silent = links.filter(([, href]) => href!.includes('silent_days'));
    expect(silent.length).toBeGreaterThan(10);
    for (const [, href, count] of [links[0]!, links[5]!, links[40]!, silent[0]!, silent.at(-1)!]) {
      const list = await planner.get(
        href!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').replace('/projects?', '/projects.json?'),
      );
      expect([href, (list.body as unknown[]).length]).toEqual([href, Number(count!.replace(',', ''))]);
    }
  });

  it('shows a branch its own district only', async () => {
    const overview = (await district.get('/progress').expect(200)).text;
    expect(overview).toContain('黄岛区');
    expect(overview).not.toContain('市南区');
    const league = (await district.get('/progress/districts').expect(200)).text;
    expect(league).toContain('黄岛区');
    expect(league).not.toContain('市南区');
    const foreign = await withReason('stale', false);
    await district.get(`/projects/${foreign}/progress`).expect(404);
    expect((await post(district, `/projects/${foreign}/progress`, { unchanged: '1' })).status).toBe(404);
    const answer = await post(
      district,
      '/progress/grid',
      rowFields(foreign, { ...(await wordsOf(foreign)), unchanged: '1' }),
    );
    expect(answer.status).toBe(422);
    expect((await figures(foreign)).lamp).toBe('yellow');
  });

  it('a month filed in the grid turns lamps, in one batch; a row in error stays and stops nobody', async () => {
    const [silent, behind] = [await withReason('stale'), await withReason('behind')];
    const [quiet, late] = [await wordsOf(silent), await wordsOf(behind)];
    const answer = await post(district, '/progress/grid', {
      ...rowFields(silent, { ...quiet, unchanged: '1' }),
      ...rowFields(behind, { ...late, progress: '约90', done: '设备安装' }),
      once: 'grid-1',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('约90');
    expect(await figures(silent)).toMatchObject({ lamp: 'green', silent_days: 0, report_due: 0 });
    const mended = await post(district, '/progress/grid', {
      ...rowFields(behind, { ...late, progress: '100', done: '设备安装' }),
      once: 'grid-2',
    });
    expect(mended.status).toBe(303);
    expect((await record(behind)).progress).toBe(100);
    expect(await figures(behind)).toMatchObject({ lamp: 'green', lamp_reasons: '[]' });
    const [report] = await at.store.read.selectFrom('progress_reports').selectAll().where('project', '=', behind).orderBy('seq', 'desc').execute(); // prettier-ignore
    expect(report).toMatchObject({ day: '2023-06-30', progress: 100, done: '设备安装', by: 'district' });
    const page = (await district.get(`/projects/${behind}/progress`).expect(200)).text;
    expect(page).toContain('设备安装');
  });

  it('what somebody else changed meanwhile is shown and not overwritten', async () => {
    const id = await withReason('later-than-frozen');
    const before = await wordsOf(id);
    const form = { ...before, day: '', done: '', next: '', unchanged: '', correction: '' };
    expect((await post(planner, `/projects/${id}/progress`, { ...form, progress: '97', once: 'one' })).status).toBe(
      303,
    );
    const late = await post(district, `/projects/${id}/progress`, { ...form, progress: '55', once: 'two' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('97');
    expect((await record(id)).progress).toBe(97);
  });

  it('pasted cells fill rows and write nothing', async () => {
    const id = await withReason('later-than-frozen');
    const { progress } = await record(id);
    const foreign = await withReason('stale', false);
    const filled = await post(district, '/progress/grid', {
      do: 'fill',
      paste: `${id}\t99\t\t调试完成\n${foreign}\t50`,
    });
    expect(filled.text).toContain('调试完成');
    expect(filled.text).toContain(`没有项目编号为“${foreign}”的项目`);
    expect((await record(id)).progress).toBe(progress);
  });

  it('a lamp set by hand says so, beside what the rule says, until its day', async () => {
    const id = await withReason('later-than-frozen');
    const set = (fields: Readonly<Record<string, string>>) =>
      post(planner, `/projects/${id}/lamp`, { version: '1', do: 'set', ...fields });
    expect((await set({ colour: 'green', until: '2023-12-31', reason: '设备已到场' })).status).toBe(422);
    expect((await set({ colour: 'green', until: '2023-08-01', reason: '' })).status).toBe(422);
    expect((await post(district, `/projects/${id}/lamp`, { version: '1' })).status).toBe(403);
    expect((await set({ colour: 'green', until: '2023-08-01', reason: '设备已到场' })).status).toBe(303);
    expect(await figures(id)).toMatchObject({ lamp: 'green', lamp_computed: 'yellow' });
    expect((await planner.get(`/projects/${id}`)).text).toContain('正常（人工，按规则为预警）');
    expect((await set({ colour: 'red', until: '2023-08-01', reason: '旧页面' })).status).toBe(409);
  });

  it('milestones are judged from the day they are written', async () => {
    const id = await withReason('later-than-frozen');
    const { version } = await at.store.read.selectFrom('project_following').select('version').where('project', '=', id).executeTakeFirstOrThrow(); // prettier-ignore
    const send = (milestones: string) =>
      post(planner, `/projects/${id}/milestones`, { version: String(version), milestones });
    expect((await send('评估监测 某天')).status).toBe(422);
    await at.store.write(async (trx) => {
      const { city, programme } = await record(id);
      const of = {
        city,
        programme,
        project: id,
        to_step: 'building',
        day: '2023-06-01',
        code: null,
        reason: null,
        detail: '{}',
      };
      const by = { by: 'x', by_id: 'x', at: '2023-06-01T00:00:00.000Z' };
      await trx.insertInto('project_moves').values([
        { ...of, ...by, seq: 1, kind: 'return', from_step: 'checked' },
        { ...of, ...by, seq: 2, kind: 'return', from_step: 'checked' },
        { ...of, ...by, seq: 3, kind: 'reopen', from_step: 'closed' },
      ]).execute(); // prettier-ignore
    });
    expect((await send('评估监测 2023-05-01 必备')).status).toBe(303);
    const codes = JSON.parse((await figures(id)).lamp_reasons!) as { code: string }[];
    expect(codes.map(({ code }) => code)).toEqual(['milestone-passed', 'reopened', 'returned', 'later-than-frozen']);
  });

  it('a month closes after all have submitted, then changes only with a reason, and the city unlocks it', async () => {
    const month = '2023-06';
    expect((await post(district, '/progress/months', { month, do: 'close' })).status).toBe(403);
    expect((await post(planner, '/progress/months', { month, do: 'close' })).status).toBe(422);
    expect((await post(district, '/progress/months', { month, do: 'submit' })).status).toBe(303);
    const others = await at.store.read.selectFrom('districts').select('code').where('code', '<>', '370211').execute();
    await at.store.write(async (trx) => {
      const { city, id: programme } = await trx
        .selectFrom('programmes')
        .select(['city', 'id'])
        .executeTakeFirstOrThrow();
      for (const { code: unit } of others)
        await trx.insertInto('dispatch_months').values({ city, programme, month, unit, at: '2023-06-30T08:00:00.000Z', by_id: 'x', by: 'x' }).onConflict((given) => given.doNothing()).execute(); // prettier-ignore
    });
    expect((await post(planner, '/progress/months', { month, do: 'close' })).status).toBe(303);
    expect((await post(district, '/progress/months', { month, do: 'withdraw' })).status).toBe(422);

    const id = await withReason('stale');
    const form = { ...(await wordsOf(id)), day: '', done: '', next: '', unchanged: '1', once: 'late' };
    expect((await post(district, `/projects/${id}/progress`, form)).status).toBe(422);
    const corrected = await post(district, `/projects/${id}/progress`, { ...form, correction: '漏报' });
    expect(corrected.status).toBe(303);
    expect((await district.get(`/projects/${id}/progress`)).text).toContain('更正：漏报');
    expect((await post(planner, '/progress/months', { month, do: 'open', reason: '' })).status).toBe(422);
    expect((await post(planner, '/progress/months', { month, do: 'open', reason: '补报' })).status).toBe(303);
  });
});
