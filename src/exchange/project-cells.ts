import type { Field } from '../catalogue/fields.ts';
import { writeLines } from '../catalogue/line-text.ts';
import type { SheetCell, SheetColumn } from './sheet.ts';

/** Names of fields, units and options in the reader's language. */
export interface CellNames {
  readonly field: (field: Field) => string;
  /** A name with its unit behind it. */
  readonly inUnit: (name: string, unit: string) => string;
  readonly option: (field: Field, id: string) => string;
  readonly options: (field: Field) => readonly string[];
  /** Why a lamp has its colour, in words. */
  readonly reasons: (json: string) => string;
}

const LINE_KEYS = new Set(['measures', 'reduces', 'profile', 'tranches', 'windows', 'amounts', 'uncertainty']);

/** Value of a field as an export writes it; reading it back gives the same value (percent 0–100, money in 万元, options by name). */
export function exportCell(field: Field, value: unknown, names: CellNames): SheetCell {
  if (value === null || value === undefined) return null;
  if (LINE_KEYS.has(field.key))
    return emptyAsNull(writeLines(field.key as Parameters<typeof writeLines>[0], value as never));
  if (field.key === 'lamp_reason' && typeof value === 'string') return emptyAsNull(names.reasons(value));
  if (Array.isArray(value)) return emptyAsNull(value.map(String).join('、'));
  if (typeof value === 'number') return field.kind === 'percent' ? percentOf(value) : value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return null;
  return field.kind === 'enum' ? names.option(field, value) : emptyAsNull(value);
}

export function exportColumn(field: Field, names: CellNames): SheetColumn {
  const name = names.field(field);
  const isNumber = ['number', 'percent', 'money', 'tonnes', 'flag'].includes(field.kind);
  const options = field.kind === 'enum' ? { options: names.options(field) } : {};
  return {
    header: field.unit === undefined ? name : names.inUnit(name, field.unit),
    format: isNumber ? 'General' : '@',
    width: field.kind === 'text' || field.kind === 'lines' ? 28 : 14,
    ...options,
    ...(field.key === 'version' ? { hidden: true } : {}),
  };
}

/** The shortest percentage whose hundredth is exactly the stored fraction. */
function percentOf(fraction: number): number {
  for (let digits = 15; digits <= 17; digits++) {
    const percent = Number((fraction * 100).toPrecision(digits));
    if (percent / 100 === fraction) return percent;
  }
  return fraction * 100;
}

const emptyAsNull = (text: string): string | null => (text === '' ? null : text);
