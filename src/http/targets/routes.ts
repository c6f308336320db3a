import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { askDeleteTarget, sendDeleteTarget, sendTarget, showNewTarget, showTarget } from './edit-target.ts';
import { sendParts, showParts } from './parts-page.ts';
import { showTargets } from './show-targets.ts';

export const routes: readonly Route[] = [
  read(paths.targets.pattern, 'target.read', showTargets, { formats: ['csv', 'xlsx', 'json'] }),
  read(paths.newTarget.pattern, 'target.edit', showNewTarget),
  write(paths.newTarget.pattern, 'target.edit', sendTarget),
  read(paths.editTarget.pattern, 'target.edit', showTarget),
  write(paths.editTarget.pattern, 'target.edit', sendTarget),
  read(paths.deleteTarget.pattern, 'target.edit', askDeleteTarget),
  write(paths.deleteTarget.pattern, 'target.edit', sendDeleteTarget),
  read(paths.targetParts.pattern, 'target.edit', showParts),
  write(paths.targetParts.pattern, 'target.edit', sendParts),
];
