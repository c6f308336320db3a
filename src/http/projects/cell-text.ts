import { columnOf, type Field } from '../../catalogue/fields.ts';
import type { ShownRow } from '../../db/project-list.ts';
import { optionName, type CityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { wordReasons } from '../../words/lamp-reason.ts';
import { number, percentValue, plainNumber, wanyuan } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { tagWord } from '../../words/tag.ts';
import { clauses, joined } from '../../words/joined.ts';

export interface CellContext {
  readonly lists: CityLists;
  readonly t: Translate;
}

/** Text of a cell as the list shows it; units stand in the header, what is empty shows nothing. */
export function cellText(field: Field, row: ShownRow, { lists, t }: CellContext): string {
  const value = (row as unknown as Record<string, string | number | null | undefined>)[columnOf(field)];
  if (value === null || value === undefined || value === '') return '';
  if (field.kind === 'money') return wanyuan(value as number, field.decimals);
  if (field.kind === 'percent') return number(percentValue(value as number), field.decimals);
  if (field.key === 'warnings')
    return clauses(
      (JSON.parse(value as string) as string[]).map((code) => t(`options.warning.${code}`)),
      t,
    );
  if (field.key === 'lamp_reason') return wordReasons(value as string, t).join(t('lamp.semicolon'));
  if (field.kind === 'tags')
    return joined(
      (JSON.parse(value as string) as string[]).map((tag) => tagWord(tag, t)),
      t,
    );
  if (field.key === 'updated') return shanghaiMinute(value as string).slice(0, 10);
  if (field.kind === 'enum' || field.kind === 'flag') return optionName(field, String(value), lists, t);
  if (field.stored === 'own-values' && typeof value === 'number') return plainNumber(value);
  return typeof value === 'number' ? number(value, field.decimals ?? 0) : value;
}

export const isNumeric = (field: Field): boolean => ['number', 'percent', 'money', 'tonnes'].includes(field.kind);
