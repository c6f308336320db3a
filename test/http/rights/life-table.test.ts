import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checklistOf } from '../../../src/catalogue/dossier.ts';
import { ROLES, type Role } from '../../../src/catalogue/roles.ts';
import type { Step } from '../../../src/catalogue/steps.ts';
import { insertPaper } from '../../../src/db/evidence.ts';
import { findProject } from '../../../src/db/projects.ts';
import { stepsOfProject } from '../../../src/db/project-steps.ts';
import { signaturesOf } from '../../../src/db/signatures.ts';
import { programActor } from '../../../src/services/actor.ts';
import { createUser } from '../../../src/services/accounts/create-user.ts';
import { hashPassword } from '../../../src/services/accounts/password.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import { openHouse, PASSWORD, signIn, tokenOf, type TestHouse } from '../house.ts';

const DAY = '2023-06-20';
const RUN = '2023-06-12';
const PROJECT = {
  name: '示例储罐综合治理',
  category: 'industry',
  type: 'tank',
  district: '370211',
  content: '内浮顶改造',
  start: '2023-05-01',
  finish: '2023-06-10',
  run: RUN,
  progress: 60,
};
/** Doors of moves, and the roles that find them open. */
const DOORS = {
  report: ['admin', 'planner', 'district'],
  steer: ['admin', 'planner'],
  reopen: ['admin', 'planner', 'verifier'],
  check: ['district'],
  accept: ['verifier'],
} as const satisfies Record<string, readonly Role[]>;
const NOTICE = { 'notice-place': '市局网站', 'notice-from': '2023-06-05', 'notice-to': '2023-06-13' };
type Fields = Readonly<Record<string, string>>;

interface Row {
  readonly step: Step;
  readonly from: Step;
  readonly door: keyof typeof DOORS;
  /** Who may move a project there; section 10 gives administrator and planner what a branch reports. */
  readonly who: readonly Role[];
  readonly fields: Fields;
  /** What is taken away, and the words that say it is missing. */
  readonly lacks: readonly (readonly [without: object | 'papers' | Fields, words: string])[];
  /** Fields of the record that keep the day besides the row of the step. */
  readonly keeps: Readonly<Record<string, string>>;
}

/** The planners' table of the life of a project, a row a test. */
const TABLE: readonly Row[] = [
  { step: 'listed', from: 'reserve', door: 'steer', who: ['admin', 'planner'], fields: {}, lacks: [[{ content: null }, '缺建设内容'], [{ start: null }, '缺现计划']], keeps: { plan_start: '2023-05-01', plan_finish: '2023-06-10' } },
  { step: 'started', from: 'listed', door: 'report', who: ['admin', 'planner', 'district'], fields: {}, lacks: [['papers', '缺佐证材料：施工合同']], keeps: { started: DAY } },
  { step: 'building', from: 'started', door: 'report', who: ['admin', 'planner', 'district'], fields: {}, lacks: [[{ progress: null }, '缺本期进度']], keeps: {} },
  { step: 'finished', from: 'building', door: 'report', who: ['admin', 'planner', 'district'], fields: { run: RUN }, lacks: [['papers', '缺佐证材料'], [{ run: '' }, '须填稳定运行日']], keeps: { finished: DAY } },
  { step: 'self-checked', from: 'finished', door: 'report', who: ['admin', 'planner', 'district'], fields: { run: RUN }, lacks: [['papers', '缺佐证材料'], [{ run: '' }, '须填稳定运行日']], keeps: { effective: RUN } },
  { step: 'accepted', from: 'checked', door: 'accept', who: ['verifier'], fields: { opinion: '同意验收', 'found-VOC': '12' }, lacks: [['papers', '尚未认可'], [{ opinion: '' }, '请填写此项'], [{ 'found-VOC': '' }, '现场核定量']], keeps: {} },
  { step: 'published', from: 'accepted', door: 'steer', who: ['admin', 'planner'], fields: NOTICE, lacks: [[{ 'notice-place': '' }, '请填写公示地址'], [{ 'notice-to': '2023-06-08' }, '至少 5 个工作日']], keeps: {} },
  { step: 'closed', from: 'published', door: 'steer', who: ['admin', 'planner'], fields: {}, lacks: [['papers', '尚未认可']], keeps: {} },
]; // prettier-ignore

/** The list of what is wrong, at the head of a page. */
const errorsOf = (html: string): string => /<section class="error-summary"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';

