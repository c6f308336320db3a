import { may } from '../../catalogue/roles.ts';
import { auditPage, countAudit } from '../../db/audit.ts';
import type { Reader } from '../../db/reader.ts';
import { usersOf } from '../../db/users.ts';
import { paths } from '../../paths.ts';
import { apiRow } from '../audit-event.ts';
import { field } from '../field.ts';
import { tableFile } from '../table-file.ts';
import { ignoredIn } from '../ignored.ts';
import { lastPage, pager, readPaging } from '../pager.ts';
import { json, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import {
  ENTITIES,
  FILTER_FIELDS,
  readFilter,
  auditQuery,
  understoodFilter,
  type AuditFilter,
} from '../audit-filter.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import { auditTable, wordRow } from './audit-rows.ts';

/** A download takes so many events; the filter narrows what is more. */
const MOST_ROWS = 50_000;

export async function listAudit(request: Request_, db: Reader): Promise<Reply> {
  const { query, t, config, person, programme, locale } = request;
  const filter = understoodFilter(readFilter(query));
  const asked = auditQuery(config.city, person, filter);
  const total = await countAudit(db, asked);
  const lists = await wordedLists(db, programme, locale);
  if (request.format === 'csv' || request.format === 'xlsx') {
    const rows = await auditPage(db, asked, { limit: MOST_ROWS, offset: 0 });
    return tableFile(request, request.format, `${t('audit.title')}-${request.asOf}`, auditTable(rows, lists, t));
  }

  const { page: wanted, per } = readPaging(query);
  const current = Math.min(wanted, lastPage({ total, per }));
  const rows = await auditPage(db, asked, { limit: per, offset: (current - 1) * per });
  if (request.format === 'json') return json({ total, page: current, per, rows: rows.map(apiRow), totals: {} });

  const linkTo = (target: number) => paths.audit.to({ ...filter, per: per === 25 ? undefined : per, page: target });
  const search = new URLSearchParams(filter).toString();
  return page('audit/list', {
    title: t('audit.title'),
    ignored: ignoredIn(query, { ...filter, page: current, per }),
    fields: await filterFields(request, db, filter),
    filtered: FILTER_FIELDS.some((name) => filter[name] !== ''),
    rows: rows.map((row) => wordRow(row, lists, t)),
    pager: pager({ total, page: current, per }, linkTo, t),
    csv: `/audit.csv?${search}`,
    xlsx: `/audit.xlsx?${search}`,
    json: `/audit.json?${search}`,
  });
}

async function filterFields({ config, t, person }: Request_, db: Reader, filter: AuditFilter) {
  const any = { value: '', label: t('audit.any') };
  const seesOthers = may(person.role, 'accounts') || person.role === 'auditor';
  const people = seesOthers ? await usersOf(db, config.city) : [];
  const who = [any, ...people.map((user) => ({ value: user.id, label: user.display_name }))];
  const what = [any, ...ENTITIES.map((entity) => ({ value: entity, label: t(`audit.entity.${entity}`) }))];
  return [
    ...(seesOthers
      ? [field({ name: 'who', label: t('audit.who'), value: filter.who, control: 'select', choices: who })]
      : []),
    field({ name: 'entity', label: t('audit.what'), value: filter.entity, control: 'select', choices: what }),
    field({ name: 'id', label: t('audit.number'), value: filter.id, maxLength: 100 }),
    field({ name: 'from', label: t('audit.from'), value: filter.from, control: 'date' }),
    field({ name: 'to', label: t('audit.to'), value: filter.to, control: 'date' }),
    field({ name: 'batch', label: t('audit.batch'), value: filter.batch, maxLength: 100 }),
  ];
}
