import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { showStatistics } from './show-statistics.ts';
import { saveFiveYear, savePrior, saveRules, showYears } from './given-years.ts';

export const routes: readonly Route[] = [
  read(paths.statistics.pattern, 'target.read', showStatistics, { formats: ['csv', 'xlsx', 'json'] }),
  read(paths.statisticsYears.pattern, 'target.edit', (request, db) => showYears(request, db)),
  write(paths.statisticsPrior.pattern, 'target.edit', savePrior),
  write(paths.statisticsTask.pattern, 'target.edit', saveFiveYear),
  write(paths.statisticsRules.pattern, 'target.edit', saveRules),
];
