import { checklistFrom } from '../../catalogue/dossier.ts';
import { pathOf, WORKFLOWS, type Workflow } from '../../catalogue/workflows.ts';
import { projectTypesOf } from '../../db/categories.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';
import { joined } from '../../words/joined.ts';

/** Which life the projects of each type lead, and what papers that asks for. */
export async function listWorkflows(request: Request_, db: Reader): Promise<Reply> {
  const { t, programme, locale, config } = request;
  const { types } = await cityLists(db, programme, locale);
  const kept = new Map((await projectTypesOf(db, config.city)).map((row) => [row.id, row]));
  const rows = types.flatMap(({ id, name }) => {
    const row = kept.get(id);
    if (row === undefined) return [];
    const papers = checklistFrom(id, row);
    return [
      {
        name,
        href: paths.workflow.to({ type: id }),
        workflow: t(`settings.workflow.${row.workflow}`),
        papers: joined(
          papers.map(({ kind }) => t(`lifecycle.paper-${kind}`)),
          t,
        ),
        own: t(row.checklist === null ? 'settings.workflow.standard-list' : 'settings.workflow.own-list'),
      },
    ];
  });
  return page('settings/workflows', {
    title: t('settings.title'),
    tabs: tabs(request, 'workflows'),
    lives: (Object.keys(WORKFLOWS) as Workflow[]).map((workflow) => ({
      name: t(`settings.workflow.${workflow}`),
      steps: pathOf(workflow).map((step) => t(`options.step.${step}`)).join(' → ') + (workflow === 'ule' ? t('settings.workflow.with-packages') : ''), // prettier-ignore
    })),
    rows,
  });
}
