import { paths } from '../../paths.ts';
import { incompleteOf } from '../../services/scenarios/run-inputs-kept.ts';
import { headlineOf } from '../../services/scenarios/run-result.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { number, signed } from '../../words/number.ts';
import { signedTonnes } from './difference-text.ts';
import { finding } from './finding.ts';
import { curveCharts, impactCharts, lineChart, targetChart } from './result-charts.ts';
import { picturedPollutants, PRECURSORS } from './shown-pollutants.ts';
import { resultCategories } from './result-categories.ts';
import { resultGantt } from './result-gantt.ts';
import { resultProjects } from './result-projects.ts';
import type { ResultFacts } from './result-facts.ts';
import { resultWarnings } from './result-warnings.ts';
import { isTurned, targetLine, targetTurns } from './target-turns.ts';
import { tonnesLines } from './tonnes-lines.ts';

/** As many projects as are listed, those that lose or gain most. */
export const PROJECTS_SHOWN = 10;

/** The right side of a scenario's page: what a frozen run says, finding first, then the tables and pictures behind it. */
export function resultView(facts: ResultFacts) {
  const { run, stale, t } = facts;
  const turns = targetTurns(facts);
  const incomplete = incompleteOf(run);
  const turned = turns.filter((target) => isTurned(target));
  const ofZones = turns.filter((target) => !isTurned(target) && target.row.zone !== null);
  const others = turns.filter((target) => !isTurned(target) && target.row.zone === null);
  return {
    id: run.id,
    share: paths.scenario.to({ id: run.scenario ?? '' }, { run: run.id }),
    details: paths.scenarioRun.to({ id: run.scenario ?? '', run: run.id }),
    incomplete,
    finding: finding(turns, facts),
    stale: stale === null ? null : t(`scenarios.stale-${stale}`),
    tiles: tiles(facts, incomplete),
    impacts: impactCharts(facts),
    tonnes: tonnesLines(facts),
    bars: targetChart(turns, facts),
    targets: [...turned, ...ofZones].map((target) => targetLine(target, facts)),
    otherTargets: others.map((target) => targetLine(target, facts)),
    control: lineChart(turns, facts),
    curves: curveCharts(facts),
    cost: costLines(facts),
    projects: resultProjects(facts),
    categories: resultCategories(facts),
    gantt: resultGantt(facts),
    withDust: picturedPollutants(facts.result).includes('PM10'),
    warnings: resultWarnings(facts),
    trace: trace(facts),
  };
}

function tiles({ result, t }: ResultFacts, incomplete: ReturnType<typeof incompleteOf>) {
  const { nox, voc, met } = headlineOf(result);
  const others = picturedPollutants(result).filter((pollutant) => !PRECURSORS.includes(pollutant));
  const tile = (name: string, value: string, unit: string, mark: boolean) => ({
    name: t(`scenarios.tile-${name}`),
    value,
    unit,
    mark,
  });
  return [
    tile('nox', signedTonnes(nox), t('units.t'), incomplete.tonnes),
    tile('voc', signedTonnes(voc), t('units.t'), incomplete.tonnes),
    ...others.map((pollutant) => ({
      name: t('scenarios.tile-other', { pollutant: t(`options.pollutant.${pollutant}`) }),
      value: signedTonnes(result.impact.totals.planned[pollutant]?.season ?? 0),
      unit: t('units.t'),
      mark: incomplete.tonnes,
    })),
    tile('met', `${met.without} → ${met.with}`, t('scenarios.of-all', { all: met.all }), incomplete.tonnes),
    tile('cost', signed(result.impact.cost.annualised, 1), t('scenarios.wanyuan-a-year'), incomplete.cost),
  ];
}

/** Costs in 万元 of the projects in book planned. */
function costLines({ result, t }: ResultFacts) {
  return (['capital', 'annualised'] as const).map((key) => ({
    name: t(`scenarios.cost-${key}`),
    before: number(result.without.cost[key], 1),
    after: number(result.with.cost[key], 1),
    difference: signed(result.impact.cost[key], 1),
  }));
}

function trace({ run, t }: ResultFacts) {
  const fact = (name: string, value: string) => ({ name: t(`scenarios.trace-${name}`), value });
  return [
    fact('run', run.id),
    fact('fingerprint', run.fingerprint.slice(0, 8)),
    fact('model', run.model_version.slice(0, 8)),
    fact('as-of', run.as_of ?? '—'),
    fact('made', shanghaiMinute(run.created)),
    fact('by', run.created_by),
  ];
}
