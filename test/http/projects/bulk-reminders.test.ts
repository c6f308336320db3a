import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProject } from '../../../src/db/projects.ts';
import { currentProgramme } from '../../../src/db/programmes.ts';
import { wholeProgramme } from '../../../src/db/scope.ts';
import { saveProjects } from '../../../src/services/projects/save-project.ts';
import { openHouse, post, type TestHouse } from '../house.ts';

const PLAIN = { category: 'industry', type: 'voc-capture', district: '370211', step: 'listed', run: '2023-06-01' };

describe('提醒 of a bulk edit', () => {
  let at: TestHouse;
  let planner: Agent;
  let ids: readonly string[];

  beforeAll(async () => {
    at = await openHouse();
    planner = await at.visitor('planner');
    const programme = (await currentProgramme(at.store.read, '370200'))!;
    const context = {
      actor: { person: { id: 'U1', displayName: '市局 规划员' }, now: new Date() },
      scope: wholeProgramme(programme),
      asOf: '2023-06-30',
    };
    // So many of a type that what one usually costs is known.
    const inputs = Array.from({ length: 25 }, (_, index) => ({
      input: {
        ...PLAIN,
        name: `示例${String(index)}`,
        capital: 10 + index / 10,
        life: 10,
        rate: 0.05,
        reduces: { VOC: { tonnes: 1 } },
      },
    }));
    const saved = await at.store.write((trx) => saveProjects(trx, context, inputs));
    ids = saved.flatMap((one) => ('record' in one ? [one.record.id] : []));
  });
  afterAll(() => at.remove());

  const record = async (id: string) => {
    const programme = (await currentProgramme(at.store.read, '370200'))!;
    return (await findProject(at.store.read, wholeProgramme(programme), id))!;
  };
  const begin = async (fields: Readonly<Record<string, string>>): Promise<string> => {
    const begun = await post(planner, '/projects/bulk', { id: ids[3]!, do: 'ticked' });
    const plan = String(begun.headers['location']);
    await post(planner, plan, { ...fields, reason: '按运行记录核实' });
    return `${plan}/preview`;
  };

  it('are shown in the preview, and nothing is written before they are ticked', async () => {
    const preview = await begin({ 'op.uptime': 'set', 'to.uptime': '10' });
    const page = (await planner.get(preview).expect(200)).text;
    expect(page).toContain('1 个项目有提醒');
    expect(page).toMatch(/投资 103 万元\/吨/);
    const refused = await post(planner, preview);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('有提醒尚未确认');
    expect((await record(ids[3]!)).uptime).toBe(1);
    const confirm = /name="confirm" value="([^"]+)"/.exec(page)![1]!;
    expect((await post(planner, preview, { confirm: `${confirm}x` })).status).toBe(422);
    expect((await post(planner, preview, { confirm })).status).toBe(303);
    expect((await record(ids[3]!)).uptime).toBe(0.1);
    const history = (await planner.get(`/projects/${ids[3]!}/history`)).text;
    expect(history).toContain('按运行记录核实；已确认 1 个项目的提醒');
  });

  it('are not asked for where nothing they look at changes', async () => {
    const preview = await begin({ 'op.owner': 'set', 'to.owner': '示例甲' });
    expect((await planner.get(preview)).text).not.toContain('name="confirm"');
    expect((await post(planner, preview)).status).toBe(303);
  });
});
