import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../../src/db/open.ts';
import { insertPaper } from '../../../src/db/evidence.ts';
import { NAMING } from '../../../src/db/kept-files.ts';
import { keepFile } from '../../../src/services/life/evidence-files.ts';
import { sweepFiles } from '../../../src/services/life/sweep-files.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, saved } from '../example-projects.ts';

const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'lantian-sweep-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describeOnBothEngines('what cut-off uploads leave behind', (_, place) => {
  it('goes after its time; what a row names stays for ever, and what was sent again is young again', async () => {
    const store = await openStore(await place());
    await store.migrateToLatest();
    await fillExampleCity(store);
    const { id: project } = await saved(store, COKING);
    const data = mkdtempSync(join(folder, 'data-'));
    const bytes = (text: string) => Buffer.from(`%PDF-1.7 ${text}`);
    const where = (sha: string) => join(data, 'evidence', sha.slice(0, 2), sha);
    const [named, unnamed, again] = await Promise.all(
      ['有行', '无行', '重传'].map((text) => keepFile(data, bytes(text))),
    );
    const half = join(data, 'evidence', unnamed!.sha256.slice(0, 2), `.${unnamed!.sha256}.0000`);
    writeFileSync(half, 'half');
    await store.write(
      (trx) =>
      insertPaper(trx, {
        city: EXAMPLE.city, programme: EXAMPLE.programme, project, id: 'P1', name: '合同.pdf', kind: 'contract', step: 'started',
        state: 'handed-in', uploaded_by: '示例甲', uploaded: '2023-06-01T00:00:00Z', media_type: 'application/pdf', ...named!,
      }), // prettier-ignore
    );
    const now = new Date();
    const age = (days: number) => {
      const then = new Date(now.getTime() - days * DAY);
      for (const path of [where(named!.sha256), where(unnamed!.sha256), where(again!.sha256), half])
        if (existsSync(path)) utimesSync(path, then, then);
    };
    expect(await sweepFiles(store.read, data, now)).toBe(0);
    age(2);
    expect(await sweepFiles(store.read, data, now)).toBe(1);
    expect([existsSync(half), existsSync(where(unnamed!.sha256))]).toEqual([false, true]);
    age(31);
    await keepFile(data, bytes('重传'));
    expect(await sweepFiles(store.read, data, now)).toBe(1);
    expect([named, unnamed, again].map((one) => existsSync(where(one!.sha256)))).toEqual([true, false, true]);
    expect(await sweepFiles(store.read, join(data, 'nowhere'), now)).toBe(0);
    await store.close();
  });

  it('spares what any table names: one that gains a column of hashes is known to the sweep', async () => {
    const store = await openStore(await place());
    await store.migrateToLatest();
    const tables = await store.write((trx) => trx.introspection.getTables());
    const naming = tables
      .filter(({ columns }) => columns.some(({ name }) => name === 'sha256'))
      .map(({ name }) => name);
    // The content of an issued sheet stands in its row; its hash names no file.
    expect(naming.filter((name) => name !== 'sheet_contents').sort()).toEqual([...NAMING].sort());
    await store.close();
  });
});
