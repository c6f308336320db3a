import { paths } from '../../paths.ts';
import { read, write, writeThenStart, type Route } from '../route.ts';
import { actOnChances, showChances, startChances } from './chances-act.ts';
import { saveAssumptions, showAssumptions } from './assume-page.ts';
import { changeScenario } from './change-scenario.ts';
import { compareScenarios } from './compare-scenarios.ts';
import { saveLive, showLive } from './live-page.ts';
import { listScenarios } from './list-scenarios.ts';
import { sendNewScenario, showNewScenario } from './new-scenario.ts';
import { runCompared } from './run-compared.ts';
import { sendRun } from './run-scenario.ts';
import { showRun } from './show-run.ts';
import { showScenario } from './show-scenario.ts';

export const routes: readonly Route[] = [
  read(paths.scenarios.pattern, 'scenario.read', listScenarios, { formats: ['csv', 'xlsx', 'json'] }),
  read(paths.newScenario.pattern, 'scenario.save', showNewScenario),
  write(paths.newScenario.pattern, 'scenario.save', sendNewScenario),
  read(paths.compareScenarios.pattern, 'scenario.read', compareScenarios, { formats: ['csv', 'xlsx', 'json'] }),
  write(paths.compareScenarios.pattern, 'scenario.run', runCompared),
  read(paths.scenario.pattern, 'scenario.read', showScenario),
  write(paths.scenario.pattern, 'scenario.save', changeScenario),
  read(paths.scenarioRun.pattern, 'scenario.read', showRun),
  read(paths.scenarioChances.pattern, 'scenario.read', showChances),
  writeThenStart(paths.scenarioChances.pattern, 'scenario.run', actOnChances, startChances),
  read(paths.scenarioAssumptions.pattern, 'scenario.read', showAssumptions),
  write(paths.scenarioAssumptions.pattern, 'scenario.save', saveAssumptions),
  read(paths.liveScenario.pattern, 'scenario.read', showLive),
  write(paths.liveScenario.pattern, 'scenario.save', saveLive),
  write(paths.runScenario.pattern, 'scenario.run', sendRun),
];
