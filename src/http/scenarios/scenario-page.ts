import type { Change } from '../../../models/portfolio.ts';
import { changeSentence } from '../../catalogue/change-sentence.ts';
import { may } from '../../catalogue/roles.ts';
import { auditPage } from '../../db/audit.ts';
import type { Reader } from '../../db/reader.ts';
import { runsOfScenario, type RunHead } from '../../db/runs.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import type { RunsTable, ScenariosTable } from '../../db/tables/run-tables.ts';
import { paths, withFragment } from '../../paths.ts';
import { loadScenarios } from '../../services/scenarios/load-scenarios.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { filterWords } from '../filter-words.ts';
import { page, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { aboutForm, type TypedAbout } from './about-form.ts';
import { saysOf } from './assume-page.ts';
import { changeForm } from './change-form.ts';
import { originText } from './presets.ts';
import { resultOfRun } from './result-of-run.ts';
import { scenarioTabs } from './scenario-tabs.ts';
import type { SettledChange } from './typed-change.ts';

const RUNS_SHOWN = 10;

/** What the page shows: the scenario as it stands, the run chosen, and the forms as they were typed. */
export interface PageState {
  readonly row: ScenariosTable;
  readonly run: RunsTable | null;
  readonly about: TypedAbout;
  readonly settled: SettledChange;
  readonly errors: readonly FieldProblem[];
  /** Somebody saved meanwhile: what this person meant to save, beside what stands now. */
  readonly conflict: { readonly mine: readonly string[] } | null;
  /** The form that stands open. */
  readonly open: 'change' | 'about' | null;
}

export function aboutOf({ name, note, parent }: ScenariosTable): TypedAbout {
  return { name, note: note ?? '', parent: parent ?? '' };
}

/** The page of a scenario; shown, refused and stale forms are built alike. */
export async function scenarioPage(request: Request_, db: Reader, state: PageState): Promise<Reply> {
  const { programme, locale, t, person } = request;
  const { row, run, errors, conflict, open } = state;
  const key = { city: programme.city, programme: programme.id };
  const lists = await cityLists(db, programme, locale);
  const all = await scenariosOf(db, key, true);
  const status = conflict !== null ? 409 : errors.length > 0 ? 422 : 200;
  const data = {
    title: row.name,
    crumbs: [{ label: t('scenarios.title'), href: paths.scenarios.to() }],
    tabs: scenarioTabs(request, row.id, 'scenario'),
    errors,
    sub: t('scenarios.sub', { id: row.id, author: row.author, updated: shanghaiMinute(row.updated) }),
    note: row.note,
    origin: originText(row, t),
    archived: row.archived === 1,
    maySave: may(person.role, 'scenario.save'),
    mayRun: may(person.role, 'scenario.run'),
    action: paths.scenario.to({ id: row.id }),
    liveAction: paths.liveScenario.to({ id: row.id }),
    assumeAction: paths.scenarioAssumptions.to({ id: row.id }),
    assumed: saysOf(row, lists, t),
    runAction: paths.runScenario.to({ id: row.id }),
    seen: String(row.version),
    inherited: await inheritedChanges(request, db, row, lists),
    ...shortened(
      sentences(JSON.parse(row.changes) as Change[], request, lists).map((text, index) => ({ text, index })),
    ),
    conflict: conflict === null ? null : { sentence: await conflictSentence(request, db, row), mine: conflict.mine },
    change: { ...changeForm(state.settled, open === 'change' ? errors : [], lists, t), open: open === 'change' },
    about: { fields: aboutForm(state.about, all, row.id, open === 'about' ? errors : [], t), open: open === 'about' },
    runs: runLinks(await runsOfScenario(db, key, row.id, RUNS_SHOWN), run, request),
    result: run === null ? null : await resultOfRun(request, db, row, run, lists),
  };
  return page('scenarios/scenario', data, { status });
}

/** As many changes stand open; a preset may make dozens. */
const CHANGES_SHOWN = 8;

function shortened(changes: readonly { readonly text: string; readonly index: number }[]) {
  const fits = changes.length <= CHANGES_SHOWN + 1;
  return {
    changes: fits ? changes : changes.slice(0, CHANGES_SHOWN),
    moreChanges: fits ? [] : changes.slice(CHANGES_SHOWN),
  };
}

/** Who was quicker, and when; every save left its audit row. */
async function conflictSentence({ t }: Request_, db: Reader, row: ScenariosTable): Promise<string> {
  const trail = { city: row.city, programme: row.programme, district: null, entity: 'scenario', entityId: row.id };
  const saves = await auditPage(db, trail, { limit: RUNS_SHOWN, offset: 0 });
  const last = saves.find(({ action }) => action !== 'run');
  return t('scenarios.conflict', { who: last?.user_name ?? row.author, when: shanghaiMinute(row.updated) });
}

/** What comes from the scenarios it inherits from, parents first; it can be changed only there. */
async function inheritedChanges(request: Request_, db: Reader, row: ScenariosTable, lists: CityLists) {
  const key = { city: row.city, programme: row.programme };
  const chain = await loadScenarios(db, key, row.id);
  return chain.slice(0, -1).map(({ id, name, changes }) => ({
    href: paths.scenario.to({ id }),
    name: name ?? id,
    changes: sentences(changes ?? [], request, lists),
  }));
}

export function sentences(changes: readonly Change[], { t }: Pick<Request_, 't'>, lists: CityLists): string[] {
  return changes.map((change) => changeSentence(change, filterWords(lists, t)));
}

function runLinks(runs: readonly RunHead[], chosen: RunsTable | null, { t }: Request_) {
  return runs.map((run) => ({
    href: withFragment(paths.scenario.to({ id: run.scenario! }, { run: run.id }), 'result'),
    text: t('scenarios.run-line', { id: run.id, made: shanghaiMinute(run.created), by: run.created_by }),
    current: run.id === chosen?.id,
  }));
}
