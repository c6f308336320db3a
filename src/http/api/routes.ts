import { may } from '../../catalogue/roles.ts';
import { parseListQuery } from '../../catalogue/filter.ts';
import { listTotals } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { apiProject, exportedProjects } from '../../services/export-projects.ts';
import { filterContext } from '../filter-context.ts';
import { json, notFound, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { read, type Route } from '../route.ts';

export const routes: readonly Route[] = [
  read(paths.apiProjects.pattern, 'project.read', listProjects),
  read(paths.apiProject.pattern, 'project.read', showProject),
];

/** The page's query language answers in JSON: one page of projects, with totals over the whole filter, per book. */
async function listProjects(request: Request_, db: Reader): Promise<Reply> {
  const { scope, programme, person } = request;
  const query = parseListQuery(request.query, programme.year);
  const context = filterContext(request);
  const totals = await listTotals(db, scope, query.filter, context);
  const slice = { limit: query.per, offset: (query.page - 1) * query.per };
  const projects = await exportedProjects(db, scope, query, context, may(person.role, 'project.contacts'), slice);
  const total = totals.reduce((sum, { count }) => sum + count, 0);
  return json({
    total,
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

async function showProject(request: Request_, db: Reader): Promise<Reply> {
  const { scope, programme, person } = request;
  const query = parseListQuery(new URLSearchParams({ id: request.params['id'] ?? '' }), programme.year);
  const [project] = await exportedProjects(
    db,
    scope,
    query,
    filterContext(request),
    may(person.role, 'project.contacts'),
  );
  if (project === undefined) return notFound();
  return json(apiProject(project), { headers: { ETag: `"${String(project.record.version)}"` } });
}
