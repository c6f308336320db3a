import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProject } from '../../src/db/projects.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import { keepBatch, nextBatch } from '../../src/services/changes/batch.ts';
import { deleteProjects } from '../../src/services/projects/delete-project.ts';
import { inputOf } from '../../src/services/projects/input-of.ts';
import type { SaveContext } from '../../src/services/projects/save-plan.ts';
import { saveProjects } from '../../src/services/projects/save-project.ts';
import { currentProgramme } from '../../src/db/programmes.ts';
import { openHouse, post, type TestHouse } from './house.ts';

const PLAIN = { category: 'industry', type: 'voc-capture', step: 'listed', run: '2023-06-01', owner: '原责任人' };

describe('the pages of batches', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;
  let context: SaveContext;
  let ids: readonly string[];

  /** Writes inputs as one batch; its number and the numbers of its projects. */
  const batchOf = (inputs: readonly object[]) =>
    at.store.write(async (trx) => {
      const id = await nextBatch(trx, context.scope.city);
      const within = { ...context, actor: { ...context.actor, batch: id } };
      const saved = await saveProjects(
        trx,
        within,
        inputs.map((input) => ({ input })),
      );
      await keepBatch(trx, context, {
        id,
        kind: 'bulk',
        action: 'bulk',
        about: id,
        summary: { changed: saved.length },
      });
      return { id, ids: saved.flatMap((one) => ('record' in one ? [one.record.id] : [])) };
    });
  const record = async (id: string) => (await findProject(at.store.read, context.scope, id))!;

  beforeAll(async () => {
    at = await openHouse();
    planner = await at.visitor('planner');
    district = await at.visitor('district');
    const programme = (await currentProgramme(at.store.read, '370200'))!;
    context = {
      actor: { person: { id: 'U1', displayName: '市局 规划员' }, now: new Date() },
      scope: wholeProgramme(programme),
      asOf: '2023-06-30',
    };
    const made = await batchOf([
      { ...PLAIN, name: '示例甲', district: '370211', reduces: { VOC: { tonnes: 3 } } },
      { ...PLAIN, name: '示例乙', district: '370215', reduces: { VOC: { tonnes: 4 } } },
    ]);
    ids = made.ids;
  });
  afterAll(() => at.remove());

  it('list what touched the person’s projects and show every row old → new', async () => {
    const batch = await batchOf([{ ...inputOf(await record(ids[1]!)), owner: '新责任人' }]);
    const list = await planner.get('/batches').expect(200);
    expect(list.text).toContain(`/batches/${batch.id}`);
    expect((await district.get('/batches').expect(200)).text).not.toContain(`/batches/${batch.id}`);
    const page = await planner.get(`/batches/${batch.id}`).expect(200);
    expect(page.text).toContain('<del>原责任人</del> → <ins>新责任人</ins>');
    await district.get(`/batches/${batch.id}`).expect(404);
    await district.get(`/batches/${batch.id}/undo`).expect(404);
    await planner.get('/batches/B9999').expect(404);
  });

  it('show a branch its own rows of a mixed batch and leave its undo to the city', async () => {
    const batch = await batchOf(
      await Promise.all(ids.map(async (id) => ({ ...inputOf(await record(id)), lead: '环保科' }))),
    );
    const page = await district.get(`/batches/${batch.id}`).expect(200);
    expect(page.text).toContain(ids[0]);
    expect(page.text).not.toContain(ids[1]);
    expect((await district.get(`/batches/${batch.id}/undo`).expect(200)).text).toContain('请由市局撤销');
    const answer = await post(district, `/batches/${batch.id}/undo`);
    expect(answer.status).toBe(422);
    expect(await record(ids[0]!)).toMatchObject({ lead: '环保科' });
  });

  it('preview an undo, keep what changed since unless it is ticked, and undo the undo', async () => {
    const before = await record(ids[0]!);
    const batch = await batchOf(
      await Promise.all(ids.map(async (id) => ({ ...inputOf(await record(id)), owner: '批量' }))),
    );
    const later = await batchOf([{ ...inputOf(await record(ids[1]!)), owner: '后来的人' }]);
    const preview = await planner.get(`/batches/${batch.id}/undo`).expect(200);
    expect(preview.text).toContain('后来的人');
    const now = await record(ids[1]!);
    expect(preview.text).toContain(`value="${now.id}@${String(now.version)}"`);
    const answer = await post(planner, `/batches/${batch.id}/undo`, { reason: '填错了人' });
    expect(answer.status).toBe(303);
    expect(inputOf(await record(ids[0]!))).toEqual(inputOf(before));
    expect(await record(ids[1]!)).toMatchObject({ owner: '后来的人' });
    const undone = await planner.get(String(answer.headers['location'])).expect(200);
    expect(undone.text).toContain('本批次之后又改过，保留现值');
    expect((await planner.get(`/batches/${batch.id}`)).text).toContain('已由批次');
    const again = await post(planner, `${String(answer.headers['location'])}/undo`);
    expect(again.status).toBe(303);
    expect(await record(ids[0]!)).toMatchObject({ owner: '批量' });
    expect((await post(planner, `/batches/${later.id}/undo`, { field: 'x' })).status).toBe(400);
  });

  it('say how many cannot go back beyond those listed, and give all of them as a file', async () => {
    const inputs = Array.from({ length: 202 }, (_, index) => ({
      ...PLAIN,
      name: `示例${String(index)}`,
      district: '370211',
    }));
    const made = await batchOf(inputs);
    const records = await Promise.all(made.ids.map(record));
    const batch = await batchOf(records.map((one) => ({ ...inputOf(one), owner: '批量' })));
    const [moved, ...gone] = await Promise.all(made.ids.map(record));
    await at.store.write((trx) =>
      deleteProjects(trx, { ...context, actor: { ...context.actor, reason: '重复' } }, gone),
    );
    await batchOf([{ ...inputOf(moved!), owner: '后来的人' }]);

    const { text } = await planner.get(`/batches/${batch.id}/undo`).expect(200);
    expect(text).toContain('不能恢复的项目（201 个）');
    expect(text).toContain('另有 1 个未在此列出');
    expect(text).toContain(`/batches/${batch.id}/undo.csv`);
    const file = await planner.get(`/batches/${batch.id}/undo.csv`).expect(200);
    const lines = file.text.trim().split('\r\n').slice(1);
    expect(lines).toHaveLength(202);
    expect(lines[0]).toBe(`${moved!.id},示例0,此后又改过,责任人,原责任人,批量,后来的人`);
    expect(lines.slice(1).every((line) => line.includes('项目已删除'))).toBe(true);

    const undone = await post(planner, `/batches/${batch.id}/undo`, {
      back: `${moved!.id}@${String(moved!.version + 1)}`,
    });
    const page = String(undone.headers['location']);
    const short = await planner.get(page).expect(200);
    expect(short.text).toContain('未改动的项目（201 个）');
    expect(short.text).toContain('以上为前 200 个，列出全部');
    const shown = (html: string) => html.split('项目已删除').length - 1;
    expect(shown(short.text)).toBe(200);
    expect(shown((await planner.get(`${page}?left=all`)).text)).toBe(201);
  });
});
