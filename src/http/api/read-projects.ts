import { may } from '../../catalogue/roles.ts';
import { parseListQuery } from '../../catalogue/filter.ts';
import type { Reader } from '../../db/reader.ts';
import { cachedTotals } from '../../services/figures/cached-totals.ts';
import { apiProject, exportedProjects } from '../../services/projects/export-projects.ts';
import { readListQuery } from '../../services/figures/list-query.ts';
import { cityLists } from '../../services/options.ts';
import { filterContext } from '../filter-context.ts';
import { json, notFound, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** The page's query language answers in JSON: one page of projects, with totals over the whole filter, per book. */
export async function listProjects(request: Request_, db: Reader): Promise<Reply> {
  const { scope, programme, person } = request;
  const lists = await cityLists(db, programme, request.locale);
  const query = readListQuery(request.query, programme.year, lists, request.t, ['lang']);
  const context = filterContext(request);
  const totals = await cachedTotals(db, programme, scope, query.filter, context);
  const slice = { limit: query.per, offset: (query.page - 1) * query.per };
  const projects = await exportedProjects(db, scope, query, context, may(person.role, 'project.contacts'), slice);
  return json({
    total: totals.reduce((sum, { count }) => sum + count, 0),
    page: query.page,
    per: query.per,
    rows: projects.map(apiProject),
    totals: Object.fromEntries(
      totals.map(({ book, capital_fen: capital, annualised_fen: annualised, ...sums }) => [
        book ?? 'none',
        { ...sums, capital: capital / 1e6, annualised: annualised / 1e6 },
      ]),
    ),
    ignored: query.ignored,
  });
}

export async function showProject(request: Request_, db: Reader): Promise<Reply> {
  const project = await statedProject(request, db, request.params['id'] ?? '');
  return project === null ? notFound() : json(project, { headers: { ETag: etag(project) } });
}

/** One project as the interface states it; null when there is none, or none of this person's. */
export async function statedProject(request: Request_, db: Reader, id: string) {
  const { scope, programme, person } = request;
  const query = parseListQuery(new URLSearchParams({ id }), programme.year);
  const contacts = may(person.role, 'project.contacts');
  const [project] = await exportedProjects(db, scope, query, filterContext(request), contacts);
  return project === undefined ? null : apiProject(project);
}

/** The version as `ETag` and `If-Match` state it. */
export function etag({ version }: { readonly version?: unknown }): string {
  return `"${String(version)}"`;
}
