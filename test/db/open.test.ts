import { sql, type Kysely } from 'kysely';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Reader, Writer } from '../../src/db/reader.ts';
import type { Database } from '../../src/db/schema.ts';
import { takeNumbers } from '../../src/db/counters.ts';
import { describeOnBothEngines } from './both-engines.ts';

describeOnBothEngines('a store', (open) => {
  it('commits what a transaction wrote and rolls back what threw', async () => {
    const store = await open();
    await store.write((trx) => takeNumbers(trx, '370200', 'kept'));
    const broken = store.write(async (trx) => {
      await takeNumbers(trx, '370200', 'lost');
      throw new Error('something went wrong');
    });
    await expect(broken).rejects.toThrow('something went wrong');
    const rows = await store.read.selectFrom('counters').select('name').execute();
    expect(rows).toEqual([{ name: 'kept' }]);
  });

  it('refuses to write through the connection that reads, whatever the types were told', async () => {
    const store = await open();
    const disguised = store.read as Kysely<Database>;
    const writing = disguised.insertInto('counters').values({ city: '1', name: 'x', value: 1 }).execute();
    await expect(writing).rejects.toThrow(/read-?only/);
  });

  it('answers a ping while it is open', async () => {
    const store = await open();
    await expect(store.ping()).resolves.toBeUndefined();
  });

  it('gives 64-bit counts, sums and averages as numbers on both engines', async () => {
    const store = await open();
    const largest = Number.MAX_SAFE_INTEGER;
    await store.write((trx) =>
      trx
        .insertInto('counters')
        .values([
          { city: '1', name: 'a', value: largest - 1 },
          { city: '1', name: 'b', value: 1 },
        ])
        .execute(),
    );
    const row = await store.read
      .selectFrom('counters')
      .select((column) => [
        column.fn.countAll<number>().as('count'),
        column.fn.sum<number>('value').as('sum'),
        column.fn.max('value').as('max'),
        column.fn.avg<number>('value').as('mean'),
      ])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ count: 2, sum: largest, max: largest - 1, mean: expect.any(Number) });
  });

  it('compares text as bytes, so that both engines sort alike', async () => {
    const store = await open();
    const names = ['b', 'A', 'a', 'B', '二', '一', 'é', '10', '9'];
    await store.write((trx) =>
      trx
        .insertInto('counters')
        .values(names.map((name) => ({ city: '1', name, value: 0 })))
        .execute(),
    );
    const rows = await store.read.selectFrom('counters').select('name').orderBy('name').execute();
    expect(rows.map((row) => row.name)).toEqual(['10', '9', 'A', 'B', 'a', 'b', 'é', '一', '二']);
  });

  it('tells a from A in LIKE, and finds text by its search key', async () => {
    const store = await open();
    await store.write((trx) =>
      trx.insertInto('counters').values({ city: '1', name: '青岛 ＡＢＣ厂', value: 0 }).execute(),
    );
    const found = async (condition: ReturnType<typeof sql<boolean>>) =>
      (await store.read.selectFrom('counters').select('name').where(condition).execute()).length;
    expect(await found(sql`name like '%ａ%'`)).toBe(0);
    expect(await found(sql`search_key(name) like '%青岛abc%'`)).toBe(1);
    expect(await found(sql`search_key(name) = '青岛abc厂'`)).toBe(1);
  });
});

describe('the types of a store', () => {
  it('let a transaction read, and let nothing but a transaction write', () => {
    expectTypeOf<Writer>().toExtend<Reader>();
    expectTypeOf<Reader>().not.toExtend<Writer>();
    expectTypeOf<Kysely<Database>>().not.toExtend<Writer>();
    expectTypeOf<Reader>().not.toHaveProperty('insertInto');
  });
});
