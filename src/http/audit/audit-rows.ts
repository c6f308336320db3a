import { fieldOf } from '../../catalogue/fields.ts';
import { isOwnKey } from '../../catalogue/own-key.ts';
import type { AuditTable } from '../../db/tables/audit-tables.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import { paths } from '../../paths.ts';
import { changeText } from '../../services/change-text.ts';
import type { CityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { hasMessage, type Translate } from '../../words/messages.ts';
import { changesOf } from '../audit-event.ts';

const LONGEST_VALUE = 120;

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

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

function worded(entity: string, field: string, value: unknown, lists: CityLists, t: Translate): string {
  if (entity === 'project' && fieldOf(field) !== undefined) return changeText(field, value, lists, t);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const key = keyOf(entity, field, text);
  return hasMessage(key) ? t(key) : text;
}

/** Where the word of a coded value stands. */
function keyOf(entity: string, field: string, text: string): string {
  if (field === 'role') return `frame.role.${text}`;
  if (field === 'kind' && (entity === 'evidence' || entity === 'dossier')) return `lifecycle.paper-${text}`;
  if (entity === 'report' && field === 'unchanged') return 'options.yesno.1';
  return `options.${field === 'colour' ? 'lamp' : field}.${text}`;
}

function cut(text: string): string {
  const signs = Array.from(text);
  return signs.length > LONGEST_VALUE ? `${signs.slice(0, LONGEST_VALUE).join('')}…` : text;
}

function wordAction(action: string, t: Translate): string {
  return named(`audit.action.${action}`, action, t);
}

function wordEntity(entity: string, t: Translate): string {
  return named(`audit.entity.${entity}`, entity, t);
}

function wordField(entity: string, field: string, t: Translate): string {
  if (entity === 'project' && isOwnKey(field)) return t(`fields.${field}`);
  return named(entity === 'project' ? `fields.${field}` : `audit.field.${field}`, field, t);
}

/** A code without a word yet is shown as it is. */
function named(key: string, code: string, t: Translate): string {
  return hasMessage(key) ? t(key) : code;
}
