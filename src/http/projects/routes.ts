import { paths } from '../../paths.ts';
import { read, type Route } from '../route.ts';
import { listProjects } from './list-projects.ts';

export const routes: readonly Route[] = [
  read(paths.projects.pattern, 'project.read', listProjects, { formats: ['csv', 'xlsx', 'json'] }),
];
