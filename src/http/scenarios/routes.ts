import { paths } from '../../paths.ts';
import { read, write, writeThenStart, type Route } from '../route.ts';
import { actOnChances, showChances, startChances } from './chances-act.ts';
import { changeScenario } from './change-scenario.ts';
import { listScenarios } from './list-scenarios.ts';
import { sendNewScenario, showNewScenario } from './new-scenario.ts';
import { sendRun } from './run-scenario.ts';
import { showScenario } from './show-scenario.ts';

export const routes: readonly Route[] = [
  read(paths.scenarios.pattern, 'scenario.read', listScenarios),
  read(paths.newScenario.pattern, 'scenario.save', showNewScenario),
  write(paths.newScenario.pattern, 'scenario.save', sendNewScenario),
  read(paths.scenario.pattern, 'scenario.read', showScenario),
  write(paths.scenario.pattern, 'scenario.save', changeScenario),
  read(paths.scenarioChances.pattern, 'scenario.read', showChances),
  writeThenStart(paths.scenarioChances.pattern, 'scenario.run', actOnChances, startChances),
  write(paths.runScenario.pattern, 'scenario.run', sendRun),
];
