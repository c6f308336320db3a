import { batchPage, countBatches, projectsPerBatch } from '../../db/batches.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { grouped } from '../../words/number.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage, pager, readPaging } from '../pager.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { kindName, summaryOf } from './batch-words.ts';

/** Every import, bulk edit and undo that touched what the person may see, the latest first. */
export async function listBatches(request: Request_, db: Reader): Promise<Reply> {
  const { t, scope, query } = request;
  const { page: wanted, per } = readPaging(query);
  const total = await countBatches(db, scope);
  const current = Math.min(wanted, lastPage({ total, per }));
  const batches = await batchPage(db, scope, { limit: per, offset: (current - 1) * per });
  const counts = await projectsPerBatch(
    db,
    scope,
    batches.map(({ id }) => id),
  );
  const linkTo = (target: number) => paths.batches.to({ per: per === 25 ? undefined : per, page: target });
  return page('batches/list', {
    title: t('batches.title'),
    ignored: ignoredIn(query, { page: current, per }),
    tabs: ledgerTabs(request, 'batches'),
    batches: batches.map((batch) => ({
      id: batch.id,
      href: paths.batch.to({ id: batch.id }),
      kind: kindName(batch.kind, t),
      when: shanghaiMinute(batch.at),
      who: batch.by,
      count: grouped(counts.get(batch.id) ?? 0),
      about: aboutOf(summaryOf(batch), t),
    })),
    pager: pager({ total, page: current, per }, linkTo, t),
  });
}

function aboutOf({ file, undoes }: ReturnType<typeof summaryOf>, t: Request_['t']): string {
  if (undoes !== null) return t('batches.undoes', { id: undoes });
  return file ?? '';
}
