import { searchKey } from '../catalogue/search-key.ts';
import { normaliseCreditCode } from '../catalogue/check-character.ts';
import { scopedProjects, type Scope } from '../db/scope.ts';
import type { Reader } from '../db/reader.ts';
import { likeness } from '../exchange/likeness.ts';

/** What tells a project from another one. */
export interface Candidate {
  /** Number of a project, or `#12` for row 12 of the same file. */
  readonly id: string;
  readonly name: string;
  readonly process: string | null;
  readonly credit_code: string | null;
  readonly category: string;
  readonly type: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface Double {
  readonly id: string;
  readonly name: string;
  readonly because: 'same-code' | 'same-place';
}

const ALIKE = 0.75;
const ALIKE_NEARBY = 0.5;
const NEARBY_METRES = 200;
const CELL = 0.004;

/** Projects a new one may be: same credit code and type with a like name, or of the same category within 200 m with a name half alike. */
export class Doubles {
  readonly #byCode = new Map<string, Candidate[]>();
  readonly #byPlace = new Map<string, Candidate[]>();

  add(candidate: Candidate): void {
    if (candidate.credit_code !== null) push(this.#byCode, normaliseCreditCode(candidate.credit_code), candidate);
    if (candidate.lon !== null && candidate.lat !== null)
      push(this.#byPlace, cellOf(candidate.lon, candidate.lat), candidate);
  }

  of(candidate: Candidate): Double | null {
    const code =
      candidate.credit_code === null ? [] : (this.#byCode.get(normaliseCreditCode(candidate.credit_code)) ?? []);
    const same = code.find(
      (one) => one.id !== candidate.id && one.type === candidate.type && alike(one, candidate) >= ALIKE,
    );
    if (same !== undefined) return { id: same.id, name: same.name, because: 'same-code' };
    const near = this.#near(candidate).find(
      (one) => one.id !== candidate.id && one.category === candidate.category && alike(one, candidate) >= ALIKE_NEARBY,
    );
    return near === undefined ? null : { id: near.id, name: near.name, because: 'same-place' };
  }

  #near({ lon, lat }: Candidate): Candidate[] {
    if (lon === null || lat === null) return [];
    const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => cellOf(lon + x * CELL, lat + y * CELL)));
    return around
      .flatMap((cell) => this.#byPlace.get(cell) ?? [])
      .filter((one) => metres(lon, lat, one.lon!, one.lat!) <= NEARBY_METRES);
  }
}

/** All projects of a scope, ready to be compared with. */
export async function doublesOf(reader: Reader, scope: Scope): Promise<Doubles> {
  const doubles = new Doubles();
  const columns = ['id', 'name', 'process', 'credit_code', 'category', 'type', 'lon', 'lat'] as const;
  const rows = await scopedProjects(reader, scope)
    .select(columns.map((column) => `projects.${column}` as const))
    .where((where) => where.or([where('projects.credit_code', 'is not', null), where('projects.lon', 'is not', null)]))
    .execute();
  for (const row of rows) doubles.add(row);
  return doubles;
}

/** Name and process without what every name carries. */
function nameKey({ name, process }: Candidate): string {
  return searchKey(`${name}${process ?? ''}`)
    .replace(/[\p{P}\p{S}]/gu, '')
    .replace(/有限公司|青岛|项目|工程|改造/g, '');
}

const alike = (a: Candidate, b: Candidate): number => likeness(nameKey(a), nameKey(b));
const cellOf = (lon: number, lat: number): string =>
  `${String(Math.floor(lon / CELL))}/${String(Math.floor(lat / CELL))}`;

function metres(lon: number, lat: number, otherLon: number, otherLat: number): number {
  const x = (lon - otherLon) * 111_320 * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(x, (lat - otherLat) * 110_540);
}

function push(map: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [candidate]);
  else known.push(candidate);
}
