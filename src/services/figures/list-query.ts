import { fieldOf } from '../../catalogue/fields.ts';
import {
  conditionKey,
  conditionValues,
  parseListQuery,
  type Condition,
  type ListQuery,
} from '../../catalogue/filter.ts';
import { family } from '../../catalogue/filter-values.ts';
import { listedFields } from '../../catalogue/own-field.ts';
import { isOwnKey } from '../../catalogue/own-key.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import type { Translate } from '../../words/messages.ts';
import { optionIndex, optionName, optionsOf, type CityLists } from '../options.ts';

/** A value of an older address that means an option of today: a former district code, a name instead of a code. */
export interface Renamed {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface SettledQuery extends ListQuery {
  readonly renamed: readonly Renamed[];
}

/**
 * Reads a list's address against the city's own lists: unknown values are ignored and named like unknown fields, former codes and names of
 * options are taken for what they mean today. Page, downloads and the interface for programs all read their address here.
 */
export function readListQuery(
  params: URLSearchParams,
  programmeYear: number,
  lists: CityLists,
  t: Translate,
  foreign: readonly string[] = [],
): SettledQuery {
  const query = parseListQuery(params, programmeYear, foreign);
  const own = new Set(listedFields(lists.own).map(({ key }) => key));
  const isGone = (key: string): boolean => isOwnKey(key) && !own.has(key);
  const ignored = [
    ...query.ignored,
    ...query.sort.filter(({ field }) => isGone(field)).map(({ field }) => `sort=${field}`),
    ...query.cols.filter(isGone).map((key) => `cols=${key}`),
    ...(query.group !== null && isGone(query.group) ? [`group=${query.group}`] : []),
  ];
  const renamed: Renamed[] = [];
  const conditions = query.filter.conditions.flatMap((condition): Condition[] => {
    if (isGone(condition.field)) {
      ignored.push(`${conditionKey(condition)}=${conditionValues(condition).join(',')}`);
      return [];
    }
    const values = settledValues(condition, lists, t, ignored, renamed);
    return values.length === 0 ? [] : [{ ...condition, values }];
  });
  return {
    ...query,
    sort: query.sort.filter(({ field }) => !isGone(field)),
    group: query.group !== null && isGone(query.group) ? null : query.group,
    cols: columnsMeant(params, query.cols, own).filter((key) => !isGone(key)),
    filter: { ...query.filter, conditions },
    ignored,
    renamed,
  };
}

/** Every column is also every own one. */
function columnsMeant(params: URLSearchParams, cols: readonly string[], own: ReadonlySet<string>): readonly string[] {
  const all = params.getAll('cols').some((value) => value.split(',').includes('all'));
  return all ? [...new Set([...cols, ...own])] : cols;
}

function settledValues(
  { field: key, op, values }: Condition,
  lists: CityLists,
  t: Translate,
  ignored: string[],
  renamed: Renamed[],
): readonly string[] {
  const field = fieldOf(key);
  if (field?.options === undefined || family(field.kind) !== 'list' || (op !== 'any' && op !== 'not')) return values;
  const known = new Set(optionsOf(field, lists, t).map(({ id }) => id));
  if (known.size === 0 || values.every((value) => known.has(value))) return values;
  const index = optionIndex(field, lists, [t]);
  const settled = values.flatMap((value) => {
    if (known.has(value)) return [value];
    const meant = index.get(searchKey(value));
    if (meant === undefined || !known.has(meant)) {
      ignored.push(`${op === 'any' ? key : `${key}.${op}`}=${value}`);
      return [];
    }
    renamed.push({ field: key, from: value, to: optionName(field, meant, lists, t) });
    return [meant];
  });
  return [...new Set(settled)].sort((a, b) => (a < b ? -1 : 1));
}
