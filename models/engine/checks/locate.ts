/** Where a fault lies: the item's id (null for the file itself or an item without one) and the field within it. */
export interface Place {
  readonly id: string | null;
  readonly field: string;
}

/** The lists of a portfolio whose items have ids. */
export const LISTS = ['zones', 'targets', 'sources', 'projects', 'scenarios'] as const;
export type List = (typeof LISTS)[number];

/** Names the place a path from the top of the file leads to. */
export function locate(json: unknown, path: readonly PropertyKey[]): Place {
  const [list, index, ...rest] = path;
  if (!LISTS.some((name) => name === list) || typeof index !== 'number') return { id: null, field: fieldText(path) };
  const id = idOf(json, String(list), index);
  return id === null ? { id: null, field: fieldText(path) } : { id, field: fieldText(rest) };
}

/** A path as people write it: `changes[0].scale.NOx`. */
function fieldText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function idOf(json: unknown, list: string, index: number): string | null {
  if (!isObject(json)) return null;
  const items = json[list];
  const item: unknown = Array.isArray(items) ? items[index] : undefined;
  const id = isObject(item) ? item['id'] : undefined;
  return typeof id === 'string' && id !== '' ? id : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
