import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRequest } from '../../src/db/change-requests.ts';
import { findUserByName } from '../../src/db/users.ts';
import { openHouse, post, type TestHouse } from './house.ts';

/** The sample: as of 30 June 2023; the district account is that of 370211. */
describe('what waits for a person', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    district = await at.visitor('district');
  });
  afterAll(() => at.remove());

  /** The counts of the top line by their label, with the lists behind them. */
  const waits = async (person: Agent) => {
    const html = /<nav class="waits"[\s\S]*?<\/nav>/.exec((await person.get('/help').expect(200)).text)![0];
    const links = [...html.matchAll(/<a href="([^"]+)"[^>]*>([^<]*?)(?: <strong>([\d,]+)<\/strong>)?<\/a>/g)];
    return new Map(
      links.map(([, href, label, count]) => [
        label!,
        {
          href: href!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
          count: Number((count ?? '0').replace(',', '')),
        },
      ]),
    );
  };

  it('is counted on every page as in the list behind each count', async () => {
    for (const person of [planner, district]) {
      const counts = await waits(person);
      for (const label of ['逾期', '15 天内到期']) {
        const { href, count } = counts.get(label)!;
        expect(count).toBeGreaterThan(0);
        const list = await person.get(href.replace('/projects?', '/projects.json?')).expect(200);
        expect([label, (list.body as unknown[]).length]).toEqual([label, count]);
      }
    }
    expect((await waits(district)).get('待填报')!.href).toBe('/progress/grid');
    expect((await waits(planner)).get('逾期')!.count).toBeGreaterThan((await waits(district)).get('逾期')!.count);
    const today = (await district.get('/').expect(200)).text;
    expect(today).toContain('未读提醒');
    expect(today).toContain('本期还没有填报进展');
  });

  const project = async (of: string) =>
    at.store.read
      .selectFrom('projects')
      .selectAll()
      .where('district', '=', of)
      .where('step', '=', 'building')
      .orderBy('id')
      .executeTakeFirstOrThrow();

  it('tells planners of requests to decide, and of each no more once it is read', async () => {
    const { city, programme, id, district: code, version } = await project('370211');
    const asked = { asked_by: 'U9', asked_by_name: '区市 填报员', asked: '2023-06-30T01:00:00.000Z' };
    const nobody = { answered_by: null, answered: null, answer: null };
    await at.store.write((trx) =>
      insertRequest(trx, {
        ...asked, ...nobody, city, programme, id: 1, project: id, district: code, base_version: version, changes: '[]', reason: '工期有变', state: 'open', version: 1,
      }),
    ); // prettier-ignore
    const page = (await planner.get('/notices').expect(200)).text;
    expect(page).toContain('待批的变更申请（1）');
    expect(page).toContain('href="/requests/1"');
    expect((await district.get('/notices')).text).not.toContain('待批的变更申请');
    expect((await post(planner, '/notices', { seen: `${id}/request/1` })).status).toBe(303);
    expect((await planner.get('/notices')).text).not.toContain('待批的变更申请');
    expect((await waits(planner)).get('待批')).toEqual({ href: '/requests', count: 1 });
  });

  it('tells a person once of the projects put in their charge', async () => {
    const viewer = await at.visitor('viewer');
    const { id } = await project('370212');
    const { display_name: name } = (await findUserByName(at.store.read, '370200', 'viewer'))!;
    const quiet = { next_due: '2024-01-01', overdue_days: -185, freshness: 'timely', silent_days: 1 };
    await at.store.write(async (trx) => {
      await trx.updateTable('projects').set({ owner: name }).where('id', '=', id).execute();
      await trx.updateTable('project_figures').set(quiet).where('project', '=', id).execute();
    });
    expect((await viewer.get('/notices').expect(200)).text).toContain('交由您负责（1）');
    expect((await post(viewer, '/notices', { do: 'all' })).status).toBe(303);
    expect((await viewer.get('/notices')).text).toContain('没有需要您处理的事项');
  });

  it('a bulk edit leaves out what belongs to a closed month, and says which', async () => {
    const { city, programme, id } = await project('370211');
    const close = {
      city,
      programme,
      month: '2023-06',
      unit: '*',
      at: '2023-06-30T02:00:00.000Z',
      by_id: 'U1',
      by: '市局',
    };
    await at.store.write((trx) => trx.insertInto('dispatch_months').values(close).execute());
    const preview = async (fields: Readonly<Record<string, string>>) => {
      const begun = await post(planner, '/projects/bulk', { id });
      const sent = await post(planner, String(begun.headers['location']), { reason: '核对', ...fields });
      return (await planner.get(String(sent.headers['location'])).expect(200)).text;
    };
    const said = await preview({ 'op.progress': 'set', 'to.progress': '99' });
    expect(said).toContain('所属月份已关账');
    expect(said).toContain('2023-06 月调度已关账');
    const other = await preview({ 'op.owner': 'set', 'to.owner': '新责任人' });
    expect(other).not.toContain('关账');
  });
});
