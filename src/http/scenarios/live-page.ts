import { assumptionsOfSliders, changesOfSliders, type Sliders } from '../../../models/engine/sliders.ts';
import { mergeAssumptions } from '../../../models/engine/assumptions.ts';
import type { Change } from '../../../models/portfolio.ts';
import { assumptionSentences } from '../../catalogue/assumption-sentence.ts';
import { changeSentence } from '../../catalogue/change-sentence.ts';
import { parseListQuery } from '../../catalogue/filter.ts';
import { may } from '../../catalogue/roles.ts';
import { matchingIds } from '../../db/project-list.ts';
import { projectNames } from '../../db/project-names.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { findScenario } from '../../db/scenarios.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import { paths } from '../../paths.ts';
import { liveAnswer } from '../../services/scenarios/live-scenario.ts';
import { ownAssumptions } from '../../services/scenarios/load-scenarios.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { saveScenario } from '../../services/scenarios/save-scenario.ts';
import { actorOf } from '../actor.ts';
import { filterContext } from '../filter-context.ts';
import { filterWords } from '../filter-words.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { liveAnswerView } from './live-answer.ts';
import { readSliders } from './live-form.ts';
import { livePanel, projectSwitches, switchable } from './live-panel.ts';
import { saveProblems } from './save-problems.ts';
import { pairsOf } from './typed-change.ts';

const FOUND_AT_MOST = 12;

/** The panel of a scenario, `?delay.TYPE=30&scale.CATEGORY=80&uptime=90&uptime.on=1&season=-10&out=ID`, and what it comes to at once. */
export async function showLive(request: Request_, db: Reader): Promise<Reply> {
  const row = await scenarioIn(request, db);
  return row === undefined ? notFound() : livePage(request, db, row, [...request.query], []);
}

/** What the panel says becomes ordinary changes of the scenario, and its season an assumption. */
export async function saveLive(request: Request_, trx: Writer): Promise<Reply> {
  const row = await scenarioIn(request, trx);
  if (row === undefined) return notFound();
  const { programme, asOf, form, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const pairs = pairsOf(form);
  const rest = await liveAnswer(trx, key, asOf, row.id, readSliders([], ''));
  const sliders = readSliders(pairs, rest.portfolio.season.from);
  const added = changesOfSliders(sliders);
  const assumed = assumptionsOfSliders(sliders);
  if (added.length === 0 && sliders.seasonFrom === null)
    return livePage(request, trx, row, pairs, [{ field: '', message: t('live.nothing-to-save') }]);
  const saved = await saveScenario(trx, actorOf(request), key, asOf, {
    id: row.id,
    version: Number(form.get('seen')?.[0]),
    name: row.name,
    parent: row.parent,
    note: row.note,
    archived: row.archived === 1,
    changes: [...(JSON.parse(row.changes) as Change[]), ...added],
    assumptions: mergeAssumptions(ownAssumptions(row), assumed),
  });
  if (saved.kind === 'invalid') return livePage(request, trx, row, pairs, saveProblems(saved, t));
  if (saved.kind === 'stale') return livePage(request, trx, row, pairs, [{ field: '', message: t('live.stale') }], 409);
  return redirect(paths.scenario.to({ id: row.id }), {
    notice: t('live.saved', { count: added.length + (sliders.seasonFrom === null ? 0 : 1) }),
  });
}

async function scenarioIn({ programme, params }: Request_, db: Reader): Promise<ScenariosTable | undefined> {
  return findScenario(db, { city: programme.city, programme: programme.id }, params['id'] ?? '');
}

async function livePage(
  request: Request_,
  db: Reader,
  row: ScenariosTable,
  pairs: readonly (readonly [string, string])[],
  errors: readonly FieldProblem[],
  status = errors.length > 0 ? 422 : 200,
): Promise<Reply> {
  const { programme, asOf, locale, scope, person, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const lists = await cityLists(db, programme, locale);
  const { portfolio } = await liveAnswer(db, key, asOf, row.id, readSliders([], ''));
  const sliders = readSliders(pairs, portfolio.season.from);
  const answer = await liveAnswer(db, key, asOf, row.id, sliders);
  const q = pairs.find(([name]) => name === 'q')?.[1]?.trim() ?? '';
  const ids = switchable(answer, sliders, q === '' ? null : await found(request, db, q));
  const names = await projectNames(db, scope, ids);
  const data = {
    title: t('live.title', { name: row.name }),
    crumbs: [
      { label: t('scenarios.title'), href: paths.scenarios.to() },
      { label: row.name, href: paths.scenario.to({ id: row.id }) },
    ],
    errors,
    action: paths.liveScenario.to({ id: row.id }),
    scenario: paths.scenario.to({ id: row.id }),
    seen: String(row.version),
    maySave: may(person.role, 'scenario.save'),
    panel: livePanel(answer, sliders, lists, t),
    q,
    switches: projectSwitches(ids, answer, sliders, names),
    nothingFound: q !== '' && ids.length === sliders.out.length + sliders.back.length,
    says: panelSays(sliders, lists, request),
    answer: 'refused' in answer ? null : liveAnswerView(answer, { targets: await targetsOf(db, key), lists, t }),
  };
  return page('scenarios/live', data, { status });
}

async function found(request: Request_, db: Reader, q: string): Promise<readonly string[]> {
  const { filter } = parseListQuery(new URLSearchParams({ q }), request.programme.year);
  return (await matchingIds(db, request.scope, filter, filterContext(request))).slice(0, FOUND_AT_MOST);
}

/** The panel in words: what would be stored. */
function panelSays(sliders: Sliders, lists: CityLists, { t }: Request_): readonly string[] {
  const words = filterWords(lists, t);
  const typeName = (id: string): string => lists.types.find((type) => type.id === id)?.name ?? id;
  return [
    ...assumptionSentences(assumptionsOfSliders(sliders), { t, day: words.day, typeName }),
    ...changesOfSliders(sliders).map((change) => changeSentence(change, words)),
  ];
}