describe('the life of a project over the page of steps', () => {
  let at: TestHouse;
  let scope: { city: string; programme: string; district: null };
  const people = new Map<string, { readonly agent: Agent; readonly token: string }>();
  const context = () => ({ actor: programActor(new Date('2023-06-01T02:00:00Z')), scope, asOf: '2023-06-30' });

  beforeAll(async () => {
    at = await openHouse({ clock: () => new Date('2023-07-01T02:00:00Z') });
    const programme = await at.store.read.selectFrom('programmes').selectAll().executeTakeFirstOrThrow();
    scope = { city: programme.city, programme: programme.id, district: null };
    const passwordHash = await hashPassword(PASSWORD);
    await at.store.write(
      (trx) =>
      createUser(trx, programActor(new Date()), scope.city, {
        name: 'second', displayName: null, role: 'district', district: '370211', phone: null, passwordHash,
      }), // prettier-ignore
    );
    for (const name of [...ROLES, 'second']) {
      const agent = await at.visitor();
      await signIn(agent, name);
      people.set(name, { agent, token: await tokenOf(agent) });
    }
  });
  afterAll(() => at.remove());

  const now = async (id: string) => (await findProject(at.store.read, scope, id))!;
  const standing = async (step: Step, over: object = {}, withPapers = true) => {
    const done = ['finished', 'self-checked', 'checked', 'accepted', 'published'].includes(step);
    const days = done ? { started: '2023-05-02', finished: '2023-06-08', effective: RUN } : {};
    const saved = await at.store.write((trx) => saveProject(trx, context(), { ...PROJECT, ...days, step, ...over }));
    if (saved.kind !== 'create') throw new Error(JSON.stringify(saved));
    const { id: project, type } = saved.record;
    const paper = { city: scope.city, programme: scope.programme, project, sha256: null, size: null, media_type: null };
    await at.store.write(async (trx) => {
      for (const { kind, due } of withPapers ? checklistOf(type) : [])
        await insertPaper(trx, {
          ...paper, id: `P-${kind}`, name: kind, kind, step: due, state: 'accepted', uploaded_by: '企业', uploaded: '2023-06-09T00:00:00Z',
        }); // prettier-ignore
    });
    return project;
  };
  const move = async (name: string, id: string, door: string, fields: Fields = {}) => {
    const { agent, token } = people.get(name)!;
    const { version } = await now(id);
    const sent = { kind: 'advance', day: DAY, version: String(version), once: `${name}-${id}-${Math.abs(version)}` };
    return agent
      .post(`/projects/${id}/steps/${door}`)
      .type('form')
      .send({ ...sent, ...fields, _csrf: token });
  };

  it.each(TABLE.map((row) => [row.step, row] as const))(
    'reaches %s by whom, with what and on which day',
    async (_, row) => {
      const { step, from, door, who, fields, lacks, keeps } = row;
      const id = await standing(from);
      for (const role of ROLES.filter((one) => !who.includes(one)))
        for (const other of Object.keys(DOORS)) {
          const { status } = await move(role, id, other, fields);
          expect([role, other, status]).toEqual([role, other, 403]);
        }
      expect((await now(id)).step).toBe(from);

      for (const [without, words] of lacks) {
        const isForm = without !== 'papers' && Object.keys(without).some((name) => name in fields);
        const bare = without === 'papers' || isForm ? {} : without;
        const poor = await standing(from, bare, without !== 'papers');
        const answer = await move(who.at(-1)!, poor, door, isForm ? { ...fields, ...(without as Fields) } : fields);
        expect([words, answer.status, errorsOf(answer.text)]).toEqual([words, 422, expect.stringContaining(words)]);
        expect((await now(poor)).step).toBe(from);
      }

      for (const role of who) {
        const own = await standing(from);
        expect([role, (await move(role, own, door, fields)).status]).toEqual([role, 303]);
        expect(await now(own)).toMatchObject({ step, ...keeps });
        const kept = (await stepsOfProject(at.store.read, scope, own)).find((one) => one.step === step);
        expect(kept).toMatchObject({ day: DAY, by: role === 'admin' ? expect.any(String) : role });
      }
    },
  );

  it('is checked by two persons of the district, neither of whom entered it, and accepted by a third', async () => {
    const id = await standing('self-checked');
    const opinion = { opinion: '与申报一致' };
    for (const role of ROLES.filter((one) => one !== 'district'))
      expect([role, (await move(role, id, 'check', opinion)).status]).toEqual([role, 403]);
    expect((await move('district', id, 'check')).status).toBe(422);
    expect((await move('district', id, 'check', opinion)).status).toBe(303);
    expect((await now(id)).step).toBe('self-checked');
    const again = await move('district', id, 'check', { ...opinion, once: 'again' });
    expect([again.status, (await now(id)).step]).toEqual([422, 'self-checked']);
    expect((await move('second', id, 'check', opinion)).status).toBe(303);
    expect(await now(id)).toMatchObject({ step: 'checked', status: 'built' });
    const signed = await signaturesOf(at.store.read, scope, id);
    expect(signed.map(({ step, by, day }) => [step, by, day])).toEqual([
      ['checked', 'district', DAY],
      ['checked', 'second', DAY],
    ]);
    expect((await move('verifier', id, 'accept', { opinion: '同意', 'found-VOC': '9' })).status).toBe(303);
    expect(await now(id)).toMatchObject({ step: 'accepted', status: 'verified' });
  });

  it('goes back from any check with a coded reason, and an objection sends what is published back to 核查', async () => {
    const id = await standing('checked');
    const back = { kind: 'return', to: 'finished', code: 'R12', reason: '照片没有时间' };
    expect((await move('verifier', id, 'accept', { ...back, code: '' })).status).toBe(422);
    const sent = await move('verifier', id, 'accept', back);
    expect([errorsOf(sent.text), sent.status]).toEqual(['', 303]);
    expect((await now(id)).step).toBe('finished');
    const notice = await standing('published');
    expect((await move('planner', notice, 'steer', { kind: 'objection', reason: '群众反映' })).status).toBe(303);
    expect(await now(notice)).toMatchObject({ step: 'checked', status: 'built' });
  });

  it('has a light life of three steps, its last one signed', async () => {
    const id = await standing('listed', { type: 'gas-station', category: 'oil_service' });
    expect((await move('district', id, 'report', { run: RUN })).status).toBe(303);
    expect((await now(id)).step).toBe('finished');
    expect((await move('verifier', id, 'accept')).status).toBe(422);
    expect((await move('verifier', id, 'accept', { opinion: '抽查合格' })).status).toBe(303);
    expect(await now(id)).toMatchObject({ step: 'closed', status: 'verified' });
  });

  it('closes an ultra-low-emission works only when its four packages are evaluated and published', async () => {
    const id = await standing('checked', { type: 'ule-grinding' });
    const accept = { opinion: '同意', 'found-NOx': '1' };
    const refused = await move('verifier', id, 'accept', accept);
    expect([refused.status, errorsOf(refused.text)]).toEqual([422, expect.stringContaining('无组织')]);
  });
});
