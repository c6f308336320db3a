import { normaliseCreditCode } from '../../catalogue/check-character.ts';
import { DuplicateIndex, type Comparable, type Match } from '../../catalogue/duplicates.ts';
import { scopedProjects, type Scope } from '../../db/scope.ts';
import type { Reader } from '../../db/reader.ts';

/** What the rows of a file are compared with: the ledger, and the rows above them in the same file. */
export class Doubles {
  readonly #index = new DuplicateIndex();
  readonly #named = new Map<string, string[]>();

  add(record: Comparable, district: string): void {
    this.#index.add(record);
    if (record.id.startsWith('#')) return;
    const key = `${district} ${record.name}`;
    const same = this.#named.get(key);
    if (same === undefined) this.#named.set(key, [record.id]);
    else same.push(record.id);
  }

  /** Records that a row may be, the surest first. */
  of(record: Comparable): readonly Match[] {
    return this.#index.of(record);
  }

  /** Numbers of the projects of a district that bear exactly this name. */
  named(district: string, name: string): readonly string[] {
    return this.#named.get(`${district} ${name}`) ?? [];
  }
}

const COLUMNS = [
  'id', 'name', 'process', 'category', 'type', 'enterprise', 'credit_code', 'permit', 'source', 'lon', 'lat', 'crs', 'start', 'started', 'finish', 'finished',
] as const; // prettier-ignore

/** All living projects of a scope, ready to be compared with. */
export async function doublesOf(reader: Reader, scope: Scope): Promise<Doubles> {
  const doubles = new Doubles();
  const rows = await scopedProjects(reader, scope)
    .select(COLUMNS.map((column) => `projects.${column}` as const))
    .select('projects.district')
    .where('projects.merged_into', 'is', null)
    .where('projects.status', '!=', 'cancelled')
    .execute();
  for (const { district, ...row } of rows) doubles.add(row, district);
  return doubles;
}

/** A row that is to become a project, as it is compared: `#12` for row 12. */
export function comparableRow(row: number, input: Readonly<Record<string, unknown>>): Comparable {
  const text = (key: string): string | null =>
    typeof input[key] === 'string' && input[key] !== '' ? input[key] : null;
  const number = (key: string): number | null => (typeof input[key] === 'number' ? input[key] : null);
  const code = text('credit_code');
  return {
    id: `#${String(row)}`,
    name: text('name') ?? '',
    process: text('process'),
    category: text('category') ?? '',
    type: text('type') ?? '',
    enterprise: text('enterprise'),
    credit_code: code === null ? null : normaliseCreditCode(code),
    permit: text('permit'),
    source: text('source'),
    lon: number('lon'),
    lat: number('lat'),
    crs: text('crs'),
    start: text('start'),
    started: text('started'),
    finish: text('finish'),
    finished: text('finished'),
  };
}
