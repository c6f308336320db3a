import { moveAsked } from '../../catalogue/asked-moves.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import { may } from '../../catalogue/roles.ts';
import { findProject } from '../../db/projects.ts';
import type { ProjectEvent } from '../../db/changes.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import { wholeHistory, type HistoryEntry } from '../../services/changes/project-history.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { hasMessage } from '../../words/messages.ts';
import { cut, isNothing, wordAction, worded, wordEntity, wordField } from '../audit-words.ts';
import { changeLines, fieldName } from '../change-lines.ts';
import { ignoredIn } from '../ignored.ts';
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
  const all = await wholeHistory(db, scope, record);
  const known = fieldsIn(all, contacts, t).map(({ key }) => key);
  const field = known.find((key) => key === query.get('field')) ?? '';
  const chosen = field === '' ? all : all.filter(({ event }) => event.changes.some((change) => change.field === field));
  const { page: wanted, per } = readPaging(query);
  const total = chosen.length;
  const current = Math.min(wanted, lastPage({ total, per }));
  const rights = { revert: may(person.role, 'project.steer'), batch: may(person.role, 'bulk') };

  const entryView = ({ event, version }: HistoryEntry) => ({
    when: shanghaiMinute(event.at),
    who: event.user_name,
    what: [...(event.entity === 'project' ? [] : [wordEntity(event.entity, t)]), wordAction(event.action, t)].join(
      ' · ',
    ),
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
    changes: linesOf(event, contacts, lists, t),
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
    ignored: ignoredIn(query, { field: known, page: current, per }),
    action: paths.projectHistory.to({ id }),
    filtered: field !== '',
    entries: chosen.slice((current - 1) * per, current * per).map(entryView),
    pager: pager({ total, page: current, per }, linkTo, t),
    asOfAction: paths.project.to({ id }),
    asOf: request.asOf,
  });
}

/** What an event changed; what hangs on a project has words of its own, and the hash of a paper stands in the trail. */
function linesOf({ entity, changes }: ProjectEvent, contacts: boolean, lists: CityLists, t: Request_['t']) {
  const shownOnes = changes.filter(({ field }) => (contacts || field !== 'phone') && field !== 'sha256');
  const values = entity === 'request' && moveAsked(shownOnes) === null;
  if (entity === 'project' || values) return changeLines(shownOnes, lists, t);
  return shownOnes
    .filter(({ to }) => !isNothing(to))
    .map(({ field, from, to }) => ({
      field: wordField(entity, field, t),
      from: isNothing(from) ? null : cut(worded(entity, field, from, lists, t)),
      to: cut(worded(entity, field, to, lists, t)),
    }));
}

/** The fields the history speaks of, by their names. */
function fieldsIn(entries: readonly HistoryEntry[], contacts: boolean, t: Request_['t']) {
  const keys = new Set(entries.flatMap(({ event }) => event.changes.map(({ field }) => field)));
  return [...keys]
    .filter((key) => (contacts || key !== 'phone') && (fieldOf(key) !== undefined || hasMessage(`fields.${key}`)))
    .map((key) => ({ key, name: fieldName(key, t) }));
}
