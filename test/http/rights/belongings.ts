import type { Agent } from 'supertest';
import { insertRequest } from '../../../src/db/change-requests.ts';
import { papersOfProject } from '../../../src/db/evidence.ts';
import type { ProjectRecord } from '../../../src/db/project-record.ts';
import { programActor } from '../../../src/services/actor.ts';
import { createUser } from '../../../src/services/accounts/create-user.ts';
import { hashPassword } from '../../../src/services/accounts/password.ts';
import type { SaveContext } from '../../../src/services/projects/save-plan.ts';
import { saveEnterprise } from '../../../src/services/enterprises/save-enterprise.ts';
import { saveSource } from '../../../src/services/enterprises/save-source.ts';
import { PASSWORD, signIn, tokenOf, type TestHouse } from '../house.ts';

/** What a branch keeps beside its project; each is named by what stands in its address. */
export interface Belongings {
  readonly paper: string;
  readonly import: string;
  readonly request: string;
  readonly view: string;
  readonly plan: string;
  readonly enterprise: string;
  readonly source: string;
}

const NEIGHBOUR = 'neighbour';

/** The account of the other district. */
export async function addNeighbour(at: TestHouse, district: string): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const about = { name: NEIGHBOUR, displayName: null, role: 'district', district, phone: null } as const;
  await at.store.write((trx) =>
    createUser(trx, programActor(new Date()), at.house.config.city, { ...about, passwordHash }),
  );
}

/**
 * Uploads a paper and a file to import, keeps a draft, a view of the unit and a bulk edit, and has an enterprise with a source and an open request, all with
 * a word of their own. Signed in as the district's account, through the pages where there is one.
 */
export async function plantBelongings(
  at: TestHouse,
  context: SaveContext,
  record: ProjectRecord,
  {
    account,
    word,
    request,
  }: { readonly account: 'district' | typeof NEIGHBOUR; readonly word: string; readonly request: number },
): Promise<Belongings> {
  const { store } = at;
  const { id: project, district, zone } = record;
  const { city, programme } = context.scope;
  const agent = await at.visitor();
  await signIn(agent, account);
  const token = await tokenOf(agent);
  const send = async (path: string, fields: string): Promise<string> => {
    const answer = await agent.post(path).type('form').send(`${fields}&_csrf=${token}`);
    if (answer.status !== 303) throw new Error(`${path}: ${String(answer.status)}`);
    return String(answer.headers['location']);
  };
  const named = encodeURIComponent(word);

  await attach(agent, token, `/projects/${project}/evidence`, `%PDF-1.7\n${word}`, `${word}合同.pdf`, {
    kind: 'contract',
  });
  const [paper] = await papersOfProject(store.read, { city, programme }, project);
  const csv = `项目名称,区市,六大类,项目类型\n示例${word}导入,${district},industry,voc-capture\n`;
  const uploaded = await attach(agent, token, '/imports', csv, `${word}.csv`, {});
  await send('/drafts?id=' + project, `name=${named}`);
  await send('/views', `name=${named}&scope=unit&query=${encodeURIComponent(`q=${word}`)}&over=`);
  const view = await store.read.selectFrom('views').select('id').where('name', '=', word).executeTakeFirstOrThrow();
  const plan = (await send('/projects/bulk', `do=ticked&id=${project}`)).split('/').at(-1)!;

  const owned = await store.write(async (trx) => {
    const changes = JSON.stringify([{ field: 'content', from: null, to: `${word}改` }]);
    await insertRequest(trx, {
      city, programme, id: request, project, district, base_version: record.version, changes, reason: `${word}申请`, state: 'open',
      asked_by: 'U9', asked_by_name: `${word}人`, asked: context.actor.now.toISOString(), answered_by: null, answered: null, answer: null, version: 1,
    }); // prettier-ignore
    const enterprise = await saveEnterprise(trx, context, {
      id: null, version: null, name: `示例${word}厂`, creditCode: '', industry: '', district,
    }); // prettier-ignore
    if (enterprise.kind !== 'saved') throw new Error(JSON.stringify(enterprise));
    const about = { id: null, version: null, enterprise: enterprise.row.id, name: `${word}排口`, bases: [] };
    const source = await saveSource(trx, context, { ...about, zone: zone ?? '' });
    if (source.kind !== 'saved') throw new Error(JSON.stringify(source));
    return { enterprise: enterprise.row.id, source: source.row.id };
  });
  const file = /\/imports\/([^/]+)/.exec(uploaded)![1]!;
  return { paper: paper!.id, import: file, request: String(request), view: view.id, plan, ...owned };
}

async function attach(
  agent: Agent,
  token: string,
  path: string,
  text: string,
  name: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  let sending = agent.post(path).field('_csrf', token);
  for (const [field, value] of Object.entries(fields)) sending = sending.field(field, value);
  const answer = await sending.attach('file', Buffer.from(text), name);
  if (answer.status !== 303) throw new Error(`${path}: ${String(answer.status)}`);
  return String(answer.headers['location']);
}
