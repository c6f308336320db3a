import { may } from '../../catalogue/roles.ts';
import { auditPage, countAudit } from '../../db/audit.ts';
import { typeRulesOf } from '../../db/categories.ts';
import { projectDetails } from '../../db/project-details.ts';
import { findDraft } from '../../db/drafts.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { supervisionsOf } from '../../db/supervisions.ts';
import { targetsOf } from '../../db/targets.ts';
import { ownView, standingOf } from '../../services/figures/estimate-project.ts';
import { paths, type Link } from '../../paths.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { workMeasures } from '../../services/projects/measure-reduction.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import { addDays } from '../../words/day.ts';
import { asKnownOn } from '../as-known-on.ts';
import { openRequestLines } from '../asked-moves.ts';
import { projectHead } from '../project-head.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { continueLink, draftOwner } from './draft-fields.ts';
import { projectView } from './project-view.ts';
import { toMerged } from './to-merged.ts';

const HISTORY_SHOWN = 20;

/** One project: how far, what it brings and why, what it means for its zone, who changed what. */
export async function showProject(present: Request_, now: Reader): Promise<Reply> {
  const { request, db, day } = await asKnownOn(present, now);
  const { scope, programme, asOf, locale, t, person } = request;
  const record = await findProject(db, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  if (record.merged_into !== null) return toMerged(record.merged_into, request);
  const key = { city: programme.city, programme: programme.id };
  const ledger = await ledgerOutcome(db, key, asOf);
  const worked = await workMeasures(record.measures, asOf);
  const trail = { city: programme.city, district: null, entity: 'project', entityId: record.id, ...until(day) };
  const lists = await wordedLists(db, programme, locale);
  const view = projectView({
    page: projectHead(request, record, lists, 'overview'),
    record,
    details: await projectDetails(db, key, record.id),
    estimate: ownView(standingOf(ledger, record), scope),
    workflow: (await typeRulesOf(db, key.city, record.type)).workflow,
    worked: worked.ok ? worked.value : [],
    targets: await targetsOf(db, key),
    history: await auditPage(now, trail, { limit: HISTORY_SHOWN, offset: 0 }),
    historyTotal: await countAudit(now, trail),
    lists,
    supervisions: may(person.role, 'briefing.read') ? await supervisionsOf(now, scope, record.id) : [],
    contacts: may(person.role, 'project.contacts'),
    mayEdit: day === null && may(person.role, 'project.edit'),
    mayDelete: day === null && may(person.role, 'project.delete'),
    mayCopy: day === null && may(person.role, 'project.create'),
    mayPrint: day === null && may(person.role, 'briefing.read'),
    draft: day === null ? await draftOfProject(request, now, record.id) : null,
    locale,
    t,
  });
  const known =
    day === null ? null : { text: t('history.known-on', { day }), href: paths.project.to({ id: record.id }) };
  const requests = day === null ? await openRequestLines(request, now, record.id) : [];
  return page('projects/project', { ...view, known, requests });
}

/** Where the reader's own draft of this project is gone on with; null without one, or when they may no longer edit. */
async function draftOfProject(request: Request_, db: Reader, id: string): Promise<Link | null> {
  const draft = may(request.person.role, 'project.edit') ? await findDraft(db, draftOwner(request), id) : undefined;
  return draft === undefined ? null : continueLink(draft);
}

/** Only what had happened by the end of a past day. */
function until(day: string | null): { readonly until?: string } {
  return day === null ? {} : { until: new Date(`${addDays(day, 1)}T00:00:00+08:00`).toISOString() };
}
