import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/db/open.ts';
import { turns } from '../../src/db/turns.ts';
import { Busy } from '../../src/errors.ts';
import { describeOnBothEngines } from './both-engines.ts';

describe('a queue before a few places', () => {
  it('lets in whoever waited longest as soon as somebody leaves', async () => {
    const queue = turns(2, 60_000);
    await queue.enter();
    await queue.enter();
    const inside: string[] = [];
    const waiting = ['first', 'second', 'third'].map((name) => queue.enter().then(() => inside.push(name)));
    queue.leave();
    await waiting[0];
    expect(inside).toEqual(['first']);
    queue.leave();
    queue.leave();
    await Promise.all(waiting);
    expect(inside).toEqual(['first', 'second', 'third']);
  });

  it('says that it is busy to whoever waits too long, and does not keep a place for them', async () => {
    const queue = turns(1, 1);
    await queue.enter();
    await expect(queue.enter()).rejects.toBeInstanceOf(Busy);
    queue.leave();
    await expect(queue.enter()).resolves.toBeUndefined();
  });
});

describeOnBothEngines('a store asked by more people than it has connections', (_, place) => {
  it('serves all of them, those of a transaction that failed too', async () => {
    const location = await place();
    const store = await openStore(location.dialect === 'postgres' ? { ...location, connections: 1 } : location);
    await store.migrateToLatest();
    const name = (index: number) => `counter-${String(index)}`;
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, (_unused, index) =>
        store.write(async (trx) => {
          await trx
            .insertInto('counters')
            .values({ city: '1', name: name(index), value: index })
            .execute();
          if (index % 3 === 0) throw new Error('failed');
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    const { count } = await store.read
      .selectFrom('counters')
      .select((column) => column.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(40);
    await store.close();
  });
});
