import { may } from '../../catalogue/roles.ts';
import { projectNames } from '../../db/project-names.ts';
import type { Reader } from '../../db/reader.ts';
import { findSimulation, simulationsOf, type SimulationHead } from '../../db/simulations.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import type { SimulationsTable } from '../../db/tables/simulation-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { staleness } from '../../services/scenarios/run-freshness.ts';
import { readResult } from '../../services/simulations/simulation-result.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { incompleteView } from '../incomplete-view.ts';
import { page, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { chancesForm, type TypedChances } from './chances-form.ts';
import { chancesView } from './chances-view.ts';
import { scenarioTabs } from './scenario-tabs.ts';

const SHOWN = 10;

/** What the page shows: the simulation chosen (else the latest), and the form as it was typed. */
export interface ChancesState {
  readonly scenario: ScenariosTable;
  readonly wanted: string | null;
  readonly typed: TypedChances;
  readonly errors: readonly FieldProblem[];
}

/** How sure a scenario is: the form, the work under way, the result. */
export async function chancesPage(request: Request_, db: Reader, state: ChancesState): Promise<Reply> {
  const { t, person, programme } = request;
  const { scenario, errors } = state;
  const { id } = scenario;
  const key = { city: programme.city, programme: programme.id };
  const all = await simulationsOf(db, key, id, SHOWN);
  const under = all.find(isOpen) ?? null;
  const chosen = all.find((one) => one.id === state.wanted) ?? all.find(({ state: s }) => s === 'done') ?? null;
  const row = chosen?.state === 'done' ? await findSimulation(db, chosen) : undefined;
  const data = {
    title: t('chances.title', { name: scenario.name }),
    crumbs: [
      { label: t('scenarios.title'), href: paths.scenarios.to() },
      { label: scenario.name, href: paths.scenario.to({ id }) },
    ],
    tabs: scenarioTabs(request, id, 'chances'),
    errors,
    action: paths.scenarioChances.to({ id }),
    mayRun: may(person.role, 'scenario.run'),
    fields: chancesForm(state.typed, errors, t),
    working: under === null ? null : working(under, request),
    ended: under === null ? endedBadly(all[0], request) : null,
    result: row === undefined ? null : await resultOf(request, db, row),
    simulations: all.map((one) => line(one, id, row?.id, request)),
  };
  const status = errors.length > 0 ? 422 : 200;
  // Without scripts the page asks again by itself.
  return page('scenarios/chances', data, under === null ? { status } : { status, headers: { Refresh: '2' } });
}

export function isOpen({ state }: Pick<SimulationHead, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

function working({ id, state, done, total, restarts, cancel, draws }: SimulationHead, { t }: Request_) {
  const known = Math.max(total, draws);
  return {
    id,
    sentence: cancel === 1 ? t('chances.stopping') : t(`chances.now-${state}`, { id }),
    again: restarts === 0 ? null : t('chances.begun-again', { restarts }),
    done,
    total: known,
    text: t('chances.progress', { done, total: known }),
    mayCancel: cancel === 0,
  };
}

/** Why the latest simulation has no result. */
function endedBadly(latest: SimulationHead | undefined, { t }: Request_): string | null {
  if (latest?.state === 'cancelled') return t('chances.was-cancelled', { id: latest.id });
  if (latest?.state !== 'failed') return null;
  const gaveUp = latest.fault === 'given-up';
  return gaveUp
    ? t('chances.gave-up', { id: latest.id })
    : t('chances.failed', { id: latest.id, fault: latest.fault ?? '' });
}

async function resultOf(request: Request_, db: Reader, row: SimulationsTable) {
  const { programme, locale, asOf, scope, t } = request;
  const result = readResult(row.result ?? '');
  const lists = await cityLists(db, programme, locale);
  const names = await projectNames(
    db,
    scope,
    result.distribution.swing.map(({ project }) => project),
  );
  return chancesView({
    row,
    result,
    stale: await staleness(db, programme, asOf, row),
    incomplete: await incompleteView(request, db, result.incomplete, lists),
    programme,
    targets: await targetsOf(db, { city: programme.city, programme: programme.id }),
    lists,
    names,
    t,
  });
}

function line(one: SimulationHead, scenario: string, current: string | undefined, { t }: Request_) {
  return {
    href: one.state === 'done' ? paths.scenarioChances.to({ id: scenario }, { sim: one.id }) : null,
    text: t('chances.line', {
      id: one.id,
      draws: one.draws,
      seed: String(one.seed),
      when: shanghaiMinute(one.created),
      by: one.created_by,
    }),
    state: t(`chances.state-${one.state}`),
    current: one.id === current,
  };
}
