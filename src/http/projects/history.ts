import { fieldOf } from '../../catalogue/fields.ts';
import { may } from '../../catalogue/roles.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { wordedLists } from '../../services/worded-lists.ts';
import { projectHistory, type HistoryEntry } from '../../services/project-history.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { hasMessage } from '../../words/messages.ts';
import { changeLines, fieldName } from '../change-lines.ts';
import { lastPage, pager, readPaging } from '../pager.ts';
import { projectHead } from '../project-head.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** Who changed what, when, from what to what and why: complete, page by page, by field, each version one press away. */
export async function showHistory(request: Request_, db: Reader): Promise<Reply> {
  const { t, scope, query, programme, locale, person } = request;
  const record = await findProject(db, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const { id } = record;
  const lists = await wordedLists(db, programme, locale);
  const contacts = may(person.role, 'project.contacts');
  const all = await projectHistory(db, scope, record);
  const field = query.get('field') ?? '';
  const chosen = field === '' ? all : all.filter(({ event }) => event.changes.some((change) => change.field === field));
  const { page: wanted, per } = readPaging(query);
  const total = chosen.length;
  const current = Math.min(wanted, lastPage({ total, per }));
  const rights = { revert: may(person.role, 'project.steer'), batch: may(person.role, 'bulk') };

  const entryView = ({ event, version }: HistoryEntry) => ({
    when: shanghaiMinute(event.at),
    who: event.user_name,
    what: hasMessage(`audit.action.${event.action}`) ? t(`audit.action.${event.action}`) : event.action,
    version: version === null ? null : t('history.version', { version }),
    reason: event.reason,
    batch:
      event.batch === null
        ? null
        : {
            text: t('batches.one', { id: event.batch }),
            href: rights.batch ? paths.batch.to({ id: event.batch }) : null,
          },
    isCreate: event.action === 'create',
    changes: changeLines(
      event.changes.filter((change) => contacts || change.field !== 'phone'),
      lists,
      t,
    ),
    revert:
      rights.revert && version !== null && version < record.version && event.action !== 'delete'
        ? paths.revertProject.to({ id, version: String(version) })
        : null,
  });
  const linkTo = (target: number) =>
    paths.projectHistory.to({ id }, { field, per: per === 25 ? undefined : per, page: target });
  return page('projects/history', {
    ...projectHead(request, record, lists, 'history'),
    fields: fieldsIn(all, contacts, t).map((option) => ({ ...option, selected: option.key === field })),
    action: paths.projectHistory.to({ id }),
    filtered: field !== '',
    entries: chosen.slice((current - 1) * per, current * per).map(entryView),
    pager: pager({ total, page: current, per }, linkTo, t),
    asOfAction: paths.project.to({ id }),
    asOf: request.asOf,
  });
}

/** The fields the history speaks of, by their names. */
function fieldsIn(entries: readonly HistoryEntry[], contacts: boolean, t: Request_['t']) {
  const keys = new Set(entries.flatMap(({ event }) => event.changes.map(({ field }) => field)));
  return [...keys]
    .filter((key) => (contacts || key !== 'phone') && (fieldOf(key) !== undefined || hasMessage(`fields.${key}`)))
    .map((key) => ({ key, name: fieldName(key, t) }));
}
