import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAudit, type AuditEntry } from '../../src/db/audit.ts';
import { openHouse, type TestHouse } from './house.ts';

const CITY = '370200';
const HOSTILE = '<img src=x onerror=alert(1)>';

describe('the audit trail', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await openHouse({ clock: () => new Date('2023-06-30T02:00:00Z') });
    const planner = await house.store.read
      .selectFrom('users')
      .select('id')
      .where('name', '=', 'planner')
      .executeTakeFirstOrThrow();
    const entry = (id: string, more: Partial<AuditEntry>): AuditEntry => ({
      city: CITY,
      at: '2023-06-01T02:00:00.000Z',
      user_id: 'U900',
      user_name: '张三',
      action: 'update',
      entity: 'project',
      entity_id: id,
      changes: [{ field: 'status', from: 'planned', to: 'built' }],
      ...more,
    });
    const many = Array.from({ length: 60 }, (_, i) => entry(`QD-${String(i)}`, { at: '2023-03-01T02:00:00.000Z' }));
    await house.store.write((trx) =>
      writeAudit(trx, [
        ...many,
        entry('QD-inside', { district: '370211', reason: HOSTILE }),
        entry('QD-outside', { district: '370282' }),
        entry('QD-late', { at: '2023-05-31T17:00:00.000Z', user_id: planner.id, user_name: 'planner' }),
        entry('QD-formula', { changes: [{ field: 'name', from: null, to: '=HYPERLINK("http://x")' }], batch: 'B7' }),
      ]),
    );
  });

  afterAll(() => house.remove());

  const idsFor = async (role: 'admin' | 'auditor' | 'district' | 'planner', query: string) => {
    const { body } = await (await house.visitor(role)).get(`/audit.json?per=100&entity=project&${query}`);
    return (body as { rows: { entity_id: string }[] }).rows.map((row) => row.entity_id);
  };

  test('shows the latest first, in words, page by page', async () => {
    const agent = await house.visitor('auditor');
    const first = (await agent.get('/audit?entity=project')).text;
    expect(first.indexOf('QD-formula')).toBeLessThan(first.indexOf('QD-inside'));
    expect(first).toContain('共 64 条，第 1–25 条');
    expect(first).toContain('项目 · 修改');
    expect((await agent.get('/audit?entity=project&page=99')).text).toContain('第 51–64 条');
  });

  test('shows an auditor everything, a district its own, a planner what they did', async () => {
    expect(await idsFor('auditor', '')).toHaveLength(64);
    expect(await idsFor('district', '')).toEqual(['QD-inside']);
    expect(await idsFor('planner', '')).toEqual(['QD-late']);
  });

  test('is not widened by a filter', async () => {
    expect(await idsFor('district', 'id=QD-outside')).toEqual([]);
    expect(await idsFor('planner', 'who=U900')).toEqual(['QD-late']);
  });

  test.each([
    ['id=QD-inside', ['QD-inside']],
    ['batch=B7', ['QD-formula']],
    ['from=2023-06-01&to=2023-06-01', ['QD-formula', 'QD-late', 'QD-outside', 'QD-inside']],
    ['to=2023-05-31&id=QD-late', []],
    ['from=nonsense&id=QD-late', ['QD-late']],
  ])('answers ?%s by Shanghai days', async (query, ids) => {
    expect(await idsFor('auditor', query)).toEqual(ids);
  });

  test('shows hostile text as text and sends a formula as text', async () => {
    const agent = await house.visitor('auditor');
    expect((await agent.get('/audit')).text).not.toContain(HOSTILE);
    await agent
      .get('/audit.xlsx?entity=project')
      .expect(200)
      .expect('content-type', /spreadsheetml/);
    const csv = await agent.get('/audit.csv?entity=project');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv.text.split('\r\n')).toHaveLength(66);
  });

  test('says so when nothing matches', async () => {
    expect((await (await house.visitor('admin')).get('/audit?id=none')).text).toContain('没有符合条件的记录');
  });
});
