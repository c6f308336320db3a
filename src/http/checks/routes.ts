import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { listChecks, sendDraw } from './list-checks.ts';
import { sendClose, sendVisits, showCheck } from './show-check.ts';

export const routes: readonly Route[] = [
  read(paths.checks.pattern, 'project.read', listChecks),
  write(paths.checks.pattern, 'project.steer', sendDraw),
  read(paths.check.pattern, 'project.read', showCheck),
  read(paths.checkVisits.pattern, 'project.read', showCheck, { formats: ['csv'] }),
  write(paths.checkVisits.pattern, 'project.accept', sendVisits),
  write(paths.closeCheck.pattern, 'project.steer', sendClose),
];
