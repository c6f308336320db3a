import { beforeAll, describe, expect, it } from 'vitest';
import type { FieldChange } from '../../src/db/audit.ts';
import { findProject, projectsOf } from '../../src/db/projects.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import type { Store } from '../../src/db/store.ts';
import { ownFieldsIn } from '../../src/db/own-fields.ts';
import { monthStandings } from '../../src/services/following/close-month.ts';
import { lifeOfProject } from '../../src/services/life/life-of-project.ts';
import { openSample } from '../db/prepared-database.ts';
import { by, sampleTable } from './sample.ts';

const KEY = { city: '370200', programme: 'qingdao-2023' };
const SCOPE = wholeProgramme({ city: KEY.city, id: KEY.programme });
const signatures = by(sampleTable('signatures.csv'), (row) => row['project']!);
const projects = sampleTable('projects.csv');
const workflow = new Map(sampleTable('types.csv').map((row) => [row['id']!, row['workflow']!]));

describe('checks, months and own fields of the sample', () => {
  let store: Store;

  beforeAll(async () => {
    store = await openSample();
  });

  it('has two names of the branch under every check and a verifier under every acceptance, none of them the one who enters', () => {
    const wrong = projects.filter((row) => {
      if (workflow.get(row['type']!) === 'light') return false;
      const names = signatures.get(row['id']!) ?? [];
      const under = (step: string) => names.filter((one) => one['step'] === step).map((one) => one['by']!);
      const [checked, accepted] = [under('checked'), under('accepted')];
      const isChecked = ['checked', 'accepted', 'published', 'closed'].includes(row['step']!);
      const isAccepted = isChecked && row['step'] !== 'checked';
      const all = [...checked, ...accepted];
      const counts = checked.length === (isChecked ? 2 : 0) && accepted.length === (isAccepted ? 1 : 0);
      return !counts || new Set(all).size !== all.length;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect([...signatures.values()].flat().length).toBeGreaterThan(500);
    const uploaders = by(sampleTable('evidence.csv'), (row) => row['project']!);
    const own = [...signatures].filter(([id, names]) =>
      (uploaders.get(id) ?? []).some((paper) => names.some((name) => name['by'] === paper['uploaded_by'])),
    );
    expect(own).toEqual([]);
  });

  it('has every month before that of its day submitted by all branches and closed, the present one by a few', async () => {
    const months = await monthStandings(store.read, { city: KEY.city, id: KEY.programme, year: 2023 }, '2023-06-30');
    const told = months.map(({ month, closed, submitted }) => [month, closed !== null, submitted.size]);
    expect(told).toEqual([
      ['2023-06', false, 3],
      ...['05', '04', '03', '02', '01'].map((month) => [`2023-${month}`, true, 10]),
    ]);
    expect(
      months.every(
        ({ closed, submitted }) => closed === null || [...submitted.values()].every(({ at }) => at < closed.at),
      ),
    ).toBe(true);
  });

  it('shows the names on the page of a project with the day of its step', async () => {
    const record = await findProject(store.read, SCOPE, 'QD-2023-0022-K');
    const { signatures: names, steps } = await lifeOfProject(store.read, KEY, record!);
    expect(names.map(({ step, by: name, day }) => [step, name, day])).toEqual([
      ['checked', '示例戊', '2023-03-22'],
      ['checked', '示例乙', '2023-03-22'],
      ['accepted', '示例核查乙', '2023-05-01'],
    ]);
    expect(names.every(({ step, day }) => steps.some((one) => one.step === step && one.day === day))).toBe(true);
  });

  it('says in three fields of its own what was entered with a project, and later what was learnt together with something else', async () => {
    const fields = await ownFieldsIn(store.read, KEY.city);
    expect(fields.map(({ zh }) => zh)).toEqual(['运维方式', '在线监控点位', '最近入企帮扶日']);
    const records = await projectsOf(store.read, SCOPE);
    const saying = (key: string) => records.filter((record) => key in record);
    for (const { key } of fields) expect(saying(key).length, key).toBeGreaterThan(10);
    const [visited] = saying('x_day_visit');
    const trail = await store.read
      .selectFrom('audit')
      .select(['action', 'changes'])
      .where('entity', '=', 'project')
      .where('entity_id', '=', visited!.id)
      .execute();
    expect(trail).toHaveLength(visited!.version);
    const told = trail.flatMap(({ action, changes }) =>
      (JSON.parse(changes) as FieldChange[])
        .filter(({ field }) => field === 'x_day_visit')
        .map(({ from }) => [action, from]),
    );
    expect(told).toEqual([['update', null]]);
  });
});
