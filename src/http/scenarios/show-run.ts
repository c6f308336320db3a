import { assumptionSentences } from '../../catalogue/assumption-sentence.ts';
import { may } from '../../catalogue/roles.ts';
import type { Assumptions } from '../../../models/engine/assumptions.ts';
import type { Change } from '../../../models/portfolio.ts';
import { projectNames } from '../../db/project-names.ts';
import type { Reader } from '../../db/reader.ts';
import { findRun } from '../../db/runs.ts';
import { findScenario } from '../../db/scenarios.ts';
import type { RunsTable, ScenariosTable } from '../../db/tables/run-tables.ts';
import { paths, withFragment } from '../../paths.ts';
import { loadInputs } from '../../services/scenarios/load-scenarios.ts';
import { movedSince } from '../../services/scenarios/moved-since.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { staleness } from '../../services/scenarios/run-freshness.ts';
import { readKept } from '../../services/scenarios/run-inputs-kept.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { filterWords } from '../filter-words.ts';
import { incompleteView } from '../incomplete-view.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { movedView, projectsNamed } from './moved-view.ts';
import { sentences } from './scenario-page.ts';

/** A run and what it was made from: who, when, which day, which model; what moved since; what was incomplete. */
export async function showRun(request: Request_, db: Reader): Promise<Reply> {
  const { programme, params, asOf, locale, scope, person, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const row = await findScenario(db, key, params['id'] ?? '');
  const run = row === undefined ? undefined : await findRun(db, key, params['run'] ?? '');
  if (row === undefined || run?.scenario !== row.id) return notFound();
  const lists = await cityLists(db, programme, locale);
  const stale = await staleness(db, programme, asOf, run);
  const moved = stale === null ? null : await movedSince(db, programme, run);
  const names = await projectNames(db, scope, projectsNamed(moved));
  const { id } = row;
  return page('scenarios/run', {
    title: t('runs.title', { id: run.id }),
    crumbs: [
      { label: t('scenarios.title'), href: paths.scenarios.to() },
      { label: row.name, href: paths.scenario.to({ id }) },
    ],
    result: withFragment(paths.scenario.to({ id }, { run: run.id }), 'result'),
    facts: factsOf(run, request),
    says: saysOf(run, lists, request),
    mayRun: may(person.role, 'scenario.run'),
    runAction: paths.runScenario.to({ id }),
    stale: stale === null ? null : t(`runs.stale-${stale}`),
    asOfMoved: run.as_of === asOf ? null : t('runs.day-moved', { then: run.as_of ?? '—', now: asOf }),
    edited: stale === 'changes' ? await nowSays(request, db, row, lists) : null,
    kept: run.inputs !== null,
    moved: moved === null ? null : movedView(moved, names, lists, t),
    incomplete: await incompleteView(request, db, readKept(run)?.incomplete, lists),
  });
}

function factsOf(run: RunsTable, { t }: Request_) {
  const fact = (name: string, value: string, code = false) => ({ name: t(name), value, code });
  return [
    fact('scenarios.trace-run', run.id),
    fact('scenarios.trace-made', shanghaiMinute(run.created)),
    fact('scenarios.trace-by', run.created_by),
    fact('scenarios.trace-as-of', run.as_of ?? '—'),
    fact('runs.data-version', String(run.data_version)),
    fact('runs.scenario-name', run.scenario_name),
    fact('scenarios.trace-fingerprint', run.fingerprint, true),
    fact('scenarios.trace-model', run.model_version, true),
  ];
}

/** What the run read of the scenario, its parents' changes first. */
function saysOf(run: RunsTable, lists: CityLists, request: Request_): readonly string[] {
  const assumptions = run.assumptions === null ? {} : (JSON.parse(run.assumptions) as Assumptions);
  return inWords(JSON.parse(run.changes) as Change[], assumptions, lists, request);
}

async function nowSays(request: Request_, db: Reader, row: ScenariosTable, lists: CityLists) {
  const { changes, assumptions } = await loadInputs(db, { city: row.city, programme: row.programme }, row.id);
  return inWords(changes, assumptions, lists, request);
}

function inWords(
  changes: readonly Change[],
  assumptions: Assumptions,
  lists: CityLists,
  request: Request_,
): readonly string[] {
  const { t } = request;
  const { day } = filterWords(lists, t);
  const typeName = (id: string): string => lists.types.find((type) => type.id === id)?.name ?? id;
  return [...assumptionSentences(assumptions, { t, day, typeName }), ...sentences(changes, request, lists)];
}
