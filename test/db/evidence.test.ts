import { beforeAll, expect, it } from 'vitest';
import { dossiersOf, insertPaper, papersOfProject, putWaiver, updatePaper } from '../../src/db/evidence.ts';
import type { Store } from '../../src/db/store.ts';
import { COKING, saved } from '../services/example-projects.ts';
import { describeOnBothEngines } from './both-engines.ts';
import { EXAMPLE, fillExampleCity } from './example-city.ts';

const PAPER = { ...EXAMPLE, step: 'started', sha256: null, size: null, media_type: null, uploaded_by: '张三' };
const AT = '2023-06-01T00:00:00.000Z';

describeOnBothEngines('the papers of projects', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
  });

  it('make the dossiers of many projects in two statements; what is void counts no more', async () => {
    const record = await saved(store, COKING);
    const other = await saved(store, { ...COKING, source: 'S2', step: 'reserve' });
    const paper = { ...PAPER, project: record.id, id: 'P1', name: '合同.pdf', kind: 'contract', uploaded: AT };
    await store.write((trx) => insertPaper(trx, { ...paper, state: 'accepted' }));
    const scores = async () =>
      [...(await dossiersOf(store.read, EXAMPLE, [record, other]))].map(([id, { score }]) => [id, score]);
    expect(await scores()).toEqual([
      [record.id, 100],
      [other.id, null],
    ]);
    await store.write((trx) => updatePaper(trx, paper, { void_at: AT, void_by: '李四', void_reason: '传错文件' }));
    expect((await scores())[0]).toEqual([record.id, 0]);
    expect(await papersOfProject(store.read, EXAMPLE, record.id)).toMatchObject([{ void_reason: '传错文件' }]);

    const waiver = { ...EXAMPLE, project: record.id, kind: 'contract', by_id: 'U1', by: '市局', at: AT };
    await store.write((trx) => putWaiver(trx, { ...waiver, reason: '自行施工' }));
    await store.write((trx) => putWaiver(trx, { ...waiver, reason: '企业自行施工，无合同' }));
    expect((await scores())[0]).toEqual([record.id, null]);
  });
});
