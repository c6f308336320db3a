import { isOwnKey } from '../../catalogue/own-key.ts';
import type { AuditTable } from '../../db/tables/audit-tables.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import { paths } from '../../paths.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { hasMessage, type Translate } from '../../words/messages.ts';
import { changesOf } from '../audit-event.ts';

const LONGEST_VALUE = 120;

/** An event in the reader's words, for the page. */
export function wordRow(row: AuditTable, t: Translate) {
  return {
    id: row.id,
    at: shanghaiMinute(row.at),
    who: row.user_name,
    action: wordAction(row.action, t),
    entity: wordEntity(row.entity, t),
    entityId: row.entity_id,
    href: row.entity === 'project' ? paths.project.to({ id: row.entity_id }) : null,
    changes: changesOf(row).map((change) => ({
      field: wordField(row.entity, change.field, t),
      from: change.from === null || change.from === undefined ? null : shown(change.field, change.from, t),
      to: shown(change.field, change.to, t),
    })),
    reason: row.reason,
    batch: row.batch,
  };
}

export function auditTable(rows: readonly AuditTable[], t: Translate): SheetTable {
  const heads = ['sequence', 'at', 'who', 'action', 'what', 'number', 'field', 'before', 'after', 'reason', 'batch'];
  const columns = heads.map((head) => ({ header: t(`audit.${head}`), format: '@', width: 16 }));
  const lines = rows.flatMap((row) => {
    const before = [row.id, shanghaiMinute(row.at), row.user_name, wordAction(row.action, t)];
    const about = [...before, wordEntity(row.entity, t), row.entity_id];
    const changes = changesOf(row);
    const parts = changes.length === 0 ? [{ field: '', from: null, to: null }] : changes;
    return parts.map(({ field, from, to }) => {
      const name = field === '' ? '' : wordField(row.entity, field, t);
      return [...about, name, textOf(from), textOf(to), row.reason, row.batch];
    });
  });
  return { name: t('audit.title'), columns, rows: lines };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shown(field: string, value: unknown, t: Translate): string {
  const text = textOf(value);
  if (text === null) return '—';
  const key = field === 'role' ? `frame.role.${text}` : `options.${field}.${text}`;
  if (hasMessage(key)) return t(key);
  const signs = Array.from(text);
  return signs.length > LONGEST_VALUE ? `${signs.slice(0, LONGEST_VALUE).join('')}…` : text;
}

function wordAction(action: string, t: Translate): string {
  return worded(`audit.action.${action}`, action, t);
}

function wordEntity(entity: string, t: Translate): string {
  return worded(`audit.entity.${entity}`, entity, t);
}

function wordField(entity: string, field: string, t: Translate): string {
  if (entity === 'project' && isOwnKey(field)) return t(`fields.${field}`);
  return worded(entity === 'project' ? `fields.${field}` : `audit.field.${field}`, field, t);
}

/** A code without a word yet is shown as it is. */
function worded(key: string, code: string, t: Translate): string {
  return hasMessage(key) ? t(key) : code;
}
