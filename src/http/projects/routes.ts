import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { askDelete, sendDelete } from './delete-project.ts';
import { dropDraft, listDrafts, saveDraft } from './drafts.ts';
import { listDeleted, sendRestore } from './deleted.ts';
import { estimateTyped, sendProject, showEditProject, showNewProject } from './edit-project.ts';
import { showHistory } from './history.ts';
import { listProjects } from './list-projects.ts';
import { mapProjects } from './map-projects.ts';
import { askRevert, sendRevert } from './revert.ts';
import { showProject } from './show-project.ts';
import { showSlip } from './slip.ts';

/** A long form with every cell at its longest stays far below this. */
const MAX_FORM = 2 * 1_048_576;
/** 200 tranches of seven columns, and everything else. */
const MAX_FIELDS = 2000;

export const routes: readonly Route[] = [
  read(paths.projects.pattern, 'project.read', listProjects, { formats: ['csv', 'xlsx', 'json'] }),
  read(paths.projectMap.pattern, 'project.read', mapProjects),
  read(paths.newProject.pattern, 'project.create', showNewProject),
  write(paths.newProject.pattern, 'project.create', sendProject, { maxBytes: MAX_FORM }),
  read(paths.estimateProject.pattern, 'project.create', estimateTyped, {
    method: 'POST',
    maxBytes: MAX_FORM,
    uploads: { files: 1, maxBytes: MAX_FORM, fields: MAX_FIELDS },
  }),
  read(paths.drafts.pattern, 'project.create', listDrafts),
  write(paths.drafts.pattern, 'project.create', saveDraft, { maxBytes: MAX_FORM }),
  write(paths.deleteDraft.pattern, 'project.create', dropDraft),
  read(paths.deletedProjects.pattern, 'project.delete', listDeleted),
  ...bulkRoutes,
  read(paths.project.pattern, 'project.read', showProject),
  read(paths.editProject.pattern, 'project.edit', showEditProject),
  write(paths.editProject.pattern, 'project.edit', sendProject, { maxBytes: MAX_FORM }),
  read(paths.deleteProject.pattern, 'project.delete', askDelete),
  write(paths.deleteProject.pattern, 'project.delete', sendDelete),
  write(paths.restoreProject.pattern, 'project.delete', sendRestore),
  read(paths.projectSlip.pattern, 'scenario.read', showSlip),
  read(paths.projectHistory.pattern, 'project.read', showHistory),
  read(paths.revertProject.pattern, 'project.steer', askRevert),
  write(paths.revertProject.pattern, 'project.steer', sendRevert),
];
