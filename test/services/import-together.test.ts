import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foreseenRows } from '../../src/db/import-findings.ts';
import { askToStop, beatImport, findImport, insertImport, showLife, updateImport } from '../../src/db/imports.ts';
import { findProject } from '../../src/db/projects.ts';
import type { Store } from '../../src/db/store.ts';
import { stateOf } from '../../src/http/imports/import-state.ts';
import type { CheckSummary } from '../../src/services/imports/check-import.ts';
import { keepImportFile } from '../../src/services/imports/import-files.ts';
import { importMemory, NO_CHOICES, openWith, seenIn } from '../../src/services/imports/import-session.ts';
import { carryOutImport, type ImportWork } from '../../src/services/imports/import-work.ts';
import { inputOf } from '../../src/services/projects/input-of.ts';
import { wishToStop } from '../../src/services/imports/stop-writing.ts';
import type { WriteSummary } from '../../src/services/imports/write-checked.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { COKING, NOW, PLANNER, saved } from './example-projects.ts';

const data = mkdtempSync(join(tmpdir(), 'lantian-imports-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const fileOf = (rows: readonly string[]): Buffer =>
  Buffer.from(['项目编号,项目名称,六大类,项目类型,区市,责任人', ...rows].join('\r\n'));
const created = (count: number, word: string): string[] =>
  Array.from({ length: count }, (_, at) => `,示例${word}第${String(at)}项,工业,焦化,黄岛区,甲`);

describeOnBothEngines('imports at the same time', (open) => {
  let store: Store;
  let uploads = 0;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
  });

  const person = { ...PLANNER.actor.person, name: 'planner', role: 'planner', district: null } as ImportWork['person'];
  const work = (id: string, kind: ImportWork['kind']): ImportWork => ({
    ...{ id, kind, data, scope: PLANNER.scope, asOf: PLANNER.asOf, person, requestId: 'r', locale: 'zh-CN' },
    clock: () => NOW,
  });
  const rowOf = async (id: string) => (await findImport(store.read, PLANNER.scope, id))!;
  /** Marks an import as begun, as the button does, and does its work. */
  const begin = async (id: string, kind: ImportWork['kind']): Promise<void> => {
    const state = kind === 'check' ? 'checking' : 'writing';
    const of = { city: EXAMPLE.city, id };
    await store.write((trx) => updateImport(trx, of, { state, beat: NOW.toISOString() }));
  };
  const checked = async (bytes: Buffer): Promise<string> => {
    uploads += 1;
    const id = `${store.dialect}-${String(uploads)}`;
    const memory = await importMemory(store.read, EXAMPLE.city, 'city');
    const opened = await openWith(bytes, NO_CHOICES, memory);
    if (!opened.ok) throw new Error(opened.refusal);
    await keepImportFile(data, id, bytes);
    const seen = JSON.stringify(seenIn(opened, memory));
    const numbers = { size: bytes.length, done: 0, total: 0, cancel: 0, version: 1 } as const;
    const empty = { district: null, beat: null, summary: null, batch: null };
    const owner = { owner: person.id, owner_name: person.displayName };
    const about = {
      ...EXAMPLE,
      id,
      file: `${id}.csv`,
      created: NOW.toISOString(),
      choices: JSON.stringify(NO_CHOICES),
    };
    await store.write((trx) =>
      insertImport(trx, { ...about, ...owner, ...numbers, ...empty, seen, state: 'uploaded' }),
    );
    await begin(id, 'check');
    await carryOutImport(store, work(id, 'check'));
    expect((await rowOf(id)).state).toBe('checked');
    return id;
  };
  const countsOf = async (id: string) => (JSON.parse((await rowOf(id)).summary!) as WriteSummary).counts;
  const named = async (word: string) =>
    (await store.read.selectFrom('projects').select('name').execute()).filter(({ name }) => name.includes(word));

  it('of the same file by two people make every project once, and both are told what came of it', async () => {
    const file = fileOf(created(12, '同时'));
    const both = [await checked(file), await checked(file)];
    for (const id of both) await begin(id, 'all');
    await Promise.all(both.map((id) => carryOutImport(store, work(id, 'all'))));
    expect(await named('同时')).toHaveLength(12);
    const came = (await Promise.all(both.map(countsOf))).map((counts) => [counts.created, counts.unchanged]);
    expect(came.toSorted((a, b) => b[0]! - a[0]!)).toEqual([
      [12, 0],
      [0, 12],
    ]);
  });

  it('of one import, asked for twice, write it once', async () => {
    const id = await checked(fileOf(created(5, '两次')));
    await begin(id, 'all');
    await Promise.all([1, 2].map(() => carryOutImport(store, work(id, 'all'))));
    expect(await named('两次')).toHaveLength(5);
    expect((await rowOf(id)).state).toBe('written');
  });

  it('never write over what others changed after the dry run: all of it is shown anew, good rows leave it out', async () => {
    const one = await saved(store, { ...COKING, name: '示例先改的项目', owner: '甲' });
    const two = await saved(store, { ...COKING, name: '示例没动的项目', owner: '甲', order: 1 });
    const file = fileOf([one, two].map(({ id }) => `${id},,,,,丙`));
    const [all, good] = [await checked(file), await checked(file)];
    await saved(store, { ...inputOf(one), owner: '乙' });
    const ownerOf = async (id: string) => (await findProject(store.read, PLANNER.scope, id))!.owner;

    await begin(all, 'all');
    await carryOutImport(store, work(all, 'all'));
    const again = await rowOf(all);
    expect([again.state, (JSON.parse(again.summary!) as CheckSummary).moved]).toEqual(['checked', 1]);
    expect([...(await foreseenRows(store.read, again)).values()][0]).toContain('"from":"乙"');
    expect([await ownerOf(one.id), await ownerOf(two.id)]).toEqual(['乙', '甲']);

    await begin(good, 'good');
    await carryOutImport(store, work(good, 'good'));
    expect(await countsOf(good)).toMatchObject({ updated: 1, open: 1 });
    expect([await ownerOf(one.id), await ownerOf(two.id)]).toEqual(['乙', '丙']);
  });

  it('stop when asked to in the middle of writing: nothing stays, the dry run stands, and they can be written after all', async () => {
    const id = await checked(fileOf(created(4, '停止')));
    const wishes = [
      async () => wishToStop(await rowOf(id)),
      () => store.write(async (trx) => askToStop(trx, await rowOf(id))),
    ];
    for (const wish of wishes) {
      await begin(id, 'all');
      await wish();
      await carryOutImport(store, work(id, 'all'));
      const { state, cancel, summary } = await rowOf(id);
      expect({ state, cancel, ...(JSON.parse(summary!) as CheckSummary) }).toMatchObject({
        ...{ state: 'checked', cancel: 0, stopped: true, counts: { created: 4 } },
      });
      expect(await named('停止')).toEqual([]);
    }
    await begin(id, 'all');
    await carryOutImport(store, work(id, 'all'));
    expect(await named('停止')).toHaveLength(4);
  });

  it('leave an import alone that others took over', async () => {
    const id = await checked(fileOf(created(1, '接手')));
    const before = await rowOf(id);
    await begin(id, 'check');
    expect(await store.write((trx) => beatImport(trx, before, 1, NOW.toISOString()))).toBe(true);
    expect((await rowOf(id)).done).toBe(before.done);
  });

  it('tell a process that lives from one that is gone', async () => {
    const id = await checked(fileOf(created(1, '心跳')));
    await begin(id, 'all');
    const config = { database: { dialect: 'postgres', url: '' } } as const;
    const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
    expect(stateOf(await rowOf(id), { now: later(31), config })).toBe('interrupted');
    await store.write((trx) => showLife(trx, { city: EXAMPLE.city, id }, later(5).toISOString()));
    expect(stateOf(await rowOf(id), { now: later(31), config })).toBe('writing');
  });
});
