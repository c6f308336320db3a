import { checklistOf } from '../../src/catalogue/dossier.ts';
import type { Role } from '../../src/catalogue/roles.ts';
import type { Step } from '../../src/catalogue/steps.ts';
import { insertPaper } from '../../src/db/evidence.ts';
import { findProject } from '../../src/db/projects.ts';
import type { Store } from '../../src/db/store.ts';
import type { MoveRequest } from '../../src/services/life/move-request.ts';
import { moveProject } from '../../src/services/life/move-project.ts';
import type { SaveContext } from '../../src/services/projects/save-plan.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { EXAMPLE } from '../db/example-city.ts';
import { COKING, PLANNER, saved } from './example-projects.ts';

/** Somebody of the example city at work. */
export const as = (id: string, role: Role, district: string | null = null): SaveContext => ({
  ...PLANNER,
  actor: { ...PLANNER.actor, person: { id, displayName: id, role } },
  scope: { ...PLANNER.scope, district },
});
export const planner = as('planner', 'planner');
export const clerk = as('clerk', 'district', '370211');
export const first = as('first', 'district', '370211');
export const second = as('second', 'district', '370211');
export const verifier = as('verifier', 'verifier');
export const foreign = as('foreign', 'district', '370212');

export const DAY = '2023-06-20';
export type Ask = Partial<MoveRequest>;

/** Every way forward, with what belongs to it. */
export const ASK = {
  list: { kind: 'advance' },
  start: { kind: 'advance', day: '2023-05-02' },
  build: { kind: 'advance' },
  finish: { kind: 'advance', run: '2023-06-25' },
  selfCheck: { kind: 'advance', run: '2023-06-25' },
  check: { kind: 'advance', opinion: '现场与申报一致' },
  accept: { kind: 'advance', opinion: '同意验收', found: { NOx: 55 } },
  publish: { kind: 'advance', notice: { place: '市局网站', from: '2023-06-20', to: '2023-06-26' } },
  close: { kind: 'advance', day: '2023-06-27' },
} as const satisfies Record<string, Ask>;

const WAY: readonly (readonly [SaveContext, Ask, Step])[] = [
  [planner, ASK.list, 'listed'],
  [clerk, ASK.start, 'started'],
  [clerk, ASK.build, 'building'],
  [clerk, ASK.finish, 'finished'],
  [clerk, ASK.selfCheck, 'self-checked'],
  [first, ASK.check, 'self-checked'],
  [second, ASK.check, 'checked'],
  [verifier, ASK.accept, 'accepted'],
  [planner, ASK.publish, 'published'],
  [planner, ASK.close, 'closed'],
];

const PROJECT = { ...COKING, content: '脱硝提标', start: '2023-05-01', progress: 40 };
type PaperState = 'accepted' | 'handed-in' | null;

/** Projects of one database, moved by people. */
export function livesIn(store: Store) {
  const now = async (id: string) => (await findProject(store.read, PLANNER.scope, id))!;
  const move = async (context: SaveContext, id: string, ask: Ask) => {
    const { version } = await now(id);
    return store.write((trx) => moveProject(trx, context, id, { kind: 'advance', day: DAY, version, ...ask }));
  };
  /** Moves and insists. */
  const moved = async (context: SaveContext, id: string, ask: Ask) => {
    const answer = await move(context, id, ask);
    if (answer.kind !== 'moved' && answer.kind !== 'signed') throw new Error(JSON.stringify(answer));
    return answer.record;
  };
  const codes = async (context: SaveContext, id: string, ask: Ask): Promise<readonly string[]> => {
    const answer = await move(context, id, ask);
    return answer.kind === 'invalid' ? answer.problems.map(({ code }) => code) : [answer.kind];
  };
  const withPapers = async (id: string, type: string, state: PaperState) => {
    const paper = { ...EXAMPLE, project: id, sha256: null, size: null, media_type: null, uploaded_by: '企业环保员' };
    const uploaded = { uploaded: '2023-06-18T00:00:00.000Z', uploader_id: 'uploader' };
    await store.write(async (trx) => {
      for (const { kind, due } of state === null ? [] : checklistOf(type))
        await insertPaper(trx, { ...paper, ...uploaded, id: `P-${kind}`, name: kind, kind, step: due, state: state! });
    });
    return id;
  };
  /** A project the clerk entered, with all its papers accepted unless said. */
  const entered = async (over: object = {}, state: PaperState = 'accepted') => {
    const answer = await store.write((trx) => saveProject(trx, clerk, { ...PROJECT, step: 'reserve', ...over }));
    if (answer.kind !== 'create') throw new Error(JSON.stringify(answer));
    return withPapers(answer.record.id, answer.record.type, state);
  };
  /** A project of an earlier ledger that stands at a step. */
  const standing = async (step: Step, state: PaperState = 'accepted', over: object = {}) => {
    const record = await saved(store, { ...PROJECT, step, effective: '2023-06-25', started: '2023-05-02', ...over });
    return withPapers(record.id, record.type, state);
  };
  /** Along the whole way to a step, everything as it should be. */
  const until = async (id: string, step: Step) => {
    const steps = WAY.map(([, , reached]) => reached);
    for (const [context, ask, reached] of WAY.slice(0, steps.indexOf(step) + 1)) {
      const { step: stands } = await moved(context, id, ask);
      if (stands !== reached) throw new Error(`${stands} instead of ${reached}`);
    }
    return now(id);
  };
  return { now, move, moved, codes, entered, standing, until };
}
