import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checklistOf } from '../../../src/catalogue/dossier.ts';
import { ROLES, type Role } from '../../../src/catalogue/roles.ts';
import { insertPaper } from '../../../src/db/evidence.ts';
import { findProject } from '../../../src/db/projects.ts';
import { programActor } from '../../../src/services/actor.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import { programOf } from '../api/program.ts';
import { tokenOf } from '../house.ts';
import { plantedCity, type PlantedCity } from './planted-city.ts';

type Reach = '●' | 'own' | '–';
type Fields = Readonly<Record<string, string>>;
interface Cell {
  readonly what: string;
  /** In the order of ROLES: admin, planner, district, manager, verifier, viewer, auditor. */
  readonly reach: readonly [Reach, Reach, Reach, Reach, Reach, Reach, Reach];
  /** Where the project stands that it is tried on. */
  readonly step: string;
  readonly door: string;
  readonly fields: Fields;
  /** A field that must be said: without it nobody may. */
  readonly needs: string | null;
}

const why = { reason: '示例原因' };
/** What the planners' table says of moves, signatures and lamps; `●` and `own` must work, everything else must be refused. */
const TABLE: readonly Cell[] = [
  { what: '区级核查 (the first of two names)', reach: ['–', '–', 'own', '–', '–', '–', '–'], step: 'self-checked', door: 'steps/check', fields: { kind: 'advance', opinion: '一致' }, needs: 'opinion' },
  { what: '市级验收', reach: ['–', '–', '–', '–', '●', '–', '–'], step: 'checked', door: 'steps/accept', fields: { kind: 'advance', opinion: '同意', 'found-VOC': '1' }, needs: 'found-VOC' },
  { what: 're-open', reach: ['●', '●', '–', '–', '●', '–', '–'], step: 'finished', door: 'steps/reopen', fields: { kind: 'reopen', to: 'building', ...why }, needs: 'reason' },
  { what: 'cancel', reach: ['●', '●', '–', '–', '–', '–', '–'], step: 'listed', door: 'steps/steer', fields: { kind: 'cancel', 'given-up': '1', ...why }, needs: 'reason' },
  { what: 'pause', reach: ['●', '●', '–', '–', '–', '–', '–'], step: 'listed', door: 'steps/steer', fields: { kind: 'pause', ...why }, needs: 'reason' },
  { what: 'override the lamp', reach: ['●', '●', '–', '–', '–', '–', '–'], step: 'building', door: 'lamp', fields: { colour: 'green', until: '2023-08-01', ...why }, needs: 'reason' },
  { what: 'report on a project page', reach: ['●', '●', 'own', '–', '–', '–', '–'], step: 'building', door: 'progress', fields: { progress: '55', done: '示例安装' }, needs: null },
]; // prettier-ignore

