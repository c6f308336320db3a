import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulationRunner } from '../../../src/services/simulations/simulation-runner.ts';
import { openHouse, post, type TestHouse } from '../house.ts';

/** An empty programme: what the page asks, refuses and shows needs no projects. */
describe('the page that says how sure a scenario is', () => {
  let at: TestHouse;
  let planner: Agent;
  let page: string;

  beforeAll(async () => {
    at = await openHouse({ clock: () => new Date('2023-06-30T02:00:00Z') });
    planner = await at.visitor('planner');
    const answer = await post(planner, '/scenarios/new', { 'about.name': '推迟', 'set.delay': '30', do: 'save' });
    page = `${String(answer.headers['location'])}/chances`;
  });
  afterAll(async () => {
    await simulationRunner(at.store).stop();
    await at.remove();
  });

  it('teaches the first step, and offers no button to whoever may not run', async () => {
    expect((await planner.get(page).expect(200)).text).toContain('还没有模拟过');
    const auditor = await at.visitor('auditor');
    const seen = await auditor.get(page);
    expect(seen.text).not.toContain('value="run"');
  });

  it('reports every error at once and keeps what was typed', async () => {
    const { status, text } = await post(planner, page, { do: 'run', draws: '7', seed: '1.5', basis: 'dice' });
    expect(status).toBe(422);
    for (const field of ['draws', 'seed', 'basis']) expect(text).toContain(`href="#${field}"`);
    expect(text).toContain('value="1.5"');
  });

  it('simulates once however often it is asked while one is under way, and shows the frozen result', async () => {
    const asked = { do: 'run', draws: '1000', seed: '1', basis: 'history' };
    const [first, second] = [post(planner, page, asked), post(planner, page, asked)];
    expect([(await first).status, (await second).status]).toEqual([303, 303]);
    await simulationRunner(at.store).idle();
    const { text } = await planner.get(page).expect(200);
    expect(text).toContain('模拟结果 S0001');
    expect(text).toContain('按历史兑现估计');
    // An empty programme still lacks its zones’ bases, or nothing; either is said.
    expect(text).toContain('不完整的输入');
    const [row] = await at.store.read.selectFrom('simulations').selectAll().where('id', '=', 'S0001').execute();
    expect(row).toMatchObject({ state: 'done', draws: 1000, restarts: 0 });
  });

  it('says when the changes moved on since', async () => {
    const scenario = page.replace('/chances', '');
    const seen = /name="seen" value="(\d+)"/.exec((await planner.get(scenario)).text)![1]!;
    await post(planner, scenario, { do: 'remove', index: '0', seen });
    expect((await planner.get(page)).text).toContain('运行之后情景的变更有改动');
  });

  it('knows no scenario that is not there', async () => {
    await planner.get('/scenarios/none/chances').expect(404);
  });

  it('shows the assumptions beside the record of kept promises', async () => {
    const { text } = await planner.get('/settings/uncertainty').expect(200);
    expect(text).toContain('承诺兑现率');
  });
});
