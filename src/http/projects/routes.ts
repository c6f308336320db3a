import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { askDelete, sendDelete } from './delete-project.ts';
import { estimateTyped, sendProject, showEditProject, showNewProject } from './edit-project.ts';
import { listProjects } from './list-projects.ts';
import { showProject } from './show-project.ts';

/** A long form with every cell at its longest stays far below this. */
const MAX_FORM = 2 * 1_048_576;

export const routes: readonly Route[] = [
  read(paths.projects.pattern, 'project.read', listProjects, { formats: ['csv', 'xlsx', 'json'] }),
  read(paths.newProject.pattern, 'project.create', showNewProject),
  write(paths.newProject.pattern, 'project.create', sendProject, { maxBytes: MAX_FORM }),
  read(paths.estimateProject.pattern, 'project.create', estimateTyped, { method: 'POST', maxBytes: MAX_FORM }),
  read(paths.project.pattern, 'project.read', showProject),
  read(paths.editProject.pattern, 'project.edit', showEditProject),
  write(paths.editProject.pattern, 'project.edit', sendProject, { maxBytes: MAX_FORM }),
  read(paths.deleteProject.pattern, 'project.delete', askDelete),
  write(paths.deleteProject.pattern, 'project.delete', sendDelete),
];
