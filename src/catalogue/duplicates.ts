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

/** One record prepared for comparison. */
interface Prepared {
  readonly record: Comparable;
  readonly pairs: ReadonlyMap<string, number>;
}

/** Every pair that may be the same project twice (查重), the surest first. Nothing is ever merged by itself. */
export function findDuplicates(records: readonly Comparable[]): readonly DuplicatePair[] {
  return pairsAmong(records.map(prepare), null);
}

/** The pairs in which one of `news` stands, against each other and against `known`: an import asks for its own rows only. */
export function duplicatesOf(news: readonly Comparable[], known: readonly Comparable[]): readonly DuplicatePair[] {
  return pairsAmong([...known, ...news].map(prepare), new Set(news.map(({ id }) => id)));
}

function pairsAmong(all: readonly Prepared[], wanted: ReadonlySet<string> | null): readonly DuplicatePair[] {
  const found = new Map<string, DuplicatePair>();
  for (const group of groupsOf(all)) {
    if (group.length > LARGEST_GROUP) continue;
    for (const [index, left] of group.entries()) {
      for (const right of group.slice(index + 1)) {
        const [first, second] = left.record.id < right.record.id ? [left, right] : [right, left];
        const key = `${first.record.id}\u0000${second.record.id}`;
        if (first.record.id === second.record.id || found.has(key)) continue;
        if (wanted !== null && !wanted.has(first.record.id) && !wanted.has(second.record.id)) continue;
        const pair = compare(first, second);
        if (pair !== null) found.set(key, pair);
      }
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) ||
      b.likeness - a.likeness ||
      (a.first < b.first ? -1 : a.first > b.first ? 1 : a.second < b.second ? -1 : 1),
  );
}

const prepare = (record: Comparable): Prepared => ({
  record,
  pairs: pairsOf(nameKey(`${record.name}${record.process ?? ''}`)),
});

/** Records that share a code, a source, an enterprise or a neighbourhood; only within these can a pair arise. */
function groupsOf(all: readonly Prepared[]): readonly (readonly Prepared[])[] {
  const groups = new Map<string, Prepared[]>();
  for (const one of all) {
    for (const key of keysOf(one.record)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function keysOf({ credit_code, permit, enterprise, category, lon, lat }: Comparable): readonly string[] {
  const keys: string[] = [];
  if (credit_code !== null) keys.push(`code ${credit_code}`);
  if (permit !== null) keys.push(`permit ${permit}`);
  if (credit_code === null && enterprise !== null) keys.push(`enterprise ${category} ${nameKey(enterprise)}`);
  if (lon !== null && lat !== null) {
    const [x, y] = [Math.floor(lon / CELL_DEGREES), Math.floor(lat / CELL_DEGREES)];
    // Each record stands in its own cell and those to the right and above, so that neighbours across a border meet once.
    for (const dx of [0, 1]) for (const dy of [0, 1]) keys.push(`cell ${category} ${String(x + dx)} ${String(y + dy)}`);
  }
  return keys;
}

function compare(first: Prepared, second: Prepared): DuplicatePair | null {
  const [a, b] = [first.record, second.record];
  const alike = pairLikeness(first.pairs, second.pairs);
  const grade = gradeOf(a, b, alike);
  return grade === null ? null : { first: a.id, second: b.id, grade, likeness: alike };
}

function gradeOf(a: Comparable, b: Comparable, alike: number): Grade | null {
  const sameCode = a.credit_code !== null && a.credit_code === b.credit_code;
  const samePermit = a.permit !== null && a.permit === b.permit;
  const sameSource = a.source !== null && a.source === b.source;
  if ((sameCode || samePermit) && sameSource && a.type === b.type && overlap(a, b)) return 'certain';
  if (a.category !== b.category) return null;
  if (sameCode && alike >= LIKELY) return 'likely';
  if (alike >= NEAR_LIKENESS && isNear(a, b)) return 'possible';
  const bothWithoutCode = a.credit_code === null && b.credit_code === null;
  const sameEnterprise =
    a.enterprise !== null && b.enterprise !== null && nameKey(a.enterprise) === nameKey(b.enterprise);
  return bothWithoutCode && sameEnterprise && alike >= LIKELY ? 'possible' : null;
}

/** Do their times of work overlap? What has no day at one end is open there. */
function overlap(a: Comparable, b: Comparable): boolean {
  const from = ({ started, start }: Comparable): string => started ?? start ?? '';
  const to = ({ finished, finish }: Comparable): string => finished ?? finish ?? '9999-12-31';
  return from(a) <= to(b) && from(b) <= to(a);
}

function isNear(a: Comparable, b: Comparable): boolean {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return false;
  const north = (a.lat - b.lat) * METRES_PER_DEGREE;
  const east = (a.lon - b.lon) * METRES_PER_DEGREE * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(north, east) <= NEAR_METRES;
}
