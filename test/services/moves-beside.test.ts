import { beforeAll, expect, it } from 'vitest';
import { insertPaper } from '../../src/db/evidence.ts';
import { countMoves } from '../../src/db/project-moves.ts';
import { stepsOfProject } from '../../src/db/project-steps.ts';
import { signaturesOf } from '../../src/db/signatures.ts';
import type { Store } from '../../src/db/store.ts';
import { inputOf } from '../../src/services/projects/input-of.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { ASK, clerk, DAY, livesIn, planner, verifier } from './lives.ts';

describeOnBothEngines('beside the straight way, a project', (open) => {
  let store: Store;
  let life: ReturnType<typeof livesIn>;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    life = livesIn(store);
  });

  it('skips with a planner’s reason; the skipped steps keep no day', async () => {
    const id = await life.standing('listed');
    const skip = { kind: 'skip', to: 'finished', run: '2023-06-25' } as const;
    expect(await life.codes(planner, id, skip)).toEqual(['required']);
    expect(await life.codes(planner, id, { ...skip, to: 'checked', reason: '补报' })).toEqual(['not-an-option']);
    expect(await life.moved(planner, id, { ...skip, reason: '补报' })).toMatchObject({
      step: 'finished',
      finished: DAY,
    });
    expect((await stepsOfProject(store.read, EXAMPLE, id)).map(({ step }) => step).sort()).toEqual([
      'finished',
      'listed',
    ]);
  });

  it('is sent back by the checker with a code and words; the names are void and the way back is counted', async () => {
    const id = await life.entered();
    await life.until(id, 'checked');
    const back = { kind: 'return', to: 'building', reason: '收集罩未建成' } as const;
    expect(await life.codes(verifier, id, back)).toEqual(['required']);
    await life.moved(verifier, id, { ...back, code: 'R12' });
    expect(await life.now(id)).toMatchObject({
      step: 'building',
      status: 'building',
      finished: null,
      started: '2023-05-02',
    });
    expect(
      (await signaturesOf(store.read, EXAMPLE, id)).every(({ void_reason }) => void_reason === 'R12 收集罩未建成'),
    ).toBe(true);
    expect((await countMoves(store.read, EXAMPLE, ['return'])).get(id)).toBe(1);
    expect((await stepsOfProject(store.read, EXAMPLE, id)).map(({ step }) => step)).not.toContain('checked');
  });

  it('keeps the day a step was first reached when a project comes back to it', async () => {
    const id = await life.entered();
    await life.until(id, 'checked');
    const back = { kind: 'return', to: 'finished', code: 'R12', reason: '照片缺页', day: '2023-06-28' } as const;
    await life.moved(verifier, id, back);
    const dayOf = async (step: string) =>
      (await stepsOfProject(store.read, EXAMPLE, id)).find((one) => one.step === step)?.day;
    expect(await dayOf('finished')).toBe(DAY);
    await life.moved(planner, id, { kind: 'cancel', reason: '停产', givenUp: true, day: '2023-06-29' });
    await life.moved(planner, id, { kind: 'reopen', to: 'listed', reason: '复产', day: '2023-06-30' });
    expect([await dayOf('listed'), await dayOf('finished')]).toEqual([DAY, undefined]);
  });

  it('pauses with a new stable-run day or none, and goes on', async () => {
    const id = await life.standing('building', 'accepted', { run: '2023-06-28' });
    expect(await life.codes(planner, id, { kind: 'pause', reason: '缺配件', run: '2023-06-28' })).toEqual([
      'pause-new-day-or-none',
    ]);
    expect(await life.moved(planner, id, { kind: 'pause', reason: '缺配件', run: null })).toMatchObject({
        step: 'building', paused_from: DAY, pause_reason: '缺配件', run: null, effective: null,
      }); // prettier-ignore
    expect(await life.codes(clerk, id, ASK.finish)).toEqual(['move-not-here']);
    const typed = { ...inputOf(await life.now(id)), step: 'finished', effective: DAY, finished: DAY };
    expect(await store.write((trx) => saveProject(trx, clerk, typed))).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'step', code: 'is-paused' }],
    });
    expect(await life.moved(planner, id, { kind: 'resume', run: '2023-08-01' })).toMatchObject({
      paused_from: null,
      effective: '2023-08-01',
    });
  });

  it('takes a new plan beside the frozen one', async () => {
    const id = await life.standing('listed');
    const plan = { start: '2023-06-01', finish: '2023-08-20' };
    const half = { kind: 'adjust', plan: { ...plan, start: null }, reason: '设备晚到' } as const;
    expect(await life.codes(planner, id, half)).toEqual(['required']);
    expect(await life.moved(planner, id, { kind: 'adjust', plan, run: '2023-08-30', reason: '设备晚到' })).toMatchObject({
        plan_finish: '2023-07-10', finish: '2023-08-20', run: '2023-08-30', effective: '2023-08-30',
      }); // prettier-ignore
  });

  it('is cancelled for a substitute or by giving the tonnes up, never for neither', async () => {
    const [id, other] = [await life.standing('building'), await life.standing('listed')];
    expect(await life.codes(planner, id, { kind: 'cancel', reason: '停产' })).toEqual(['substitute-or-given-up']);
    expect(await life.codes(planner, id, { kind: 'cancel', reason: '停产', substitute: id })).toEqual([
      'points-to-itself',
    ]);
    const gone = await life.standing('listed');
    await life.moved(planner, gone, { kind: 'cancel', reason: '停产', givenUp: true });
    for (const [substitute, code] of [
      ['QD-2023-9999-9', 'unknown-project'],
      [gone, 'substitute-gone'],
    ] as const)
      // prettier-ignore
      expect(await life.codes(planner, id, { kind: 'cancel', reason: '停产', substitute })).toEqual([code]);
    expect(await life.moved(planner, id, { kind: 'cancel', reason: '停产', substitute: other })).toMatchObject({
      status: 'cancelled',
    });
    expect((await life.now(other)).replaces).toBe(id);
    expect(await life.moved(planner, id, { kind: 'reopen', to: 'listed', reason: '复产' })).toMatchObject({
      step: 'listed',
    });
  });

  it('goes back to the check on an objection, and from close-out to building on evidence of a relapse', async () => {
    const id = await life.entered();
    await life.until(id, 'published');
    expect(await life.moved(planner, id, { kind: 'objection', reason: '公示期内举报属实' })).toMatchObject({
      step: 'checked',
    });
    const valid = (await signaturesOf(store.read, EXAMPLE, id)).filter(({ void_at }) => void_at === null);
    expect(valid.map(({ step }) => step)).toEqual(['checked', 'checked']);
    await life.moved(verifier, id, ASK.accept);
    await life.moved(planner, id, ASK.publish);
    await life.moved(planner, id, ASK.close);
    const rebound = { kind: 'rebound', reason: '设施停运', run: '2023-09-01' } as const;
    expect(await life.codes(planner, id, rebound)).toEqual(['needs-rebound']);
    await store.write((trx) => insertPaper(trx, {
        ...EXAMPLE, project: id, id: 'R1', name: '复查.jpg', kind: 'survey', step: 'closed', state: 'handed-in', sha256: null, size: null,
        media_type: null, uploaded_by: '市局', uploaded: '2023-06-30T00:00:00.000Z', uploader_id: 'planner',
      })); // prettier-ignore
    expect(await life.moved(planner, id, { ...rebound, paper: 'R1' })).toMatchObject({
        step: 'building', status: 'building', effective: '2023-09-01', finished: null,
      }); // prettier-ignore
  });
});
