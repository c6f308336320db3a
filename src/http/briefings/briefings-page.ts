import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { findRun, latestRuns, type RunHead } from '../../db/runs.ts';
import { paths } from '../../paths.ts';
import { hasWord } from '../../services/briefing/kinds.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { isCurrent } from '../../services/scenarios/run-freshness.ts';
import { briefingTabs } from '../briefing-tabs.ts';
import { field } from '../field.ts';
import type { FieldProblem, PageData } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { briefingsLink, sheetLink } from './addresses.ts';
import { kindCards, nothingOrdered, ORDER_FIELDS, orderForm, readOrder, type TypedOrder } from './order-form.ts';
import { sheetLists } from './sheet-lists.ts';

/** What was typed into the form, and what was wrong with it. */
interface Typed {
  readonly order: TypedOrder;
  readonly errors: readonly FieldProblem[];
}

const SHOWN = 10;

/** Which sheets there are, the form that makes one, and the one chosen as it lies on the desk. */
export async function briefingsPage(request: Request_, db: Reader, typed?: Typed): Promise<PageData> {
  const { t, scope, person, programme } = request;
  const title = t('briefings.title');
  const wholeCity = scope.district === null;
  const runs = wholeCity ? await latestRuns(db, scope, SHOWN) : [];
  const fresh = await Promise.all(runs.map((run) => isCurrent(db, programme, run)));
  const current = runs.filter((_, index) => fresh[index]);
  const wanted = request.query.get('run');
  const chosen = wholeCity ? cityRun(current, wanted, request.asOf) : await ownRun(request, db, wanted);
  const order = typed?.order ?? orderInAddress(request, chosen);
  const code = request.query.get('code') ?? '';
  const errors = typed?.errors ?? codeErrors(code, t);
  return {
    title,
    errors,
    tabs: briefingTabs(request, 'sheets'),
    kinds: kindCards(request, order.kind).map((card) => ({
      ...card,
      href: chosen === undefined ? null : briefingsLink(chosen.id, card.id, {}),
    })),
    ...(await sheetLists(request, db)),
    trace: traceBox(code, t),
    wholeCity,
    form: may(person.role, 'briefing.order') ? await orderForm(request, db, paths.briefings.to(), order, errors) : null,
    stale: wanted !== null && chosen === undefined,
    preview: chosen === undefined ? null : linksOf(chosen, order, request),
    runs: runs.map((run) => rowOf(run, current.includes(run), t)),
  };
}

/** The run the address names among those that are shown; when it names none, the latest of this day: yesterday's lies in the list. */
function cityRun(current: readonly RunHead[], wanted: string | null, asOf: string): RunHead | undefined {
  return current.find((run) => (wanted === null ? run.as_of === asOf : run.id === wanted));
}

/** The run a district's own order was set from: of the programme as it stands, still true. */
async function ownRun({ scope, programme }: Request_, db: Reader, wanted: string | null): Promise<RunHead | undefined> {
  const run = wanted === null ? undefined : await findRun(db, scope, wanted);
  return run?.scenario === null && (await isCurrent(db, programme, run)) ? run : undefined;
}

/** Where the code of a paper is typed; one that opened nothing stays in it. */
function traceBox(typed: string, t: Request_['t']) {
  const about = { name: 'code', label: t('briefings.issued.fact-code'), hint: t('briefings.trace-box.hint') };
  return {
    action: paths.briefings.to(),
    field: field({ ...about, value: typed, maxLength: 20 }, codeErrors(typed, t)),
  };
}

function codeErrors(typed: string, t: Request_['t']): readonly FieldProblem[] {
  return typed.trim() === '' ? [] : [{ field: 'code', message: t('briefings.trace-box.unknown') }];
}

/** The order the address names, of the chosen run's scenario and day. */
function orderInAddress({ query, asOf, scope }: Request_, chosen: RunHead | undefined): TypedOrder {
  const named = ORDER_FIELDS.flatMap((name) => (query.has(name) ? [[name, query.get(name)]] : []));
  const order = { ...nothingOrdered(scope), ...(Object.fromEntries(named) as Partial<TypedOrder>) };
  return { ...order, scenario: chosen?.scenario ?? '', as_of: chosen?.as_of ?? asOf };
}

/** Where the ordered sheet of a run lies; null while the order cannot be read. */
function linksOf({ id }: RunHead, typed: TypedOrder, { t, programme }: Request_) {
  const read = readOrder(typed, t, programme.year);
  if ('problem' in read) return null;
  const { order } = read;
  return {
    sheet: sheetLink(id, order),
    html: sheetLink(id, order, 'html'),
    pdf: sheetLink(id, order, 'pdf'),
    xlsx: sheetLink(id, order, 'xlsx'),
    docx: hasWord(order.kind) ? sheetLink(id, order, 'docx') : null,
  };
}

function rowOf(run: RunHead, isCurrent: boolean, t: Request_['t']) {
  return {
    id: run.id,
    href: isCurrent ? paths.briefings.to({ run: run.id }) : null,
    name: run.scenario_name,
    asOf: run.as_of ?? '—',
    created: shanghaiMinute(run.created),
    by: run.created_by,
    state: t(isCurrent ? 'briefings.run.current' : 'briefings.run.stale'),
  };
}
