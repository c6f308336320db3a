import { statedTonnes, type StatedBase } from '../../models/engine/stated-tonnes.ts';
import type { Pollutant } from '../../models/vocabulary.ts';
import { creditCodeVerdict, rightCreditCheck } from './check-character.ts';
import { toWgs84 } from './coordinates.ts';
import { problem, type Problem } from './problem.ts';
import type { ProjectInput, Reduction } from './project-schema.ts';

/**
 * 提醒: what may be right but seldom is. It stops nothing by itself; a person confirms it with a tick and a reason. Errors stand in the schema,
 * what is merely missing in `completeness`.
 */

/** What judging one record needs to know beside it. */
export interface ReminderFacts {
  /** Bases of the record's source, by pollutant. */
  readonly bases: ReadonlyMap<string, StatedBase>;
  /** 万元 per tonne and year that most projects of the type cost (1st and 99th percentile); null while there are too few to say. */
  readonly usualCost: { readonly low: number; readonly high: number } | null;
  readonly centres: readonly Centre[];
}

/** Where a district is: its seat, WGS-84. */
export interface Centre {
  readonly code: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

type Judged = Pick<
  ProjectInput,
  'reduces' | 'uptime' | 'measures' | 'capital' | 'credit_code' | 'lon' | 'lat' | 'crs' | 'district'
>;

/** The fields a reminder looks at: a change of others raises none. */
export const JUDGED_FIELDS: readonly (keyof Judged)[] = [
  'reduces', 'uptime', 'measures', 'capital', 'credit_code', 'lon', 'lat', 'crs', 'district',
]; // prettier-ignore

const TOLERANCE = 1e-9;
const HIGHEST_REMOVAL = 0.999;

export function remindersOf(record: Judged, facts: ReminderFacts): readonly Problem[] {
  return [
    ...aboveBase(record, facts),
    ...removalTooHigh(record),
    ...unusualCost(record, facts),
    ...outsideDistrict(record, facts.centres),
    ...oddCreditCode(record),
  ];
}

/** Does a reminder say what another said, figures and all? */
export function sameReminder(left: Problem, right: Problem): boolean {
  return reminderKey(left) === reminderKey(right) && reminderToken(left) === reminderToken(right);
}

/** Names a reminder within its record. */
export const reminderKey = ({ code, field }: Problem): string => `${code}.${field}`;

/** What exactly is confirmed: with other figures it has to be confirmed again. */
export const reminderToken = ({ params }: Problem): string => JSON.stringify(params);

function aboveBase({ reduces, uptime }: Judged, { bases }: ReminderFacts): Problem[] {
  return reductionsOf(reduces).flatMap(([pollutant, reduction]) => {
    const base = bases.get(pollutant);
    const stated = base === undefined ? null : statedTonnes(reduction, uptime, base);
    if (base === undefined || stated === null || stated <= base.tonnes * (1 + TOLERANCE)) return [];
    return [problem('reduces', 'above-base', { pollutant, value: shown(stated), base: shown(base.tonnes) })];
  });
}

function removalTooHigh({ reduces, measures }: Judged): Problem[] {
  const typed = reductionsOf(reduces).flatMap(([, reduction]) => {
    // A closure takes everything and says so as a cut of 1.
    if ('fraction' in reduction) return reduction.fraction < 1 ? [reduction.fraction] : [];
    if ('to' in reduction) return [reduction.to];
    return 'control' in reduction ? [reduction.control.removal ?? 0] : [];
  });
  const given = measures.flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([name]) => name.includes('removal') && !name.endsWith('before'))
      .map(([, value]) => shareOf(value)),
  );
  const highest = Math.max(0, ...typed, ...given);
  if (highest <= HIGHEST_REMOVAL) return [];
  return [problem('reduces', 'removal-too-high', { value: shown(highest * 100) })];
}

function shareOf(value: number | string): number {
  if (typeof value === 'number') return value;
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(value.trim());
  return match === null ? 0 : Number(match[1]) / 100;
}

function unusualCost(record: Judged, { usualCost, bases }: ReminderFacts): Problem[] {
  const cost = costPerTonne(record, bases);
  if (cost === null || usualCost === null || (cost >= usualCost.low && cost <= usualCost.high)) return [];
  const params = { value: shown(cost), low: shown(usualCost.low), high: shown(usualCost.high) };
  return [problem('capital', 'cost-unusual', params)];
}

/** 总投资 in 万元 per tonne of NOx and VOCs a year; null without either. */
function costPerTonne({ capital, reduces, uptime }: Judged, bases: ReminderFacts['bases']): number | null {
  const tonnes = reductionsOf(reduces)
    .filter(([pollutant]) => pollutant === 'NOx' || pollutant === 'VOC')
    .reduce((sum, [pollutant, reduction]) => sum + (statedTonnes(reduction, uptime, bases.get(pollutant)) ?? 0), 0);
  return capital === null || capital <= 0 || tonnes <= 0 ? null : capital / tonnes;
}

/** Further than this from its district's seat no point of the city lies (km). */
const FARTHEST = 80;
/** So near to its own seat a point is never doubted (km). */
const NEAR = 15;
/** Another seat must be this much nearer before the district is doubted: districts are long, seats are not in their middle. */
const MUCH_NEARER = 0.4;

/** Rough on purpose: without boundaries only the districts' seats are known. */
function outsideDistrict({ lon, lat, crs, district }: Judged, centres: readonly Centre[]): Problem[] {
  const own = centres.find(({ code }) => code === district);
  if (lon === null || lat === null || own === undefined) return [];
  const [east, north] = toWgs84([lon, lat], crs);
  const place = { lon: east, lat: north };
  const away = kilometres(own, place);
  const others = centres.map((centre) => ({ centre, away: kilometres(centre, place) }));
  const nearest = others.reduce((best, one) => (one.away < best.away ? one : best));
  const strayed = away > FARTHEST || (away > NEAR && nearest.away < away * MUCH_NEARER);
  if (!strayed) return [];
  const params = { value: `${String(lon)}, ${String(lat)}`, district: own.name, km: Math.round(away) };
  return [problem('lon', 'point-outside', { ...params, nearest: nearest.centre.name })];
}

type Point = Pick<Centre, 'lon' | 'lat'>;

function kilometres(from: Point, to: Point): number {
  const east = (from.lon - to.lon) * Math.cos(((from.lat + to.lat) / 2 / 180) * Math.PI);
  return 111.2 * Math.hypot(east, from.lat - to.lat);
}

function oddCreditCode({ credit_code: code }: Judged): Problem[] {
  if (code === null) return [];
  const { verdict } = creditCodeVerdict(code);
  if (verdict === 'inner-check') return [problem('credit_code', 'credit-code-inner', { value: code })];
  if (verdict !== 'check') return [];
  return [problem('credit_code', 'credit-code-check', { value: code, expected: rightCreditCheck(code) })];
}

function reductionsOf(reduces: ProjectInput['reduces']): [Pollutant, Reduction][] {
  return Object.entries(reduces) as [Pollutant, Reduction][];
}

const shown = (value: number): number => Number(value.toPrecision(4));
