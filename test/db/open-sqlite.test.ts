import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeNumbers } from '../../src/db/counters.ts';
import { openStore } from '../../src/db/open.ts';
import { isDiskFault } from '../../src/errors.ts';
import type { Reader } from '../../src/db/reader.ts';
import type { Store } from '../../src/db/store.ts';

describe('a SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-test-'));
  const statements: string[] = [];
  let store: Store;
  beforeAll(async () => {
    store = await openStore({ dialect: 'sqlite', file: join(folder, 'below', 'x.sqlite') }, (sent) =>
      statements.push(sent),
    );
    await store.migrateToLatest();
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('is written in transactions that begin IMMEDIATE', async () => {
    statements.length = 0;
    await store.write((trx) => takeNumbers(trx, '370200', 'x'));
    expect([statements[0], statements.at(-1)]).toEqual(['begin immediate', 'commit']);
    expect(statements).not.toContain('begin');
  });

  it('keeps an acknowledged change through power loss and holds foreign keys, on both connections', async () => {
    const pragmas = async (reader: Reader) => {
      const value = async (name: string) => {
        const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(reader as Kysely<unknown>);
        return Object.values(rows[0]!)[0];
      };
      return [await value('journal_mode'), await value('synchronous'), await value('foreign_keys')];
    };
    const FULL = 2;
    expect(await pragmas(store.read)).toEqual(['wal', FULL, 1]);
    expect(await store.write((trx) => pragmas(trx))).toEqual(['wal', FULL, 1]);
  });

  it('says that the disk is full, keeps nothing of what did not fit, and goes on when there is room', async () => {
    const pages = (count: number) =>
      store.write((trx) => sql.raw(`pragma max_page_count = ${String(count)}`).execute(trx));
    const keep = (key: string, size: number) =>
      store.write((trx) =>
        trx
          .insertInto('settings')
          .values({ city: '1', key, value: 'x'.repeat(size) })
          .execute(),
      );
    await pages(1);
    const fault: unknown = await keep('much', 4_000_000).then(null, (error: unknown) => error);
    expect([isDiskFault(fault), (fault as { code?: string }).code]).toEqual([true, 'SQLITE_FULL']);
    await pages(1_000_000);
    await keep('little', 10);
    expect(await store.read.selectFrom('settings').select('key').where('city', '=', '1').execute()).toEqual([
      { key: 'little' },
    ]);
  });

  it('refuses text where a number belongs and rows that point nowhere, as PostgreSQL does', async () => {
    const text = store.write((trx) => sql`insert into counters values ('1', 'x', 'many')`.execute(trx));
    await expect(text).rejects.toThrow(/cannot store TEXT value in INTEGER column/);
    const astray = store.write((trx) =>
      trx.insertInto('areas').values({ city: '1', id: 'x', name: 'x', district: '000000' }).execute(),
    );
    await expect(astray).rejects.toThrow(/FOREIGN KEY/);
  });

  it('is one file again when it is closed, also when nobody has read', async () => {
    const closing = join(folder, 'closing');
    const written = await openStore({ dialect: 'sqlite', file: join(closing, 'x.sqlite') });
    await written.migrateToLatest();
    await written.close();
    expect(readdirSync(closing)).toEqual(['x.sqlite']);
  });

  it('that is no database stops with one error that names the file, and stays as it was', async () => {
    const file = join(folder, 'letter.sqlite');
    writeFileSync(file, 'Dear city, '.repeat(100));
    await expect(openStore({ dialect: 'sqlite', file })).rejects.toMatchObject({
      name: 'SurroundingsError',
      code: 'no-sqlite-file',
      params: { file },
    });
    expect(readFileSync(file, 'utf8')).toMatch(/^Dear city/);
  });
});
