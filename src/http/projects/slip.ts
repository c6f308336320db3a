import { findProject } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { targetsOf } from '../../db/targets.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { cityLists } from '../../services/options.ts';
import { plannedDayOf, slipOfProject } from '../../services/figures/slip-of-project.ts';
import { addDays, isDay } from '../../words/day.ts';
import { projectHead } from '../project-head.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { slipView } from './slip-view.ts';

/** How far a day may be moved: further away the programme year and its season are over or had not begun. */
const MOST_DAYS = 730;

/** What it costs to move one project's day, how long it may slip, and who would make up for it. */
export async function showSlip(request: Request_, db: Reader): Promise<Reply> {
  const { scope, programme, asOf, locale, t } = request;
  const record = await findProject(db, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const key = { city: programme.city, programme: programme.id };
  const lists = await cityLists(db, programme, locale);
  const head = projectHead(request, record, lists, 'slip');
  const ledger = await ledgerOutcome(db, key, asOf);
  const planned = plannedDayOf(ledger, record);
  if (planned === null)
    return page('projects/slip', { ...head, fixed: t('slip.fixed', { status: t(`options.status.${record.status}`) }) });

  const asked = request.query.get('day') ?? '';
  const day = isNear(asked, planned) ? asked : planned;
  const found = slipOfProject(ledger, record, day, addDays(asOf, 1));
  const targets = await targetsOf(db, key);
  return page('projects/slip', { ...head, ...slipView({ record, found, targets, ledger, lists, t }) });
}

function isNear(day: string, planned: string): boolean {
  return isDay(day) && day >= addDays(planned, -MOST_DAYS) && day <= addDays(planned, MOST_DAYS);
}
