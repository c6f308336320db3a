import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentProgramme } from '../../src/db/programmes.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import { programActor } from '../../src/services/actor.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { openHouse, post, type TestHouse } from './house.ts';

const PROJECT = {
  name: '示例储罐',
  category: 'industry',
  type: 'tank',
  district: '370211',
  step: 'listed',
};

/** A month of one project, told day by day. */
describe('a list as it was known on a past day', () => {
  let now = new Date('2023-06-01T02:00:00Z');
  let at: TestHouse;
  let planner: Agent;
  let id: string;

  beforeAll(async () => {
    at = await openHouse({ clock: () => now });
    planner = await at.visitor('planner');
    const scope = wholeProgramme((await currentProgramme(at.store.read, '370200'))!);
    const context = { actor: programActor(now), scope, asOf: '2023-06-01' };
    const made = await at.store.write((trx) => saveProject(trx, context, { ...PROJECT, finish: '2023-12-01' }));
    if (made.kind !== 'create') throw new Error(JSON.stringify(made));
    id = made.record.id;
    await on('06-10');
    await lamp({
      do: 'set',
      colour: 'red',
      until: '2023-06-20',
      reason: '现场停工',
    });
    await on('06-12');
    const cells = { progress: '', spent: '', problem: '', was: '\u001f\u001f', day: '', done: '', next: '' };
    const report = { ...cells, version: '1', unchanged: '1', once: 'r' };
    expect((await post(planner, `/projects/${id}/progress`, report)).status).toBe(303);
    await on('06-15');
    await lamp({ do: 'lift' });
    await on('06-18');
    await lamp({
      do: 'set',
      colour: 'yellow',
      until: '2023-06-25',
      reason: '设备未到',
    });
    await on('06-30');
  });
  afterAll(() => at.remove());

  const on = async (day: string) => {
    now = new Date(`2023-${day}T02:00:00Z`);
    planner = await at.visitor('planner');
  };
  const lamp = async (fields: Readonly<Record<string, string>>) => {
    const { version } = await at.store.read
      .selectFrom('project_following')
      .select('version')
      .where('project', '=', id)
      .executeTakeFirstOrThrow();
    const answer = await post(planner, `/projects/${id}/lamp`, {
      version: String(version),
      ...fields,
    });
    expect(answer.status).toBe(303);
  };
  /** Lamp and days of silence of the project in the list of that day. */
  const known = async (day: string) => {
    const { text } = await planner.get(`/projects.csv?as_of=2023-${day}&cols=lamp,silent_days`).expect(200);
    const cells = text.trim().split('\r\n').at(-1)?.split(',') ?? [];
    return { lamp: cells.at(-2), silent: Number(cells.at(-1)) };
  };

  it.each([
    ['06-05', '正常'],
    ['06-10', '滞后'],
    ['06-14', '滞后'],
    ['06-16', '正常'],
    ['06-19', '预警'],
    ['06-25', '预警'],
    ['06-28', '正常'],
  ])('on %s the lamp is %s, as whoever set it by hand wanted', async (day, colour) => {
    expect(await known(day)).toMatchObject({ lamp: colour });
  });

  it('counts the days of silence from what had been said by then', async () => {
    expect((await known('06-11')).silent).toBe(10);
    expect((await known('06-14')).silent).toBe(2);
  });

  it('finds the project by the colour it had, and says so in the page', async () => {
    const found = await planner.get('/projects.json?as_of=2023-06-14&lamp=red').expect(200);
    expect(found.body).toHaveLength(1);
    expect((await planner.get('/projects.json?as_of=2023-06-16&lamp=red').expect(200)).body).toHaveLength(0);
  });
});
