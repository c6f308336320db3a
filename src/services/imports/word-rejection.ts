import { fieldOf } from '../../catalogue/fields.ts';
import { LINE_EXAMPLES } from '../../catalogue/line-text.ts';
import { targetOf } from '../../exchange/import-target.ts';
import type { Translate } from '../../words/messages.ts';
import { problemParams } from '../../words/problem-params.ts';
import type { Rejection } from './import-outcome.ts';
import { optionsOf, type CityLists } from '../options.ts';
import { joined } from '../../words/joined.ts';

/** A refused cell in words, with the keys other people's scripts rely on. */
export interface WordedRejection {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly accepts: string;
}

export function wordRejection(
  { row, column, field, value, problem }: Rejection,
  lists: CityLists,
  t: Translate,
): WordedRejection {
  const { code, params } = problem;
  const reason = t(code.startsWith('formula.') ? code : `problems.${code}`, {
    value,
    ...problemParams(params, t),
    ...rowMeant(params, t),
  });
  const known = fieldOf(field);
  const heading = column === field && known !== undefined ? t(`fields.${field}`) : column;
  return {
    row,
    column: heading,
    value: value.slice(0, 200),
    reason,
    accepts: accepted(params['accepts'], t) ?? acceptsOf(field, lists, t),
  };
}

/** A row of the same file is named as its reader knows it, not by a sign of ours. */
function rowMeant({ id }: Rejection['problem']['params'], t: Translate): { readonly id?: string } {
  return typeof id === 'string' && id.startsWith('#') ? { id: t('imports.row', { row: Number(id.slice(1)) }) } : {};
}

function acceptsOf(key: string, lists: CityLists, t: Translate): string {
  const field = targetOf(key)?.field;
  if (field === undefined) return '';
  if (field.kind === 'tonnes') return t('problems.accepts-number');
  if (field.kind === 'lines') return LINE_EXAMPLES[key as keyof typeof LINE_EXAMPLES];
  if (field.kind === 'day') return t('problems.accepts-day');
  if (field.min !== undefined || field.max !== undefined)
    return t('problems.accepts-range', { min: field.min ?? '−∞', max: field.max ?? '∞' });
  const options = optionsOf(field, lists, t);
  const names = options.slice(0, 12).map(({ name }) => name);
  return joined(names, t) + (options.length > 12 ? ' …' : '');
}

function accepted(stated: Rejection['problem']['params'][string] | undefined, t: Translate): string | undefined {
  return Array.isArray(stated)
    ? joined(stated as readonly string[], t)
    : typeof stated === 'string'
      ? stated
      : undefined;
}
