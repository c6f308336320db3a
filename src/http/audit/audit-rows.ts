import type { AuditTable } from '../../db/tables/audit-tables.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { changesOf } from '../audit-event.ts';
import { cut, isNothing, wordAction, worded, wordEntity, wordField } from '../audit-words.ts';

/** An event in the reader's words, for the page; values of a project are worded as its history words them. */
export function wordRow(row: AuditTable, lists: CityLists, t: Translate) {
  return {
    id: row.id,
    at: shanghaiMinute(row.at),
    who: row.user_name,
    action: wordAction(row.action, t),
    entity: wordEntity(row.entity, t),
    entityId: row.entity_id,
    href: row.entity === 'project' ? paths.project.to({ id: row.entity_id }) : null,
    changes: changesOf(row).map(({ field, from, to }) => ({
      field: wordField(row.entity, field, t),
      from: isNothing(from) ? null : cut(worded(row.entity, field, from, lists, t)),
      to: isNothing(to) ? '—' : cut(worded(row.entity, field, to, lists, t)),
    })),
    reason: row.reason,
    batch: row.batch,
  };
}

export function auditTable(rows: readonly AuditTable[], lists: CityLists, t: Translate): SheetTable {
  const heads = ['sequence', 'at', 'who', 'action', 'what', 'number', 'field', 'before', 'after', 'reason', 'batch'];
  const columns = heads.map((head) => ({ header: t(`audit.${head}`), format: '@', width: 16 }));
  const lines = rows.flatMap((row) => {
    const before = [row.id, shanghaiMinute(row.at), row.user_name, wordAction(row.action, t)];
    const about = [...before, wordEntity(row.entity, t), row.entity_id];
    const changes = changesOf(row);
    const parts = changes.length === 0 ? [{ field: '', from: null, to: null }] : changes;
    return parts.map(({ field, from, to }) => {
      const name = field === '' ? '' : wordField(row.entity, field, t);
      const said = (value: unknown): string | null =>
        isNothing(value) ? null : worded(row.entity, field, value, lists, t);
      return [...about, name, said(from), said(to), row.reason, row.batch];
    });
  });
  return { name: t('audit.title'), columns, rows: lines };
}
