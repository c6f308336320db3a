import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { showDistricts } from './districts.ts';
import { sendGrid, showGrid } from './grid.ts';
import { sendMonth, showMonths } from './months.ts';
import { showOverview } from './overview.ts';
import { sendProgress, showProgress } from './project-progress.ts';
import { sendLamp, sendMilestones } from './steer-lamp.ts';

/** Two hundred rows with long words in each cell stay below this. */
const MAX_GRID = 2 * 1_048_576;

export const routes: readonly Route[] = [
  read(paths.progress.pattern, 'project.read', showOverview),
  read(paths.progressGrid.pattern, 'project.read', showGrid),
  write(paths.progressGrid.pattern, 'project.report', sendGrid, { maxBytes: MAX_GRID }),
  read(paths.progressMonths.pattern, 'project.read', showMonths),
  write(paths.progressMonths.pattern, 'project.report', sendMonth),
  read(paths.progressDistricts.pattern, 'project.read', showDistricts),
  read(paths.projectProgress.pattern, 'project.read', showProgress),
  write(paths.projectProgress.pattern, 'project.report', sendProgress),
  write(paths.projectLamp.pattern, 'project.steer', sendLamp),
  write(paths.projectMilestones.pattern, 'project.edit', sendMilestones),
];
