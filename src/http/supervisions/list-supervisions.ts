import { SUPERVISION_STATES } from '../../catalogue/supervision.ts';
import type { Reader } from '../../db/reader.ts';
import { countSupervisions, supervisedCounts, type Supervision, supervisionsIn } from '../../db/supervisions.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import { paths } from '../../paths.ts';
import { type CityLists, cityLists } from '../../services/options.ts';
import { briefingTabs } from '../briefing-tabs.ts';
import { field } from '../field.ts';
import { ignoredIn } from '../ignored.ts';
import { pager, readPaging } from '../pager.ts';
import { json, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tableFile } from '../table-file.ts';
import { caseRow } from './case-row.ts';

/** As many as a file holds. */
const WHOLE = 10_000;
const LATE = 'late';

/** 督办事项 by state and district, the latest first; a district sees its own. */
export async function listSupervisions(request: Request_, db: Reader): Promise<Reply> {
  const { scope, programme, locale, t, asOf, query, format } = request;
  const lists = await cityLists(db, programme, locale);
  const wanted = query.get('state') ?? '';
  const district = scope.district === null ? lists.districts.find(({ id }) => id === query.get('district'))?.id : undefined; // prettier-ignore
  const about = { district: district ?? null, before: null };
  const counts = await countSupervisions(db, scope, about);
  const late = sumOf(await countSupervisions(db, scope, { ...about, before: asOf }));
  const state = SUPERVISION_STATES.find((one) => one === wanted) ?? null;
  const asked = { ...about, state, before: wanted === LATE ? asOf : null };
  const total = wanted === LATE ? late : state === null ? sumOf(counts) : (counts.get(state) ?? 0);
  const paging = { total, ...readPaging(query) };
  const slice = format === 'html' ? { limit: paging.per, offset: (paging.page - 1) * paging.per } : { limit: WHOLE, offset: 0 }; // prettier-ignore
  const rows = await supervisionsIn(db, scope, asked, slice);
  const projects = await supervisedCounts(db, scope, rows.map(({ sheet }) => sheet)); // prettier-ignore
  if (format !== 'html') return download(request, format, rows, projects, lists);
  const linkTo = (to: { readonly state?: string | undefined; readonly page?: number | undefined }) =>
    paths.supervisions.to({ district, ...to });
  const count = (id: string) => (id === LATE ? late : (counts.get(id as never) ?? 0));
  return page('supervisions/list', {
    title: t('supervisions.title'),
    ignored: ignoredIn(query, { state: wanted === LATE ? LATE : state, district, page: paging.page, per: paging.per }),
    tabs: briefingTabs(request, 'supervisions'),
    lead: t('supervisions.lead'),
    sentence: t('supervisions.list.sentence', {
      count: sumOf(counts),
      ...Object.fromEntries(SUPERVISION_STATES.map((one) => [one, counts.get(one) ?? 0])),
      late,
    }),
    states: ['', ...SUPERVISION_STATES, LATE].map((id) => ({
      href: linkTo({ state: id === '' ? undefined : id }),
      current: id === (wanted === LATE ? LATE : (state ?? '')),
      label: id === '' ? t('supervisions.state.all') : t('supervisions.count', { name: t(`supervisions.state.${id}`), count: count(id) }), // prettier-ignore
    })),
    district:
      scope.district === null
        ? field({
            name: 'district',
            label: t('supervisions.field.district'),
            value: district ?? '',
            control: 'select',
            choices: [
              { value: '', label: t('supervisions.all-districts') },
              ...lists.districts.map(({ id, name }) => ({ value: id, label: name })),
            ],
          })
        : null,
    state: wanted,
    rows: rows.map((row) => ({
      ...caseRow(row, lists, asOf, t),
      href: paths.supervision.to({ id: row.sheet }),
      projects: String(projects.get(row.sheet) ?? 0),
    })),
    downloads: ['csv', 'xlsx'].map((ending) => ({
      href: linkTo({ state: wanted || undefined }).replace(/^\/supervisions/, `/supervisions.${ending}`),
      label: t(`supervisions.download-${ending}`),
    })),
    pager: pager(paging, (to) => linkTo({ state: wanted || undefined, page: to }), t),
  });
}

async function download(
  request: Request_,
  format: 'csv' | 'xlsx' | 'json',
  rows: readonly Supervision[],
  projects: ReadonlyMap<string, number>,
  lists: CityLists,
): Promise<Reply> {
  const { t, asOf } = request;
  const named = rows.map((row) => ({ row, words: caseRow(row, lists, asOf, t), count: projects.get(row.sheet) ?? 0 }));
  if (format === 'json')
    return json({
      total: rows.length,
      rows: named.map(({ row, words, count }) => ({
        sheet: row.sheet,
        number: words.number,
        unit: row.unit,
        district: row.district,
        state: row.state,
        as_of: row.as_of,
        issued: row.issued,
        due: row.due,
        projects: count,
      })),
    });
  const text = (key: string, width: number) => ({ header: t(`supervisions.column.${key}`), format: '@', width });
  const table: SheetTable = {
    name: t('supervisions.title'),
    columns: [
      text('number', 24),
      text('unit', 18),
      { header: t('supervisions.column.projects'), format: '0', width: 10 },
      text('as-of', 14),
      text('issued', 20),
      text('due', 14),
      text('state', 16),
      text('overdue', 14),
    ],
    rows: named.map(({ words: one, count }) => [one.number, one.unit, count, one.asOf, one.issued, one.due, one.state, one.overdue]), // prettier-ignore
  };
  const name = `${t('supervisions.title')}_${asOf}`;
  return tableFile(request, format, name, table);
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
