import { beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../../src/catalogue/steps.ts';
import { auditPage } from '../../../src/db/audit.ts';
import { movesOfProject } from '../../../src/db/project-moves.ts';
import { signaturesOf } from '../../../src/db/signatures.ts';
import type { Store } from '../../../src/db/store.ts';
import { inputOf } from '../../../src/services/projects/input-of.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import type { SaveContext } from '../../../src/services/projects/save-plan.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING } from '../example-projects.ts';
import { as, ASK, clerk, DAY, first, foreign, livesIn, planner, second, verifier, type Ask } from '../lives.ts';

describeOnBothEngines('the life of a project', (open) => {
  let store: Store;
  let life: ReturnType<typeof livesIn>;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    life = livesIn(store);
  });

  it('goes from reserve to close-out, each step by whoever may, with its day, and two names under the check', async () => {
    const id = await life.entered();
    expect(await life.until(id, 'closed')).toMatchObject({
      step: 'closed',
      status: 'verified',
      started: '2023-05-02',
      finished: DAY,
      effective: '2023-06-25',
      plan_finish: '2023-07-10',
    });
    const signed = await signaturesOf(store.read, EXAMPLE, id);
    expect(signed.map(({ step, by, found }) => [step, by, found])).toEqual([
      ['checked', 'first', null],
      ['checked', 'second', null],
      ['accepted', 'verifier', '{"NOx":55}'],
    ]);
    expect((await life.now(id)).amounts).toEqual([]);
    const moves = await movesOfProject(store.read, EXAMPLE, id);
    expect(moves.map(({ to_step }) => to_step)).toEqual([
      'closed', 'published', 'accepted', 'checked', 'self-checked', 'finished', 'building', 'started', 'listed',
    ]); // prettier-ignore
    const trail = await auditPage(
      store.read,
      { city: EXAMPLE.city, district: null, entityId: id },
      { limit: 50, offset: 0 },
    );
    expect(trail.filter(({ action }) => action === 'sign')).toHaveLength(3);
  });

  it.each<readonly [string, Step, SaveContext, Ask]>([
    ['listing', 'reserve', clerk, ASK.list],
    ['checking', 'self-checked', planner, ASK.check],
    ['checking', 'self-checked', verifier, ASK.check],
    ['acceptance', 'checked', planner, ASK.accept],
    ['acceptance', 'checked', first, ASK.accept],
    ['publishing', 'accepted', verifier, ASK.publish],
    ['cancelling', 'reserve', clerk, { kind: 'cancel', reason: 'x', givenUp: true }],
    ['pausing', 'reserve', verifier, { kind: 'pause', reason: 'x' }],
  ])('refuses %s at %s to whoever may not', async (_, step, context, ask) => {
    const id = await life.standing(step);
    await expect(life.move(context, id, ask)).rejects.toMatchObject({ name: 'NotAllowed' });
  });

  it('is unknown outside its district, and a stale version moves nothing', async () => {
    const id = await life.entered();
    await expect(life.move(foreign, id, ASK.list)).rejects.toMatchObject({ name: 'NotFound' });
    await life.moved(planner, id, ASK.list);
    expect(await life.move(clerk, id, { ...ASK.start, version: 1 })).toMatchObject({
      kind: 'stale',
      theirs: { version: 2 },
    });
  });

  describe('needs', () => {
    it.each<readonly [string, object, SaveContext, Ask, readonly string[]]>([
      [
        'content and a plan to be listed',
        { content: null, start: null },
        planner,
        ASK.list,
        ['needs-content', 'needs-plan'],
      ],
      ['a day that has come', {}, planner, { ...ASK.list, day: '2023-07-01' }, ['day-in-future']],
      ['a day that is one', {}, planner, { ...ASK.list, day: '6月底' }, ['not-a-day']],
    ])('%s', async (_, over, context, ask, expected) => {
      expect(await life.codes(context, await life.entered(over), ask)).toEqual(expected);
    });

    it('papers from 开工 on, progress, the stable-run day, and a notice long enough', async () => {
      const id = await life.entered({ progress: null }, null);
      await life.moved(planner, id, ASK.list);
      expect(await life.codes(clerk, id, ASK.start)).toEqual(['needs-papers']);
      const with_ = await life.standing('started', 'accepted', { progress: null });
      expect(await life.codes(clerk, with_, ASK.build)).toEqual(['needs-progress']);
      await store.write(async (trx) => saveProject(trx, clerk, { ...inputOf(await life.now(with_)), progress: 90 }));
      await life.moved(clerk, with_, ASK.build);
      expect(await life.codes(clerk, with_, { kind: 'advance' })).toEqual(['needed-when-built']);
      const accepted = await life.standing('accepted');
      const short = { ...ASK.publish, notice: { ...ASK.publish.notice, to: '2023-06-22' } };
      expect(await life.codes(planner, accepted, short)).toEqual(['notice-too-short']);
      const open = { ...ASK.publish, notice: { ...ASK.publish.notice, to: '2023-07-03' } };
      await life.moved(planner, accepted, open);
      expect(await life.codes(planner, accepted, ASK.close)).toEqual(['needs-notice-over']);
    });

    it('days in the order of things, from 开工 on', async () => {
      const id = await life.entered();
      await life.until(id, 'started');
      expect(await life.codes(clerk, id, { kind: 'advance', day: '2023-05-01' })).toEqual(['day-before-step']);
      // 建设中 keeps the day of its last report: 完工 may lie before it.
      await life.moved(clerk, id, { kind: 'advance', day: '2023-06-28' });
      expect(await life.codes(clerk, id, { ...ASK.finish, day: '2023-05-01' })).toEqual(['day-before-step']);
      await life.moved(clerk, id, { ...ASK.finish, run: '2023-07-20' });
      expect(await life.codes(clerk, id, { ...ASK.selfCheck, run: '2023-07-20' })).toEqual(['day-in-future']);
      await life.moved(clerk, id, ASK.selfCheck);
      expect(await life.codes(first, id, { ...ASK.check, day: '2023-06-19' })).toEqual(['day-before-step']);
      for (const one of [first, second]) await life.moved(one, id, ASK.check);
      await life.moved(verifier, id, ASK.accept);
      const notice = (from: string, to: string) => ({ ...ASK.publish, notice: { place: '市局网站', from, to } });
      expect(await life.codes(planner, id, notice('2023-06-12', '2023-06-19'))).toEqual(['day-before-step']);
      expect(await life.codes(planner, id, notice('2023-06-26', '2023-06-20'))).toEqual(['end-before-start']);
      expect(await life.codes(planner, id, notice('2023-06-20', '六月底'))).toEqual(['not-a-day']);
      await life.moved(planner, id, ASK.publish);
      expect(await life.codes(planner, id, { ...ASK.close, day: '2023-06-26' })).toEqual(['needs-notice-over']);
    });

    it('every paper accepted before acceptance, an opinion and an amount found', async () => {
      const id = await life.standing('checked', 'handed-in');
      expect(await life.codes(verifier, id, { kind: 'advance' })).toEqual(['needs-dossier', 'required', 'needs-found']);
    });
  });

  describe('four eyes', () => {
    it('nobody signs what they entered, whose evidence they uploaded, or twice, whatever their role became', async () => {
      const id = await life.entered();
      await life.until(id, 'self-checked');
      expect(await life.codes(clerk, id, ASK.check)).toEqual(['signing-own-entry']);
      expect(await life.codes(as('uploader', 'district', '370211'), id, ASK.check)).toEqual(['signing-own-evidence']);
      expect(await life.codes(first, id, ASK.check)).toEqual(['signed']);
      expect(await life.codes(first, id, ASK.check)).toEqual(['signing-signed-already']);
      await life.moved(second, id, ASK.check);
      expect(await life.codes(as('second', 'verifier'), id, ASK.accept)).toEqual(['signing-signed-other-check']);
      expect(await life.codes(as('clerk', 'verifier'), id, ASK.accept)).toEqual(['signing-own-entry']);
      expect((await life.now(id)).step).toBe('checked');
    });
  });

  it('cannot be driven past a check by a form, a workbook or a program', async () => {
    const record = await life.now(await life.standing('self-checked'));
    for (const [context, step, code] of [
      [planner, 'closed', 'step-on-page'],
      [clerk, 'checked', 'step-on-page'],
      [verifier, 'accepted', 'step-on-page'],
    ] as const) {
      const answer = await store.write((trx) => saveProject(trx, context, { ...inputOf(record), step }));
      expect(answer).toMatchObject({ kind: 'invalid', problems: [{ field: 'step', code }] });
    }
    const fresh = await store.write((trx) => saveProject(trx, clerk, { ...COKING, step: 'listed' }));
    expect(fresh).toMatchObject({ kind: 'invalid', problems: [{ code: 'step-not-yours' }] });
    const ledger = { ...COKING, step: 'closed', effective: '2022-12-01', origin: 'imported' };
    expect(await store.write((trx) => saveProject(trx, planner, ledger))).toMatchObject({ kind: 'create' });
  });
});
