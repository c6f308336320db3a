import { may, type Action, type Person } from '../../catalogue/roles.ts';
import { paths, type Link } from '../../paths.ts';
import type { Translate } from '../../words/messages.ts';

interface Task {
  readonly id: string;
  readonly href: Link;
  readonly access: Action;
}

const task = (id: string, href: Link, access: Action): Task => ({ id, href, access });

/** What people come to do, in the order they come to it; each with the place where it is done and the right it takes. */
const GROUPS: readonly { readonly id: string; readonly tasks: readonly Task[] }[] = [
  {
    id: 'ledger',
    tasks: [
      task('find', paths.projects.to(), 'project.read'),
      task('enter', paths.newProject.to(), 'project.create'),
      task('import', paths.imports.to(), 'import'),
      task('bulk', paths.projects.to(), 'bulk'),
      task('ask', paths.requests.to(), 'project.ask'),
    ],
  },
  {
    id: 'following',
    tasks: [
      task('report', paths.progressGrid.to(), 'project.report'),
      task('steps', paths.projects.to({ step: 'finished' }), 'project.report'),
      task('accept', paths.projects.to({ step: 'checked' }), 'project.accept'),
      task('review', paths.reviews.to(), 'project.read'),
      task('notices', paths.notices.to(), 'project.read'),
    ],
  },
  {
    id: 'targets',
    tasks: [
      task('targets', paths.targets.to(), 'target.read'),
      task('scenario', paths.newScenario.to(), 'scenario.save'),
      task('chances', paths.scenarios.to(), 'scenario.read'),
      task('plan', paths.plans.to(), 'scenario.read'),
    ],
  },
  {
    id: 'sheets',
    tasks: [
      task('sheet', paths.briefings.to(), 'briefing.order'),
      task('issued', paths.briefings.to(), 'briefing.read'),
      task('speech', paths.speech.to(), 'briefing.read'),
      task('schedule', paths.schedules.to(), 'briefing.draft'),
    ],
  },
  {
    id: 'house',
    tasks: [
      task('history', paths.audit.to(), 'audit.read'),
      task('accounts', paths.users.to(), 'accounts'),
      task('programme', paths.programme.to(), 'settings.edit'),
      task('own-fields', paths.ownFields.to(), 'settings.edit'),
      task('profile', paths.settings.to(), 'profile'),
    ],
  },
];

/** The tasks a person may do, by group, each with how it is done; groups without any are left out. */
export function tasksFor({ role }: Person, t: Translate) {
  return GROUPS.map(({ id, tasks }) => ({
    name: t(`help.group.${id}`),
    tasks: tasks
      .filter(({ access }) => may(role, access))
      .map((one) => ({ name: t(`help.task.${one.id}`), href: one.href, how: t(`help.task.${one.id}.how`) })),
  })).filter(({ tasks }) => tasks.length > 0);
}
