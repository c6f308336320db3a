import { toWgs84, type Point } from './coordinates.ts';
import { nameKey, pairLikeness, pairsOf } from './likeness.ts';

/** What two records are compared by. */
export interface Comparable {
  readonly id: string;
  readonly name: string;
  readonly process: string | null;
  readonly category: string;
  readonly type: string;
  readonly enterprise: string | null;
  readonly credit_code: string | null;
  readonly permit: string | null;
  readonly source: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** The system of its coordinates; they are compared in WGS-84, whatever they were stated in. */
  readonly crs: string | null;
  readonly start: string | null;
  readonly started: string | null;
  readonly finish: string | null;
  readonly finished: string | null;
}

export const GRADES = ['certain', 'likely', 'possible'] as const;
export type Grade = (typeof GRADES)[number];

/** Two records that may be one project; `first` has the lower number. */
export interface DuplicatePair {
  readonly first: string;
  readonly second: string;
  readonly grade: Grade;
  /** Likeness of name and process, 0–1. */
  readonly likeness: number;
}

const LIKELY = 0.75;
const NEAR_LIKENESS = 0.5;
/** Metres within which two places may be one. */
const NEAR_METRES = 200;
const METRES_PER_DEGREE = 111_320;
/** A cell of the grid that finds neighbours: a little over the distance in both directions at the latitudes of a city. */
const CELL_DEGREES = 0.004;
/** A code or a place that hundreds share tells nothing; comparing all of them with all would take for ever. */
const LARGEST_GROUP = 400;

/** A record of an index that may be the one asked about. */
export interface Match {
  readonly record: Comparable;
  readonly grade: Grade;
  readonly likeness: number;
}

/** Every pair that may be the same project twice (查重), the surest first. Nothing is ever merged by itself. */
export function findDuplicates(records: readonly Comparable[]): readonly DuplicatePair[] {
  const index = new DuplicateIndex();
  for (const record of records) index.add(record);
  return records
    .flatMap((record) =>
      index
        .of(record, ({ id }) => id > record.id)
        .map(({ record: other, grade, likeness }) => ({
          first: record.id,
          second: other.id,
          grade,
          likeness,
        })),
    )
    .sort((a, b) => surer(a, b) || (a.first < b.first ? -1 : a.first > b.first ? 1 : a.second < b.second ? -1 : 1));
}

/** Records by what a double shares with its twin, so that each is compared with few: a list compares itself, an import its rows. */
export class DuplicateIndex {
  readonly #groups = new Map<string, Prepared[]>();

  add(record: Comparable): void {
    const prepared = new Prepared(record);
    for (const key of [...sharedKeys(record), ...cellKeys(prepared, [0])]) {
      const group = this.#groups.get(key);
      if (group === undefined) this.#groups.set(key, [prepared]);
      else group.push(prepared);
    }
  }

  /** The records that may be this one, the surest first; itself is not one of them. */
  of(record: Comparable, among: (other: Comparable) => boolean = () => true): readonly Match[] {
    const asked = new Prepared(record);
    const compared = new Set<string>();
    const matches: Match[] = [];
    for (const key of [...sharedKeys(record), ...cellKeys(asked, [-1, 0, 1])]) {
      const group = this.#groups.get(key) ?? [];
      if (group.length > LARGEST_GROUP) continue;
      for (const other of group) {
        const { id } = other.record;
        if (id === record.id || compared.has(id) || !among(other.record)) continue;
        compared.add(id);
        const match = compare(asked, other);
        if (match !== null) matches.push(match);
      }
    }
    return matches.sort((a, b) => surer(a, b) || (a.record.id < b.record.id ? -1 : 1));
  }
}

type Sureness = Pick<Match, 'grade' | 'likeness'>;
const surer = (a: Sureness, b: Sureness): number =>
  GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || b.likeness - a.likeness;

/** One record prepared for comparison; its names are made ready when they are first compared. */
class Prepared {
  readonly record: Comparable;
  /** Where it is, WGS-84. */
  readonly point: Point | null;
  #pairs: ReadonlyMap<string, number> | undefined;
  #enterprise: string | null | undefined;

  constructor(record: Comparable) {
    this.record = record;
    const { lon, lat, crs } = record;
    this.point = lon === null || lat === null ? null : toWgs84([lon, lat], crs);
  }

  get pairs(): ReadonlyMap<string, number> {
    return (this.#pairs ??= pairsOf(nameKey(`${this.record.name}${this.record.process ?? ''}`)));
  }

  get enterprise(): string | null {
    const { enterprise } = this.record;
    if (this.#enterprise === undefined) this.#enterprise = enterprise === null ? null : nameKey(enterprise);
    return this.#enterprise;
  }
}

function sharedKeys({ credit_code, permit, enterprise, category }: Comparable): readonly string[] {
  const keys: string[] = [];
  if (credit_code !== null) keys.push(`code ${credit_code}`);
  if (permit !== null) keys.push(`permit ${permit}`);
  if (credit_code === null && enterprise !== null) keys.push(`enterprise ${category} ${nameKey(enterprise)}`);
  return keys;
}

/** The cell of the grid a record stands in, or those around it as well. */
function cellKeys({ record: { category }, point }: Prepared, steps: readonly number[]): readonly string[] {
  if (point === null) return [];
  const [x, y] = [Math.floor(point[0] / CELL_DEGREES), Math.floor(point[1] / CELL_DEGREES)];
  return steps.flatMap((dx) => steps.map((dy) => `cell ${category} ${String(x + dx)} ${String(y + dy)}`));
}

function compare(asked: Prepared, other: Prepared): Match | null {
  const alike = pairLikeness(asked.pairs, other.pairs);
  const grade = gradeOf(asked, other, alike);
  return grade === null ? null : { record: other.record, grade, likeness: alike };
}

function gradeOf(asked: Prepared, other: Prepared, alike: number): Grade | null {
  const [a, b] = [asked.record, other.record];
  const sameCode = a.credit_code !== null && a.credit_code === b.credit_code;
  const samePermit = a.permit !== null && a.permit === b.permit;
  const sameSource = a.source !== null && a.source === b.source;
  if ((sameCode || samePermit) && sameSource && a.type === b.type && overlap(a, b)) return 'certain';
  if (a.category !== b.category) return null;
  if (sameCode && alike >= LIKELY) return 'likely';
  if (alike >= NEAR_LIKENESS && isNear(asked.point, other.point)) return 'possible';
  const bothWithoutCode = a.credit_code === null && b.credit_code === null;
  if (!bothWithoutCode || alike < LIKELY) return null;
  return asked.enterprise !== null && asked.enterprise === other.enterprise ? 'possible' : null;
}

/** Do their times of work overlap? What has no day at one end is open there. */
function overlap(a: Comparable, b: Comparable): boolean {
  const from = ({ started, start }: Comparable): string => started ?? start ?? '';
  const to = ({ finished, finish }: Comparable): string => finished ?? finish ?? '9999-12-31';
  return from(a) <= to(b) && from(b) <= to(a);
}

function isNear(a: Point | null, b: Point | null): boolean {
  if (a === null || b === null) return false;
  const north = (a[1] - b[1]) * METRES_PER_DEGREE;
  const east = (a[0] - b[0]) * METRES_PER_DEGREE * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return Math.hypot(north, east) <= NEAR_METRES;
}
