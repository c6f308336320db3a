import type { Environment } from '../../../src/config.ts';
import { insertBatch } from '../../../src/db/audit.ts';
import { insertScenario } from '../../../src/db/scenarios.ts';
import { wholeProgramme } from '../../../src/db/scope.ts';
import { currentProgramme } from '../../../src/db/programmes.ts';
import type { ProjectRecord } from '../../../src/db/project-record.ts';
import { inputOf } from '../../../src/services/projects/input-of.ts';
import { runScenario } from '../../../src/services/scenarios/run-scenario.ts';
import type { SaveContext } from '../../../src/services/projects/save-plan.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import { openHouse, type TestHouse } from '../house.ts';
import { addNeighbour, plantBelongings, type Belongings } from './belongings.ts';

/** A word that stands in everything of the project that lies in another district, and nowhere else. */
export const FOREIGN_WORD = '隐名';
export const PHONES = ['0532-85550333', '0532-86660777'] as const;

/** A city with one project in the district of the account `district` and one in another; both were changed once, for the trail. */
export interface PlantedCity {
  readonly at: TestHouse;
  readonly own: ProjectRecord;
  readonly foreign: ProjectRecord;
  readonly scenario: string;
  /** The first changed both projects, the second the foreign one only. */
  readonly batches: { readonly own: string; readonly foreign: string };
  /** Papers, imports, requests, views, bulk edits and enterprises of either district. */
  readonly things: { readonly own: Belongings; readonly foreign: Belongings };
}

const PROJECT = {
  category: 'industry',
  type: 'voc-capture',
  step: 'reserve',
  start: '2023-03-01',
  finish: '2023-05-31',
  run: '2023-07-01',
  reduces: { VOC: { tonnes: 1.5 } },
  capital: 80,
  life: 10,
  rate: 0.05,
};

export async function plantedCity(environment: Environment = {}): Promise<PlantedCity> {
  const at = await openHouse({ clock: () => new Date('2023-07-01T02:00:00Z'), environment });
  const { store, house } = at;
  const programme = (await currentProgramme(store.read, house.config.city))!;
  const { id: zone } = await store.read.selectFrom('zones').select('id').orderBy('id').executeTakeFirstOrThrow();
  const admin = await store.read
    .selectFrom('users')
    .select(['id', 'display_name'])
    .where('name', '=', 'admin')
    .executeTakeFirstOrThrow();
  const person = { id: admin.id, displayName: admin.display_name };
  const context: SaveContext = {
    actor: { person, now: house.clock(), reason: '核对' },
    scope: wholeProgramme(programme),
    asOf: '2023-07-01',
  };

  const summary = JSON.stringify({ file: 'a.csv', rows: 2, created: 0, updated: 2, unchanged: 0, rejected: 0 });
  const batches = { own: 'B1', foreign: 'B2' };
  const save = async (input: object, batch?: string): Promise<ProjectRecord> => {
    const actor = batch === undefined ? context.actor : { ...context.actor, batch };
    const saved = await store.write((trx) => saveProject(trx, { ...context, actor }, input));
    if (saved.kind !== 'create' && saved.kind !== 'update') throw new Error(JSON.stringify(saved));
    return saved.record;
  };
  const plant = async (district: string, word: string, phone: string): Promise<ProjectRecord> => {
    const words = { name: `示例${word}涂装治理`, enterprise: `示例${word}公司`, owner: `${word}人`, lead: `${word}办` };
    const first = await save({ ...PROJECT, ...words, district, zone, phone: '0532-80000000' });
    return save({ ...inputOf(first), phone, problem: `${word}待供电`, content: `${word}喷涂线` }, batches.own);
  };
  const own = await plant('370211', '本区', PHONES[0]);
  const planted = await plant('370282', FOREIGN_WORD, PHONES[1]);
  const foreign = await save({ ...inputOf(planted), mandate_doc: `${FOREIGN_WORD}〔2023〕1号` }, batches.foreign);
  await addNeighbour(at, foreign.district);
  const things = {
    own: await plantBelongings(at, context, own, { account: 'district', word: '本区', request: 1 }),
    foreign: await plantBelongings(at, context, foreign, { account: 'neighbour', word: FOREIGN_WORD, request: 2 }),
  };
  const scenario = 'late';
  await store.write(async (trx) => {
    for (const id of Object.values(batches)) {
      const at = house.clock().toISOString();
      await insertBatch(trx, { city: programme.city, id, kind: 'import', at, by: person.displayName, summary });
    }
    await insertScenario(trx, {
      city: programme.city,
      programme: programme.id,
      id: scenario,
      name: '推迟 90 天',
      parent: null,
      changes: '[{"select":{"type":["voc-capture"]},"delay_days":90}]',
      note: null,
      author: 'admin',
      archived: 0,
      version: 1,
      created: '2023-06-30T00:00:00.000Z',
      updated: '2023-06-30T00:00:00.000Z',
    });
    for (const one of [scenario, null])
      await runScenario(trx, context.actor, wholeProgramme(programme), one, '2023-07-01');
  });
  return { at, own, foreign, scenario, batches, things };
}
