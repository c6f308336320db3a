import { netChange } from '../../catalogue/replay.ts';
import { findBatch, undoneBy } from '../../db/batches.ts';
import { actionsOfBatch, batchEvents, countInBatch, type ProjectEvent } from '../../db/changes.ts';
import { keptProjects } from '../../db/deleted-projects.ts';
import { groupRows } from '../../db/group-rows.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { grouped } from '../../words/number.ts';
import { changeLines } from '../change-lines.ts';
import { ignoredIn } from '../ignored.ts';
import { lastPage, pager, readPaging } from '../pager.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { kindName, summaryOf, worded } from './batch-words.ts';
import { joined } from '../../words/joined.ts';

const LEFT_SHOWN = 200;

/** One batch: who, when, how many, and every project with old → new; what lies outside the person's district is not among them. */
export async function showBatch(request: Request_, db: Reader): Promise<Reply> {
  const { t, scope, query, programme, locale } = request;
  const id = request.params['id'] ?? '';
  const batch = await findBatch(db, scope, id);
  if (batch === undefined) return notFound();
  const { page: wanted, per } = readPaging(query);
  const total = await countInBatch(db, scope, id);
  const current = Math.min(wanted, lastPage({ total, per }));
  const events = await batchEvents(db, scope, id, { limit: per, offset: (current - 1) * per });
  const lists = await wordedLists(db, programme, locale);
  const ofProject = groupRows(events, (event) => event.entity_id);
  const kept = new Map((await keptProjects(db, scope, [...ofProject.keys()])).map((one) => [one.record.id, one]));
  const summary = summaryOf(batch);
  const wholeLeft = query.get('left') === 'all';
  const undone = await undoneBy(db, scope.city, id);
  const linkTo = (target: number) => paths.batch.to({ id }, { per: per === 25 ? undefined : per, page: target });
  return page('batches/batch', {
    title: t('batches.one', { id }),
    ignored: ignoredIn(query, { page: current, per, left: wholeLeft ? 'all' : null }),
    crumbs: [{ label: t('batches.title'), href: paths.batches.to() }],
    see: paths.projects.to({ batch: id }),
    facts: factsOf(batch, events, t),
    counts: [
      { name: t('batches.projects'), value: grouped(total) },
      ...(await actionsOfBatch(db, scope, id)).map(({ action, count }) => ({
        name: worded(`audit.action.${action}`, action, t),
        value: grouped(count),
      })),
    ],
    undoes: summary.undoes === null ? null : linkOf(summary.undoes, 'batches.undoes', t),
    undone: undone === null ? null : linkOf(undone, 'batches.undone', t),
    undo: batch.kind === 'sample' ? null : paths.undoBatch.to({ id }),
    left: summary.left.slice(0, wholeLeft ? undefined : LEFT_SHOWN).map(({ id: project, why }) => ({
      id: project,
      href: paths.project.to({ id: project }),
      why: worded(`batches.left.${why}`, why, t),
    })),
    leftCount: summary.left.length,
    leftAll:
      !wholeLeft && summary.left.length > LEFT_SHOWN
        ? { href: paths.batch.to({ id }, { left: 'all' }), text: t('batches.left-all', { shown: LEFT_SHOWN }) }
        : null,
    rows: [...ofProject].map(([project, own]) => {
      const now = kept.get(project);
      const visible = now !== undefined && (scope.district === null || now.record.district === scope.district);
      return {
        id: project,
        href: visible && !now.deleted ? paths.project.to({ id: project }) : null,
        name: visible ? now.record.name : '',
        what: t(`batches.did.${netChange(own).kind}`),
        changes: changeLines(own[0]?.action === 'create' ? [] : netChange(own).changes, lists, t),
      };
    }),
    pager: pager({ total, page: current, per }, linkTo, t),
  });
}

function factsOf(
  batch: { readonly kind: string; readonly at: string; readonly by: string; readonly summary: string },
  events: readonly ProjectEvent[],
  t: Request_['t'],
) {
  const { file, ignored, unknown } = summaryOf(batch);
  // What was confirmed in an import is said of each project by itself.
  const reason = batch.kind === 'import' ? null : (events.find((event) => event.reason !== null)?.reason ?? null);
  const named = (list: readonly string[], label: string) =>
    list.length === 0 ? [] : [{ label: t(label), value: joined(list, t) }];
  return [
    { label: t('batches.kind'), value: kindName(batch.kind, t) },
    { label: t('batches.who'), value: batch.by },
    { label: t('batches.when'), value: shanghaiMinute(batch.at) },
    ...(file === null ? [] : [{ label: t('batches.file'), value: file }]),
    ...named(ignored, 'batches.ignored'),
    ...named(unknown, 'batches.unknown'),
    ...(reason === null || batch.kind === 'sample' ? [] : [{ label: t('batches.reason'), value: reason }]),
  ];
}

const linkOf = (id: string, key: string, t: Request_['t']) => ({ text: t(key, { id }), href: paths.batch.to({ id }) });
