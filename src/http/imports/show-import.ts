import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import type { WriteSummary } from '../../services/imports/write-checked.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { page, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { checkedView } from './checked-view.ts';
import { importAt, type ImportAt } from './import-at.ts';
import { stateOf } from './import-state.ts';

/** An import as it stands: under way, checked, written, or cut off. */
export async function showImport(request: Request_, db: Reader): Promise<Reply> {
  const at = await importAt(request, db);
  const state = stateOf(at.row, request);
  const { id } = at.row;
  if (state === 'uploaded') return redirect(paths.importColumns.to({ id }));
  const frame = {
    title: request.t('imports.import-title', { file: at.row.file }),
    crumbs: [{ label: request.t('imports.title'), href: paths.imports.to() }],
    tabs: ledgerTabs(request, 'imports'),
    action: paths.import.to({ id }),
    columns: paths.importColumns.to({ id }),
    returned: paths.importWorkbook.to({ id }),
  };
  if (state === 'checked') return page('imports/checked', { ...frame, ...(await checkedView(request, db, at)) });
  if (state === 'written') return page('imports/written', { ...frame, ...writtenView(request, at) });
  const busy = state === 'checking' || state === 'writing';
  const { done, total } = at.row;
  const progress = state === 'checking' ? { done, total, text: request.t('imports.progress', { done, total }) } : null;
  const data = {
    ...frame,
    busy,
    sentence: request.t(`imports.now-${state}`),
    progress,
  };
  // Without scripts the page asks again by itself.
  return page('imports/working', data, busy ? { headers: { Refresh: '2' } } : {});
}

function writtenView({ t }: Request_, { row }: ImportAt) {
  const { counts, view } = JSON.parse(row.summary ?? '') as WriteSummary;
  const left = counts.rows - counts.created - counts.updated - counts.unchanged;
  return {
    sentence: row.batch === null ? t('imports.result-none') : t('imports.result-written', { batch: row.batch }),
    counts: (['rows', 'created', 'updated', 'unchanged'] as const).map((key) => ({
      name: t(`imports.${key}`),
      value: counts[key],
    })),
    left: left > 0 ? t('imports.left-rows', { count: left }) : null,
    see: row.batch === null ? null : paths.projects.to({ batch: row.batch }),
    view: view === null ? null : t('imports.kept-view', { name: view }),
    batch: row.batch === null ? null : paths.batch.to({ id: row.batch }),
  };
}
