import { expect, it } from 'vitest';
import { auditPage, countAudit, writeAudit, type AuditEntry } from '../../src/db/audit.ts';
import { lastNumber, takeNumbers } from '../../src/db/counters.ts';
import { findProject } from '../../src/db/projects.ts';
import type { Store } from '../../src/db/store.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { COKING, PLANNER } from '../services/example-projects.ts';
import { describeOnBothEngines } from './both-engines.ts';
import { EXAMPLE, fillExampleCity } from './example-city.ts';

const ENTRY: AuditEntry = {
  city: EXAMPLE.city,
  at: '2023-07-01T02:00:00.000Z',
  user_id: 'U1',
  user_name: '张三',
  action: 'update',
  entity: 'project',
  entity_id: 'P1',
  district: '370211',
  changes: [{ field: 'name', from: '旧', to: '新' }],
};
const PAGE = { limit: 100, offset: 0 };
const ALL = { city: EXAMPLE.city, district: null };

describeOnBothEngines('the audit trail', (open) => {
  it('goes with the change it tells of: when one is rolled back so is the other, and no number is lost', async () => {
    const store = await open();
    await fillExampleCity(store);
    const broken = store.write(async (trx) => {
      await saveProject(trx, PLANNER, COKING);
      expect(await countAudit(trx, ALL)).toBe(1);
      throw new Error('the disk is full');
    });
    await expect(broken).rejects.toThrow('the disk is full');
    expect(await countAudit(store.read, ALL)).toBe(0);
    expect(await findProject(store.read, PLANNER.scope, 'QD-2023-0001-6')).toBeUndefined();

    const answer = await store.write((trx) => saveProject(trx, PLANNER, COKING));
    expect(answer).toMatchObject({ kind: 'create', record: { id: 'QD-2023-0001-6' } });
    expect((await auditPage(store.read, ALL, PAGE)).map((row) => row.id)).toEqual([1]);
  });

  it('numbers events without a gap, also of many transactions at once, in the order they were committed', async () => {
    const store = await open();
    const write = (n: number) =>
      store.write((trx) =>
        writeAudit(
          trx,
          Array.from({ length: n }, () => ENTRY),
        ),
      );
    await Promise.all([write(3), write(700), write(1), write(20)]);
    const rows = await store.read.selectFrom('audit').select('id').orderBy('id').execute();
    expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 724 }, (_, i) => i + 1));
  });

  it('is read the latest first, by district, thing, person, batch and time', async () => {
    const store = await open();
    await store.write((trx) =>
      writeAudit(trx, [
        ENTRY,
        { ...ENTRY, district: '370212', entity_id: 'P2' },
        { ...ENTRY, user_id: 'U2', batch: 'B1' },
        { ...ENTRY, at: '2023-07-02T00:00:00.000Z', programme: '2023' },
      ]),
    );
    const ids = async (query: object) => (await auditPage(store.read, { ...ALL, ...query }, PAGE)).map((row) => row.id);
    expect(await ids({})).toEqual([4, 3, 2, 1]);
    expect(await ids({ district: '370211' })).toEqual([4, 3, 1]);
    expect(await ids({ entity: 'project', entityId: 'P2' })).toEqual([2]);
    expect(await ids({ userId: 'U2' })).toEqual([3]);
    expect(await ids({ batch: 'B1' })).toEqual([3]);
    expect(await ids({ programme: '2023' })).toEqual([4]);
    expect(await ids({ since: '2023-07-02' })).toEqual([4]);
    expect(await ids({ city: '370100' })).toEqual([]);
    const [row] = await auditPage(store.read, ALL, { limit: 1, offset: 3 });
    expect(JSON.parse(row!.changes)).toEqual(ENTRY.changes);
  });
});

describeOnBothEngines('a counter', (open) => {
  it('gives every number once and takes back what a rollback did not use', async () => {
    const store = await open();
    const take = (count: number) => store.write((trx) => takeNumbers(trx, '370200', 'x', count));
    expect([await take(1), await take(5)]).toEqual([1, 6]);
    await expect(failing(store)).rejects.toThrow('no');
    expect(await lastNumber(store.read, '370200', 'x')).toBe(6);
    const many = await Promise.all(Array.from({ length: 20 }, () => take(1)));
    expect(many.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 7));
    expect(await lastNumber(store.read, '370100', 'x')).toBe(0);
  });
});

const failing = (store: Store): Promise<never> =>
  store.write(async (trx) => {
    await takeNumbers(trx, '370200', 'x', 100);
    throw new Error('no');
  });
