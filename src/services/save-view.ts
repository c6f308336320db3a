import { problem, type Checked, type Problem } from '../catalogue/problem.ts';
import type { Person } from '../catalogue/roles.ts';
import { LONGEST_VIEW_NAME, LONGEST_VIEW_QUERY, scopesFor, type ViewScope } from '../catalogue/view.ts';
import { writeAudit, type FieldChange } from '../db/audit.ts';
import { takeNumbers } from '../db/counters.ts';
import type { Writer } from '../db/reader.ts';
import type { ViewsTable } from '../db/tables/view-tables.ts';
import { deleteView, insertView, updateView } from '../db/views.ts';
import { signature, type Actor } from './actor.ts';

/** What a person says of a view. */
export interface TypedView {
  readonly name: string;
  readonly scope: string;
  readonly query: string;
}

interface Owner extends Actor {
  readonly person: Person;
}

/** Keeps an address under a name, with its audit row. */
export async function createView(
  trx: Writer,
  owner: Owner,
  city: string,
  typed: TypedView,
): Promise<Checked<ViewsTable>> {
  const problems = problemsOf(typed, owner.person, null);
  if (problems.length > 0) return { ok: false, problems };
  const { person } = owner;
  const at = owner.now.toISOString();
  const view: ViewsTable = {
    city,
    id: `V${String(await takeNumbers(trx, city, 'view'))}`,
    owner: person.id,
    owner_name: person.displayName,
    ...cleaned(typed),
    district: person.district,
    version: 1,
    created: at,
    updated: at,
  };
  await insertView(trx, view);
  await audit(trx, owner, view, 'create', changesBetween(null, view));
  return { ok: true, value: view };
}

/** Changes a view that the person may change; a stale version is the problem `stale-view`. */
export async function changeView(
  trx: Writer,
  actor: Owner,
  view: ViewsTable,
  typed: TypedView,
): Promise<Checked<ViewsTable>> {
  const problems = problemsOf(typed, actor.person, view.scope);
  if (problems.length > 0) return { ok: false, problems };
  const next = { ...view, ...cleaned(typed), updated: actor.now.toISOString() };
  const changes = changesBetween(view, next);
  if (changes.length === 0) return { ok: true, value: view };
  const { name, scope, district, query, updated } = next;
  if (!(await updateView(trx, view, { name, scope, district, query, updated })))
    return { ok: false, problems: [problem('name', 'stale-view')] };
  await audit(trx, actor, view, 'update', changes);
  return { ok: true, value: { ...next, version: view.version + 1 } };
}

export async function removeView(trx: Writer, actor: Actor, view: ViewsTable): Promise<void> {
  await deleteView(trx, view);
  await audit(trx, actor, view, 'delete', [{ field: 'name', from: view.name, to: null }]);
}

function problemsOf(typed: TypedView, person: Person, before: ViewScope | null): Problem[] {
  const problems: Problem[] = [];
  const { name } = cleaned(typed);
  if (name === '') problems.push(problem('name', 'required'));
  if (name.length > LONGEST_VIEW_NAME) problems.push(problem('name', 'too-long', { longest: LONGEST_VIEW_NAME }));
  const scopes: readonly string[] = [...scopesFor(person), ...(before === null ? [] : [before])];
  if (!scopes.includes(typed.scope)) problems.push(problem('scope', 'not-an-option'));
  if (typed.query.length > LONGEST_VIEW_QUERY)
    problems.push(problem('query', 'too-long', { longest: LONGEST_VIEW_QUERY }));
  return problems;
}

function cleaned({ name, scope, query }: TypedView): Pick<ViewsTable, 'name' | 'scope' | 'query'> {
  const plain = name.normalize('NFC').replace(/[\u0000-\u001f]/g, ' ').trim(); // prettier-ignore
  return { name: plain, scope: scope as ViewScope, query: new URLSearchParams(query).toString() };
}

function changesBetween(from: ViewsTable | null, to: ViewsTable): FieldChange[] {
  return (['name', 'scope', 'query'] as const)
    .filter((field) => from?.[field] !== to[field])
    .map((field) => ({ field, from: from?.[field] ?? null, to: to[field] }));
}

async function audit(
  trx: Writer,
  actor: Actor,
  view: ViewsTable,
  action: string,
  changes: readonly FieldChange[],
): Promise<void> {
  const { city, id, district } = view;
  await writeAudit(trx, [{ ...signature(actor), city, action, entity: 'view', entity_id: id, district, changes }]);
}
