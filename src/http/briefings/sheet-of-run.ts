import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { findRun } from '../../db/runs.ts';
import type { Kind } from '../../services/briefing/kinds.ts';
import { makeSheet } from '../../services/briefing/make-sheet.ts';
import type { SheetOrder } from '../../services/briefing/order.ts';
import type { Sheet } from '../../services/briefing/sheet.ts';
import type { WorkbookOrigin } from '../../services/briefing/sheet-workbook.ts';
import { filterContext } from '../filter-context.ts';
import { notFound, problem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

export interface PrintedSheet {
  readonly sheet: Sheet;
  readonly origin: WorkbookOrigin;
  /** Name of its file, without an ending. */
  readonly name: string;
}

/** The sheet of the run and order the address names, handed to `answer`; what is not this person's to see does not exist. */
export async function withSheet(
  request: Request_,
  db: Reader,
  kind: Kind,
  answer: (sheet: PrintedSheet) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { programme, scope, locale, t } = request;
  const run = await findRun(db, scope, request.query.get('run') ?? '');
  if (run?.as_of == null) return notFound();
  if (run.scenario !== null && !may(request.person.role, 'scenario.read')) return notFound();
  const order = orderOf(request.query, kind, run.scenario, run.as_of);
  const made = await makeSheet({
    reader: db,
    scope,
    programme,
    run,
    order,
    locale,
    t,
    viewer: filterContext(request),
  });
  if (!made.ok) {
    if (made.code === 'city-only' || made.code.startsWith('unknown-')) return notFound();
    return problem(409, [{ field: 'run', message: t(`briefings.refused.${made.code}`, made.params) }]);
  }
  const name = t('briefings.file-name', { kind: t(`briefings.kind.${kind}`), day: order.asOf, run: run.id });
  return answer({ sheet: made.sheet, origin: { asOf: order.asOf, run }, name });
}

function orderOf(query: URLSearchParams, kind: Kind, scenario: string | null, asOf: string): SheetOrder {
  const given = (key: string) => query.get(key) || null;
  return {
    kind,
    asOf,
    scenario,
    zone: given('zone'),
    district: given('district'),
    project: given('project'),
    query: given('query'),
    paper: given('paper'),
    beside: given('beside'),
  };
}
