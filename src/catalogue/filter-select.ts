import { NO_FILTER, type Condition, type Filter } from './filter.ts';

/**
 * A scenario's `select` and a list's filter are one thing where the model can say it: both directions are exact (a law).
 * The catalogue hands every project to the model as a group named by its number, so the filter's `id` is the model's `group`.
 */

export interface Select {
  readonly group?: readonly string[];
  readonly zone?: readonly string[];
  readonly category?: readonly string[];
  readonly type?: readonly string[];
  readonly status?: readonly string[];
  readonly district?: readonly string[];
  readonly source?: readonly string[];
  readonly tag?: readonly string[];
  readonly effective_after?: string;
  readonly effective_before?: string;
}

const LISTS = {
  id: 'group',
  zone: 'zone',
  category: 'category',
  type: 'type',
  status: 'status',
  district: 'district',
  source: 'source',
  tags: 'tag',
} as const;
type ListField = keyof typeof LISTS;

/** The model's select, or null when the filter says something the model cannot (text search, not, money …): then the page fixes the projects by number. */
export function selectOf(filter: Filter): Select | null {
  if (filter.q !== '' || (filter.match === 'any' && filter.conditions.length > 1)) return null;
  let select: Select = {};
  for (const condition of filter.conditions) {
    const part = partOf(condition);
    if (part === null || Object.keys(part).some((key) => key in select)) return null;
    select = { ...select, ...part };
  }
  return select;
}

function partOf({ field, op, values }: Condition): Select | null {
  if (field === 'effective') {
    if (op === 'from') return { effective_after: values[0]! };
    if (op === 'to') return { effective_before: values[0]! };
    if (values.length > (op === 'between' ? 2 : 1)) return null;
    if (op === 'between') return { effective_after: values[0]!, effective_before: values[1]! };
    return op === 'on' ? { effective_after: values[0]!, effective_before: values[0]! } : null;
  }
  if (!(field in LISTS)) return null;
  return op === 'any' || (field === 'id' && op === 'is') ? { [LISTS[field as ListField]]: values } : null;
}

/** The filter that says what a select says. */
export function filterOf(select: Select): Filter {
  const lists = (Object.keys(LISTS) as ListField[]).flatMap((field): Condition[] => {
    const values = select[LISTS[field]];
    return values === undefined ? [] : [{ field, op: field === 'id' ? 'is' : 'any', values: [...values].sort(order) }];
  });
  const conditions = [...lists, ...dates(select)];
  return { ...NO_FILTER, conditions: conditions.sort((a, b) => order(a.field, b.field) || order(a.op, b.op)) };
}

function dates({ effective_after: from, effective_before: to }: Select): Condition[] {
  if (from !== undefined && to !== undefined) return [{ field: 'effective', op: 'between', values: [from, to] }];
  if (from !== undefined) return [{ field: 'effective', op: 'from', values: [from] }];
  return to === undefined ? [] : [{ field: 'effective', op: 'to', values: [to] }];
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
