import { compareText } from '../../models/compare-text.ts';

/** A finished project of the light workflow that waits for its check. */
export interface Candidate {
  readonly id: string;
  /** What the draw is stratified by: the district. */
  readonly stratum: string;
  /** Points of `riskOf`. */
  readonly risk: number;
}

/** Why a project is visited: for its risk, or by lot. `rest` is not visited and follows the outcome. */
export type Drawn = 'risk' | 'lot' | 'rest';

export interface DrawRule {
  /** Share of every stratum that is visited, 0–1. */
  readonly share: number;
  /** Visits in a stratum at least, as long as it has so many. */
  readonly least: number;
  /** Share of the visits that goes to the highest risks, 0–1; the others are drawn by lot. */
  readonly byRisk: number;
  readonly seed: string;
}

/** A tenth of every district, three at least, a third of them by risk. Ours: adjustable with every draw but for the last. */
export const STANDARD_DRAW = { share: 0.1, least: 3, byRisk: 1 / 3 } as const;

/** What raises the risk of a project, in points. */
export interface RiskFacts {
  readonly warnings: readonly string[];
  /** Sent back by a check or among its papers before. */
  readonly returned: boolean;
  /** NOx and VOC of a full year, tonnes, and the limit above which a project counts as large. */
  readonly tonnes: number;
  readonly large: number;
}

/** That tonnes stand on no base is usual for small projects, and no risk. */
const POINTS: Readonly<Record<string, number>> = {
  'exceeds-base': 3,
  'no-evidence': 3,
  'already-in-base': 2,
};

/** Points of risk: what the figures warn of, what came back before, and the tonnes that hang on it. */
export function riskOf({ warnings, returned, tonnes, large }: RiskFacts): number {
  const warned = warnings.reduce((sum, code) => sum + (POINTS[code] ?? 0), 0);
  return warned + (returned ? 2 : 0) + (tonnes > 0 && tonnes >= large ? 2 : 0);
}

/**
 * Draws whom to visit: in every stratum the highest risks (equal ones by lot) and then others by lot. The same seed and candidates give the
 * same list, in whatever order they come.
 */
export function drawVisits(candidates: readonly Candidate[], rule: DrawRule): ReadonlyMap<string, Drawn> {
  const strata = new Map<string, Candidate[]>();
  for (const one of candidates) strata.set(one.stratum, [...(strata.get(one.stratum) ?? []), one]);
  const drawn = new Map<string, Drawn>();
  for (const one of strata.values()) {
    const visits = visitsIn(one.length, rule);
    const byLot = one.toSorted((a, b) => lotOf(rule.seed, a.id) - lotOf(rule.seed, b.id) || compareText(a.id, b.id));
    const risky = byLot.filter(({ risk }) => risk > 0).toSorted((a, b) => b.risk - a.risk);
    const chosen = new Set(risky.slice(0, Math.floor(visits * rule.byRisk)).map(({ id }) => id));
    const lots = byLot.filter(({ id }) => !chosen.has(id)).slice(0, visits - chosen.size);
    const byLots = new Set(lots.map(({ id }) => id));
    for (const { id } of one) drawn.set(id, chosen.has(id) ? 'risk' : byLots.has(id) ? 'lot' : 'rest');
  }
  return drawn;
}

/** Visits in a stratum of so many projects. */
export function visitsIn(count: number, { share, least }: Pick<DrawRule, 'share' | 'least'>): number {
  return Math.min(count, Math.max(least, Math.ceil(count * share)));
}

/** A lot: FNV-1a over seed and number with a last mixing, evenly in 0 … 2^32 − 1. */
function lotOf(seed: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const sign of `${seed}/${id}`) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One project of a batch with what its visit found; null = not visited. */
export interface Visited {
  readonly drawn: Drawn;
  readonly result: 'pass' | 'fail' | null;
  /** Tonnes of a full year. */
  readonly tonnes: number;
}

/** What the visits say of the whole batch. Those by risk are no fair sample: the rate rests on the lots alone. */
export interface BatchVerdict {
  readonly open: number;
  readonly visited: number;
  readonly failed: number;
  /** Share of the lots that failed; null while nobody drawn by lot was visited. */
  readonly errorRate: number | null;
  readonly accepted: boolean;
  /** Tonnes found right by visits, and those expected to be right with the rest: mean and 90 % interval. */
  readonly found: number;
  readonly expected: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

/** Share of failed lots up to which a batch is accepted. */
export const ACCEPTED_ERROR_RATE = 0.05;
/** Two-sided 90 %. */
const Z = 1.6449;

/** Judges a batch by its visits: accepted when every visit is done and no larger share of the lots failed than is allowed. */
export function judgeBatch(items: readonly Visited[], allowed: number = ACCEPTED_ERROR_RATE): BatchVerdict {
  const drawn = items.filter((item) => item.drawn !== 'rest');
  const done = drawn.filter(({ result }) => result !== null);
  const lots = done.filter((item) => item.drawn === 'lot');
  const bad = lots.filter(({ result }) => result === 'fail').length;
  const errorRate = lots.length === 0 ? null : bad / lots.length;
  const open = drawn.length - done.length;
  const found = sum(done.filter(({ result }) => result === 'pass'));
  const rest = sum(items.filter(({ result }) => result === null));
  const rates = lots.length === 0 ? null : passRates(lots.length - bad, lots.length);
  return {
    open,
    visited: done.length,
    failed: done.filter(({ result }) => result === 'fail').length,
    errorRate,
    accepted: open === 0 && errorRate !== null && errorRate <= allowed,
    found,
    expected:
      rates === null
        ? null
        : { mean: found + rest * rates.mean, low: found + rest * rates.low, high: found + rest * rates.high },
  };
}

const sum = (items: readonly Visited[]): number => items.reduce((all, { tonnes }) => all + tonnes, 0);

/** Share that passes with its interval by Wilson: sound for few visits and for none or all failed. */
export function passRates(
  passed: number,
  visited: number,
): { readonly mean: number; readonly low: number; readonly high: number } {
  const mean = passed / visited;
  const centre = mean + Z ** 2 / (2 * visited);
  const half = Z * Math.sqrt((mean * (1 - mean)) / visited + Z ** 2 / (4 * visited ** 2));
  const whole = 1 + Z ** 2 / visited;
  return {
    mean,
    low: Math.max(0, Math.min(mean, (centre - half) / whole)),
    high: Math.min(1, Math.max(mean, (centre + half) / whole)),
  };
}
