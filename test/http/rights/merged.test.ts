import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may, ROLES, type Action, type Role } from '../../../src/catalogue/roles.ts';
import { findProject } from '../../../src/db/projects.ts';
import { currentProgramme } from '../../../src/db/programmes.ts';
import { wholeProgramme } from '../../../src/db/scope.ts';
import { allRoutes } from '../../../src/http/places.ts';
import { isApi } from '../../../src/http/visit.ts';
import { bulkEdit } from '../../../src/services/changes/bulk-edit.ts';
import { fileReports } from '../../../src/services/following/file-reports.ts';
import { inputOf } from '../../../src/services/projects/input-of.ts';
import type { SaveContext } from '../../../src/services/projects/save-plan.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import { programOf } from '../api/program.ts';
import { openHouse, post, type TestHouse } from '../house.ts';

const PROJECT = { category: 'industry', type: 'voc-capture', step: 'reserve', district: '370211', content: '密闭收集' };
/** A wrong merge is taken back by going to an earlier state; what was deleted is restored first. */
const STILL = ['POST /projects/:id/history/:version', 'POST /projects/:id/restore'];
const written = allRoutes().filter(
  ({ method, path }) =>
    method !== 'GET' && /\/projects\/:id(?=\/|$)/.test(path) && !STILL.includes(`${method} ${path}`),
);

describe('a project that was merged into another', () => {
  let at: TestHouse;
  let context: SaveContext;
  let [kept, merged] = ['', ''];
  const people = new Map<Role, Agent>();

  const now = async () => (await findProject(at.store.read, context.scope, merged))!;

  beforeAll(async () => {
    at = await openHouse();
    const scope = wholeProgramme((await currentProgramme(at.store.read, '370200'))!);
    const actor = { person: { id: 'U1', displayName: '市局 规划员', role: 'planner' as const }, now: new Date() };
    context = { actor: { ...actor, reason: '核对' }, scope, asOf: '2023-06-30' };
    const save = async (name: string) => {
      const saved = await at.store.write((trx) => saveProject(trx, context, { ...PROJECT, name }));
      if (saved.kind !== 'create') throw new Error(JSON.stringify(saved));
      return saved.record.id;
    };
    [kept, merged] = [await save('示例涂装治理'), await save('示例涂装治理二')];
    for (const role of ['planner', 'district', 'verifier'] as const) people.set(role, await at.visitor(role));
    const pair = { first: kept, second: merged, answer: 'keep-first', reason: '同一改造' };
    expect((await post(people.get('planner')!, '/duplicates', pair)).status).toBe(303);
  });
  afterAll(() => at.remove());

  it('has addresses to be written at', () => {
    expect(written.length).toBeGreaterThan(20);
  });

  it.each(written.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'is refused at %s, with the project it went into',
    async (_, route) => {
      const before = await now();
      const role = [...people.keys()].find((one) => route.access !== 'public' && may(one, route.access as Action));
      if (role === undefined) throw new Error(`nobody of ${ROLES.join()} may write at ${route.path}`);
      const address = route.path.replace(':id', merged).replace(/:\w+/g, '1');
      const answer = isApi(route)
        ? await (await programOf(at, role)).ask(route.method, address, {}, { 'If-Match': '"2"' })
        : await post(people.get(role)!, address, { version: '2' });
      expect(answer.status).toBe(409);
      expect(answer.text).toContain(`项目 ${merged} 已并入 ${kept}`);
      if (isApi(route)) {
        expect(answer.headers['content-type']).toContain('application/problem+json');
        expect(answer.body).toMatchObject({ status: 409, id: merged, merged_into: kept });
      } else expect(answer.text).toContain(`href="/projects/${kept}"`);
      expect(await now()).toEqual(before);
    },
  );

  it('shows what it was, with a link to the project it went into and nothing to send', async () => {
    const pages = ['steps', 'progress', 'amounts', 'review', 'history'].map((page) => ['planner', page] as const);
    for (const [role, page] of [...pages, ['verifier', 'steps'] as const, ['district', 'steps'] as const]) {
      const shown = (await people.get(role)!.get(`/projects/${merged}/${page}`)).text;
      const main = shown.slice(shown.indexOf('<main'), shown.indexOf('</main>'));
      expect(main, page).toContain(`<a href="/projects/${kept}">`);
      expect(main, `${page} of ${role}`).not.toContain('method="post"');
    }
    for (const page of ['edit', 'delete'])
      expect((await people.get('planner')!.get(`/projects/${merged}/${page}`)).headers['location']).toBe(
        `/projects/${kept}`,
      );
  });

  it('is left out of what is written to many at once: saves, bulk edits, reports', async () => {
    const before = await now();
    const { version } = before;
    const refused = {
      kind: 'invalid',
      problems: [{ field: 'id', code: 'merged', params: { value: merged, into: kept } }],
    };
    const saved = await at.store.write((trx) =>
      saveProject(trx, context, { ...inputOf(before), owner: '甲' }, version),
    );
    expect(saved).toEqual(refused);
    const said = { progress: 10, spent: null, problem: null, done: '基础', next: null, unchanged: false };
    for (const unchanged of [true, false]) {
      const reports = [{ id: merged, version, ...said, unchanged }];
      const filed = await at.store.write((trx) => fileReports(trx, context, { day: '2023-06-30', correction: null }, reports)); // prettier-ignore
      expect(filed).toMatchObject({ answers: [{ kind: 'invalid' }], batch: null });
    }
    const edit = () => at.store.write((trx) => bulkEdit(trx, context, { [merged]: version }, [{ field: 'owner', op: 'set', value: '乙' }])); // prettier-ignore
    expect(await edit()).toBeNull();
    expect(await now()).toEqual(before);
  });

  it('comes back to what it was before by going back, and is written again', async () => {
    const { version } = await now();
    const back = { version: String(version), reason: '误合并' };
    const answer = await post(people.get('planner')!, `/projects/${merged}/history/1`, back);
    expect(answer.status).toBe(303);
    expect((await now()).merged_into).toBeNull();
  });
});
