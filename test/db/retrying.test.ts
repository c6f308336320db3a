import { expect, it, describe } from 'vitest';
import { retrying } from '../../src/db/retrying.ts';
import { openStore } from '../../src/db/open.ts';
import { askPostgres } from './ask-postgres.ts';
import { describeOnBothEngines } from './both-engines.ts';

const lost = (code: string) => Object.assign(new Error(code), { code });

describe('a transaction that PostgreSQL asks to try again', () => {
  it.each(['40001', '40P01'])('is tried again after %s until it goes through', async (code) => {
    let tried = 0;
    const done = await retrying(() => (++tried < 4 ? Promise.reject(lost(code)) : Promise.resolve('done')));
    expect([done, tried]).toEqual(['done', 4]);
  });

  it('is given up after six tries, and after any other error at once', async () => {
    for (const [code, tries] of [
      ['40001', 6],
      ['23505', 1],
    ] as const) {
      let tried = 0;
      const trying = retrying(() => {
        tried++;
        return Promise.reject(lost(code));
      });
      await expect(trying).rejects.toThrow(code);
      expect(tried).toBe(tries);
    }
  });
});

describeOnBothEngines('two transactions that hold what the other wants', (open) => {
  it('both go through in the end', async () => {
    const store = await open();
    await store.write((trx) =>
      trx
        .insertInto('counters')
        .values(['a', 'b'].map((name) => ({ city: '1', name, value: 0 })))
        .execute(),
    );
    const both = (first: string, second: string) =>
      store.write(async (trx) => {
        for (const name of [first, second]) {
          await trx
            .updateTable('counters')
            .set((column) => ({ value: column('value', '+', 1) }))
            .where('name', '=', name)
            .execute();
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      });
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    const rows = await store.read.selectFrom('counters').select('value').execute();
    expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
  });
});

describe('a PostgreSQL that is not there', () => {
  it('is an error, not a wait without end', async () => {
    const url = await askPostgres();
    url.pathname = 'no_such_database';
    const store = await openStore({ dialect: 'postgres', url: url.href });
    await expect(store.ping()).rejects.toThrow(/does not exist/);
    await store.close();
  });
});
