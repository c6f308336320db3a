import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from 'supertest';
import { openHouse, post, type TestHouse } from './house.ts';

describe('enterprises and their sources', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    district = await at.visitor('district');
  });
  afterAll(() => at.remove());

  const seasonOf = async (source: string): Promise<number> => {
    const rows = await at.store.read
      .selectFrom('project_figures')
      .innerJoin('projects', 'projects.id', 'project_figures.project')
      .where('projects.source', '=', source)
      .select('season_nox')
      .execute();
    return rows.reduce((sum, { season_nox: nox }) => sum + nox, 0);
  };

  it('are found by words, and by a branch in its own district only', async () => {
    const list = (await planner.get('/enterprises?q=0001粉磨站').expect(200)).text;
    expect(list).toContain('91999999XN0000012E');
    expect(list).toContain('S0001');
    const foreign = await at.store.read
      .selectFrom('enterprises')
      .where('district', '!=', '370211')
      .select(['id', 'name'])
      .executeTakeFirstOrThrow();
    await district.get(`/enterprises/${foreign.id}`).expect(404);
    expect((await district.get(`/enterprises?q=${encodeURIComponent(foreign.name)}`).expect(200)).text).not.toContain(
      foreign.id,
    );
    await district.get('/enterprises/E0001').expect(200);
  });

  it('are made once by a form that is sent twice', async () => {
    const form = { name: '示例双击厂', district: '370211', once: 'pressed-twice' };
    const first = await post(planner, '/enterprises/new', form);
    const second = await post(planner, '/enterprises/new', form);
    expect(first.status).toBe(303);
    expect(second.headers['location']).toBe(first.headers['location']);
  });

  it('are added with a checked code; a changed base of their source credits its projects anew, one that is needed stays', async () => {
    const wrong = await post(planner, '/enterprises/new', {
      name: '示例新厂',
      credit_code: '91350100M000100Y44',
      district: '370211',
    });
    expect(wrong.text).toContain('校验位不符');
    const made = await post(planner, '/enterprises/new', {
      name: '示例新厂',
      credit_code: '91350100m000100y43',
      industry: '水泥制造',
      district: '370211',
    });
    const home = made.headers['location']!;
    const zone = (await at.store.read.selectFrom('zones').select('id').executeTakeFirstOrThrow()).id;
    await post(planner, `${home}/sources/new`, {
      name: '窑尾',
      zone,
      'bases.NOx.tonnes': '12',
      'bases.NOx.removal': '60',
    });
    const page = (await planner.get(home).expect(200)).text;
    for (const word of ['91350100M000100Y43', 'C3011', '窑尾', '12.00', '60.0']) expect(page).toContain(word);

    const path = /\/enterprises\/[A-Z0-9]+\/sources\/SN\d+/.exec(page)![0];
    const source = path.split('/').pop()!;
    const project = { name: '示例脱硝', category: 'industry', type: 'ule-clinker', district: '370211', step: 'listed' };
    const sent = { ...project, source, run: '2023-06-15', reduces: 'NOx fraction 0.5', once: 'enterprise-test' };
    expect((await post(planner, '/projects/new', sent)).status).toBe(303);
    const before = await seasonOf(source);
    expect(before).toBeGreaterThan(0);
    const fields = { name: '窑尾', zone, version: '1' };
    const refused = await post(planner, path, { ...fields, 'bases.VOC.tonnes': '1' });
    expect([refused.status, refused.text.includes('需要这项基数')]).toEqual([422, true]);
    expect((await post(planner, path, { ...fields, 'bases.NOx.tonnes': '6' })).status).toBe(303);
    expect(await seasonOf(source)).toBeCloseTo(before / 2, 6);
    expect((await post(planner, path, { ...fields, 'bases.NOx.tonnes': '1' })).text).toContain('刚被他人修改');
  });
});