describe('who may move, sign, override and prove', () => {
  let city: PlantedCity;
  const people = new Map<Role, { readonly agent: Awaited<ReturnType<typeof open>>; readonly token: string }>();
  const open = (role: Role) => city.at.visitor(role);
  let scope: { city: string; programme: string; district: null };

  beforeAll(async () => {
    city = await plantedCity();
    const programme = await city.at.store.read.selectFrom('programmes').selectAll().executeTakeFirstOrThrow();
    scope = { city: programme.city, programme: programme.id, district: null };
    for (const role of ROLES) {
      const agent = await open(role);
      people.set(role, { agent, token: await tokenOf(agent) });
    }
  });
  afterAll(() => city.at.remove());

  const standing = async (step: string, district: string, uploader = 'U999') => {
    const { category, type, zone } = city.own;
    const days = { started: '2023-05-02', finished: '2023-06-08', effective: '2023-06-12' };
    const done = ['finished', 'self-checked', 'checked'].includes(step) ? days : {};
    const input = { name: '示例项目', category, type, district, zone, step, progress: 50, content: '治理', ...done };
    const plan = { start: '2023-05-01', finish: '2023-06-30', run: '2023-07-10', permit: null };
    const context = { actor: programActor(new Date('2023-06-01T00:00:00Z')), scope, asOf: '2023-07-01' };
    const saved = await city.at.store.write((trx) => saveProject(trx, context, { ...input, ...plan }));
    if (saved.kind !== 'create') throw new Error(JSON.stringify(saved));
    const { id: project } = saved.record;
    const of = { city: scope.city, programme: scope.programme, project, sha256: null, size: null, media_type: null };
    await city.at.store.write(async (trx) => {
      for (const { kind, due } of checklistOf(type))
        await insertPaper(trx, { ...of, id: `P-${kind}`, name: kind, kind, step: due, state: 'accepted', uploaded_by: '企业', uploader_id: uploader, uploaded: '2023-06-09T00:00:00Z' }); // prettier-ignore
    });
    return project;
  };
  let sent = 0;
  const ask = async (role: Role, id: string, { door, fields }: Pick<Cell, 'door' | 'fields'>) => {
    const { agent, token } = people.get(role)!;
    const version = String((await findProject(city.at.store.read, scope, id))!.version);
    sent += 1;
    const moves = door.startsWith('steps') ? { once: `once-${String(sent)}`, day: '2023-06-20' } : {};
    const all = { version, ...moves, ...fields, _csrf: token };
    return agent.post(`/projects/${id}/${door}`).type('form').send(all);
  };

  it.each(TABLE.map((cell) => [cell.what, cell] as const))('%s', async (_, cell) => {
    for (const [at, role] of ROLES.entries())
      for (const whose of ['own', 'foreign'] as const) {
        const id = await standing(cell.step, city[whose].district);
        const allowed = cell.reach[at] === '●' || (cell.reach[at] === 'own' && whose === 'own');
        if (allowed && cell.needs !== null) {
          const { status } = await ask(role, id, { ...cell, fields: { ...cell.fields, [cell.needs]: '' } });
          expect([role, `without ${cell.needs}`, status]).toEqual([role, `without ${cell.needs}`, 422]);
        }
        const { status } = await ask(role, id, cell);
        expect([role, whose, allowed, status]).toEqual([
          role,
          whose,
          allowed,
          allowed ? 303 : expect.toBeOneOf([403, 404]),
        ]);
      }
  });

  it('hands in evidence', async () => {
    const reach: Cell['reach'] = ['●', '●', 'own', '–', '–', '–', '–'];
    for (const [at, role] of ROLES.entries())
      for (const whose of ['own', 'foreign'] as const) {
        const { agent, token } = people.get(role)!;
        const answer = await agent
          .post(`/projects/${city[whose].id}/evidence`)
          .field('_csrf', token)
          .field('kind', 'contract')
          .attach('file', Buffer.from(`%PDF-1.7\n${role}`), '合同.pdf');
        const allowed = reach[at] === '●' || (reach[at] === 'own' && whose === 'own');
        expect([role, whose, answer.status]).toEqual([role, whose, allowed ? 303 : expect.toBeOneOf([403, 404])]);
      }
  });

  it('a verifier accepts nothing whose evidence was theirs', async () => {
    const user = await city.at.store.read.selectFrom('users').select('id').where('name', '=', 'verifier').executeTakeFirstOrThrow(); // prettier-ignore
    const id = await standing('checked', '370211', user.id);
    expect((await ask('verifier', id, TABLE[1]!)).status).toBe(422);
    expect((await findProject(city.at.store.read, scope, id))!.step).toBe('checked');
  });

  it('a planner states what province and nation recognised, by document; a branch what it declares', async () => {
    const line = { pollutant: 'VOC', tonnes: 1, day: '2023-06-20', batch: null, cut_code: null, cut_reason: null };
    for (const [role, level, document, expected] of [
      ['planner', 'province', '示例〔2023〕1号', 200],
      ['planner', 'province', null, 422],
      ['planner', 'nation', '示例〔2023〕2号', 200],
      ['district', 'province', '示例〔2023〕1号', 422],
      ['manager', 'province', '示例〔2023〕1号', 403],
      ['verifier', 'nation', '示例〔2023〕1号', 403],
    ] as const) {
      const program = await programOf(city.at, role);
      const id = await standing('reserve', '370211');
      const one = (await program.get(`/api/v1/projects/${id}`)).body as object;
      const amounts = [{ ...line, level, document }];
      const answer = await program.put(`/api/v1/projects/${id}`, { ...one, amounts }, { 'If-Match': '"1"' });
      expect([role, level, document, answer.status]).toEqual([role, level, document, expected]);
    }
  });
});
