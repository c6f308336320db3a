import type { Change } from '../../../models/portfolio.ts';
import type { Writer } from '../../db/reader.ts';
import { latestRun } from '../../db/runs.ts';
import { findScenario } from '../../db/scenarios.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { paths, withFragment } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { loadPortfolio } from '../../services/portfolio/load-portfolio.ts';
import { ownAssumptions, ownLocks } from '../../services/scenarios/load-scenarios.ts';
import { saveScenario, type ScenarioInput, type ScenarioOrigin } from '../../services/scenarios/save-scenario.ts';
import { switched, SWITCHES } from '../../services/scenarios/switch-project.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { wordProblems } from '../problems.ts';
import { notFound, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { typedAbout, type TypedAbout } from './about-form.ts';
import { saveProblems } from './save-problems.ts';
import { aboutOf, scenarioPage, sentences, type PageState } from './scenario-page.ts';
import { pairsOf, settleChange, typedChange, type SettledChange } from './typed-change.ts';

const LONGEST_NAME = 100;

const ASKED = ['preview', 'add', 'remove', 'about', 'archive', 'restore', 'copy', ...SWITCHES] as const;

/** What a form of the page asks for, and the forms as they were typed. */
interface Asked {
  readonly what: (typeof ASKED)[number];
  readonly row: ScenariosTable;
  readonly about: TypedAbout;
  readonly settled: SettledChange;
}

/** The forms of a scenario's page: add or remove a change, switch or lock one project, rename, archive, copy. Who saved meanwhile is shown, never overwritten. */
export async function changeScenario(request: Request_, trx: Writer): Promise<Reply> {
  const { form, params, programme } = request;
  const key = { city: programme.city, programme: programme.id };
  const row = await findScenario(trx, key, params['id'] ?? '');
  if (row === undefined) return notFound();
  const what = askedFor(form.get('do')?.[0]);
  const typed = typedChange(what === 'add' || what === 'preview' ? pairsOf(form) : [], programme.year);
  const settled = await settleChange(request, trx, typed);
  const about = what === 'about' ? typedAbout(form) : aboutOf(row);
  const asked: Asked = { what, row, about, settled };

  if (what === 'preview') return again(request, trx, asked, {});
  if (what === 'add' && settled.change === null)
    return again(request, trx, asked, { errors: wordProblems(settled.problems, request.t) });
  return save(request, trx, asked);
}

function askedFor(text: string | undefined): Asked['what'] {
  const known = ASKED.find((one) => one === text);
  if (known === undefined) throw new BadRequest(`nothing to do: ${text ?? ''}`);
  return known;
}

async function save(request: Request_, trx: Writer, asked: Asked): Promise<Reply> {
  const { programme, asOf, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const saved = await saveScenario(trx, actorOf(request), key, asOf, await inputOf(request, trx, asked));
  if (saved.kind === 'invalid') return again(request, trx, asked, { errors: saveProblems(saved, t) });
  if (saved.kind === 'stale') return again(request, trx, asked, { mine: await wanted(request, trx, asked) });
  const { id, name } = saved.scenario;
  const page = paths.scenario.to({ id });
  const notice = t(`scenarios.done-${asked.what}`, { name });
  return redirect(isSwitch(asked.what) ? withFragment(page, 'r-projects') : page, { notice });
}

/** The scenario as it is to be. */
async function inputOf(request: Request_, trx: Writer, { what, row, about, settled }: Asked): Promise<ScenarioInput> {
  const { form, t, asOf } = request;
  const changes = JSON.parse(row.changes) as Change[];
  const seen = Number(form.get('seen')?.[0]);
  const { id, name, parent, note } = row;
  const same: ScenarioInput = { id, version: seen, name, parent, changes, note, archived: row.archived === 1 };
  const blank = (text: string): string | null => (text === '' ? null : text);
  switch (what) {
    case 'add':
      return { ...same, changes: [...changes, settled.change!] };
    case 'remove': {
      const index = Number(form.get('index')?.[0]);
      return { ...same, changes: changes.filter((_, at) => at !== index) };
    }
    case 'about':
      return { ...same, name: about.name, parent: blank(about.parent), note: blank(about.note) };
    case 'archive':
    case 'restore':
      return { ...same, archived: what === 'archive' };
    case 'copy': {
      const copied = t('scenarios.copy-name', { name });
      return {
        ...same,
        id: null,
        version: null,
        name: Array.from(copied).slice(0, LONGEST_NAME).join(''),
        archived: false,
        // A copy is the whole scenario: what it assumes, whom it locks and where it came from as well.
        assumptions: ownAssumptions(row),
        locks: ownLocks(row),
        origin: row.origin === null ? null : (JSON.parse(row.origin) as ScenarioOrigin),
      };
    }
    case 'out':
    case 'in':
    case 'keep':
    case 'bar':
    case 'unlock': {
      const key = { city: row.city, programme: row.programme };
      const programme = await loadPortfolio(trx, key, asOf);
      return { ...same, ...(await switched(trx, key, row, programme, form.get('project')?.[0] ?? '', what)) };
    }
    case 'preview':
      throw new Error('a preview saves nothing');
  }
}

function isSwitch(what: Asked['what']): boolean {
  return SWITCHES.some((one) => one === what);
}

/** What this person meant to save, in words, for whoever sees that somebody was quicker. */
async function wanted(request: Request_, trx: Writer, { what, about, settled }: Asked): Promise<readonly string[]> {
  const { t, programme, locale } = request;
  const lists = await cityLists(trx, programme, locale);
  if (what === 'add' && settled.change !== null) return sentences([settled.change], request, lists);
  if (what !== 'about') return [t(`scenarios.do-${what}`)];
  return [
    t('scenarios.mine-name', { text: about.name }),
    ...(about.note === '' ? [] : [t('scenarios.mine-note', { text: about.note })]),
  ];
}

/** The page again, with the form that was sent open and as it was typed. */
async function again(
  request: Request_,
  trx: Writer,
  { what, row, about, settled }: Asked,
  outcome: { readonly errors?: readonly FieldProblem[]; readonly mine?: readonly string[] },
): Promise<Reply> {
  const open: PageState['open'] = what === 'add' || what === 'preview' ? 'change' : what === 'about' ? 'about' : null;
  const run = await latestRun(trx, { city: row.city, programme: row.programme }, row.id);
  const conflict = outcome.mine === undefined ? null : { mine: outcome.mine };
  return scenarioPage(request, trx, {
    row,
    run: run ?? null,
    about,
    settled,
    errors: outcome.errors ?? [],
    conflict,
    open,
  });
}
