import { countDeleted, deletedPage } from '../../db/deleted-projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import { paths } from '../../paths.ts';
import { restoreProject } from '../../services/projects/delete-project.ts';
import { cityLists, optionName } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage, pager, readPaging } from '../pager.ts';
import { page, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** 回收站: what was deleted, when, by whom and why; each can be brought back. */
export async function listDeleted(request: Request_, db: Reader): Promise<Reply> {
  const { t, scope, query, programme, locale } = request;
  const { page: wanted, per } = readPaging(query);
  const total = await countDeleted(db, scope);
  const current = Math.min(wanted, lastPage({ total, per }));
  const rows = await deletedPage(db, scope, { limit: per, offset: (current - 1) * per });
  const lists = await cityLists(db, programme, locale);
  const linkTo = (target: number) => paths.deletedProjects.to({ per: per === 25 ? undefined : per, page: target });
  return page('projects/deleted', {
    title: t('projects.bin-title'),
    ignored: ignoredIn(query, { page: current, per }),
    tabs: ledgerTabs(request, 'deleted'),
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      district: optionName(fieldOf('district')!, row.district, lists, t),
      when: shanghaiMinute(row.deleted_at ?? ''),
      who: row.updated_by,
      reason: row.deleted_reason ?? '',
      action: paths.restoreProject.to({ id: row.id }),
      label: t('projects.bin-restore', { id: row.id }),
    })),
    pager: pager({ total, page: current, per }, linkTo, t),
  });
}

/** Brings a deleted project back as it was. */
export async function sendRestore(request: Request_, trx: Writer): Promise<Reply> {
  readFields(request.form, []);
  const context = { actor: actorOf(request), scope: request.scope, asOf: request.asOf };
  const record = await restoreProject(trx, context, request.params['id'] ?? '');
  return redirect(paths.project.to({ id: record.id }), {
    notice: request.t('projects.bin-restored', { id: record.id }),
  });
}
