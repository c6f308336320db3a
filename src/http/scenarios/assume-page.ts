import type { Lock } from '../../../models/engine/locks.ts';
import type { Change, Select } from '../../../models/portfolio.ts';
import { assumptionSentences } from '../../catalogue/assumption-sentence.ts';
import { whoSentence } from '../../catalogue/change-sentence.ts';
import { parseListQuery, type Filter } from '../../catalogue/filter.ts';
import { selectOf, type Select as WordedSelect } from '../../catalogue/filter-select.ts';
import { matchingIds } from '../../db/project-list.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { findScenario, scenariosOf } from '../../db/scenarios.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { may } from '../../catalogue/roles.ts';
import { paths } from '../../paths.ts';
import { lineage, ownAssumptions, ownLocks } from '../../services/scenarios/load-scenarios.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { saveScenario, type ScenarioInput } from '../../services/scenarios/save-scenario.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { filterContext } from '../filter-context.ts';
import { filterForm } from '../filter-form.ts';
import { filterWords } from '../filter-words.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { assumedTexts, assumptionFields, readAssumptions, textsOf, type AssumedTexts } from './assume-form.ts';
import { saveProblems } from './save-problems.ts';
import { pairsOf } from './typed-change.ts';

const STEERING: ReadonlySet<string> = new Set([
  'do',
  'seen',
  'index',
  'kind',
  '_csrf',
  'lang',
  'sort',
  'cols',
  'page',
  'per',
]);

/** What a scenario assumes about the programme, and whom it locks: in words, with what it inherits, and the forms to change them. */
export async function showAssumptions(request: Request_, db: Reader): Promise<Reply> {
  const row = await scenarioIn(request, db);
  return row === undefined
    ? notFound()
    : assumePage(request, db, row, { texts: textsOf(row), errors: [], status: 200 });
}

/** `do=assume` stores the assumptions as typed, `lock` adds a lock, `unlock` takes one away. */
export async function saveAssumptions(request: Request_, trx: Writer): Promise<Reply> {
  const row = await scenarioIn(request, trx);
  if (row === undefined) return notFound();
  const { form, programme, asOf, t } = request;
  const what = form.get('do')?.[0];
  const texts = what === 'assume' ? assumedTexts(form) : textsOf(row);
  const refuse = (errors: readonly FieldProblem[], status = 422) =>
    assumePage(request, trx, row, { texts, errors, status });

  let wanted: Pick<ScenarioInput, 'assumptions' | 'locks'>;
  if (what === 'assume') {
    const read = readAssumptions(texts, ownAssumptions(row), programme.year);
    if (!read.ok) return refuse(wordProblems(read.problems, t));
    wanted = { assumptions: read.value };
  } else if (what === 'lock') {
    const lock = await typedLock(request, trx);
    if (lock === null) return refuse([{ field: 'q', message: t('problems.nothing-matches') }]);
    wanted = { locks: [...ownLocks(row), lock] };
  } else if (what === 'unlock') {
    const index = Number(form.get('index')?.[0]);
    wanted = { locks: ownLocks(row).filter((_, at) => at !== index) };
  } else throw new BadRequest(`nothing to do: ${what ?? ''}`);

  const key = { city: programme.city, programme: programme.id };
  const { id, name, parent, note } = row;
  const saved = await saveScenario(trx, actorOf(request), key, asOf, {
    ...{ id, name, parent, note, ...wanted },
    version: Number(form.get('seen')?.[0]),
    archived: row.archived === 1,
    changes: JSON.parse(row.changes) as Change[],
  });
  if (saved.kind === 'stale') return refuse([{ field: '', message: t('live.stale') }], 409);
  if (saved.kind === 'invalid') return refuse(seasonFirst(saveProblems(saved, t), saved.faults, t));
  return redirect(paths.scenarioAssumptions.to({ id }), { notice: t(`assume.done-${what}`) });
}

/** A season that is none is said at its own control. */
function seasonFirst(
  problems: readonly FieldProblem[],
  faults: readonly { readonly code: string }[],
  t: Request_['t'],
): readonly FieldProblem[] {
  const season = faults.some(({ code }) => code === 'season-out-of-range');
  return season ? [{ field: 'from', message: t('assume.no-season') }] : problems;
}

async function scenarioIn({ programme, params }: Request_, db: Reader): Promise<ScenariosTable | undefined> {
  return findScenario(db, { city: programme.city, programme: programme.id }, params['id'] ?? '');
}

/** Whom the filter means, in the model's words where it has them, else the projects matching now by number. */
async function typedLock(request: Request_, db: Reader): Promise<Lock | null> {
  const filter = typedFilter(request);
  const ids = await matchingIds(db, request.scope, filter, filterContext(request));
  const select = selectOf(filter);
  if (ids.length === 0 || (select !== null && Object.keys(select).length === 0)) return null;
  const kind = request.form.get('kind')?.[0] === 'bar' ? 'bar' : 'keep';
  return { kind, select: (select ?? { group: ids }) as Select };
}

function typedFilter({ form, programme }: Request_): Filter {
  const wanted = new URLSearchParams();
  for (const [name, value] of pairsOf(form)) if (!STEERING.has(name)) wanted.append(name, value);
  return parseListQuery(wanted, programme.year).filter;
}

interface State {
  readonly texts: AssumedTexts;
  readonly errors: readonly FieldProblem[];
  readonly status: number;
}

async function assumePage(
  request: Request_,
  db: Reader,
  row: ScenariosTable,
  { texts, errors, status }: State,
): Promise<Reply> {
  const { programme, locale, person, t } = request;
  const lists = await cityLists(db, programme, locale);
  const chain = lineage(await scenariosOf(db, { city: row.city, programme: row.programme }, true), row.id);
  const data = {
    title: t('assume.title', { name: row.name }),
    crumbs: [
      { label: t('scenarios.title'), href: paths.scenarios.to() },
      { label: row.name, href: paths.scenario.to({ id: row.id }) },
    ],
    errors,
    action: paths.scenarioAssumptions.to({ id: row.id }),
    changesHref: `${paths.scenario.to({ id: row.id })}#changes-title`,
    seen: String(row.version),
    maySave: may(person.role, 'scenario.save'),
    programmeSays: t('assume.programme-says', { from: programme.season_from, to: programme.season_to }),
    inherited: chain.slice(0, -1).map((one) => ({
      href: paths.scenarioAssumptions.to({ id: one.id }),
      name: one.name,
      ...saysOf(one, lists, t),
    })),
    own: saysOf(row, lists, t),
    form: assumptionFields(texts, lists, errors, t),
    filter: filterForm(typedFilter(request), lists, t),
  };
  return page('scenarios/assume', data, { status });
}

/** Assumptions and locks of one scenario in words. */
export function saysOf(row: ScenariosTable, lists: CityLists, t: Request_['t']) {
  const words = filterWords(lists, t);
  const typeName = (id: string): string => lists.types.find((type) => type.id === id)?.name ?? id;
  return {
    assumptions: assumptionSentences(ownAssumptions(row), { t, day: words.day, typeName }),
    locks: ownLocks(row).map(({ kind, select }, index) => ({
      index,
      text: t(`assume.lock-${kind}`, { who: whoSentence(select as WordedSelect, words) }),
    })),
  };
}
