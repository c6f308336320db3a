import type { Fault } from '../fault.ts';
import { type Portfolio, portfolioSchema } from '../portfolio.ts';
import { checkPortfolio } from './checks/check-portfolio.ts';
import type { Draft } from './checks/draft.ts';
import { locate } from './checks/locate.ts';
import { prune } from './checks/prune.ts';
import { schemaFaults } from './checks/schema-faults.ts';

export type Parsed =
  { readonly ok: true; readonly portfolio: Portfolio } | { readonly ok: false; readonly faults: readonly Fault[] };

/** What the time axis is laid out from. */
const TIME = new Set<PropertyKey>(['year', 'season', 'as_of', 'counting']);

/**
 * Checks parsed JSON against every rule of `portfolio/v1`. All faults are found at once: what has a wrong shape is reported
 * and taken out, the rest is still checked against its surroundings. `file` is only carried into the faults.
 */
export function parsePortfolio(json: unknown, file: string): Parsed {
  const result = portfolioSchema.safeParse(json);
  if (result.success) {
    const faults = checkPortfolio(result.data, file, true);
    return faults.length === 0 ? { ok: true, portfolio: result.data } : { ok: false, faults };
  }

  const ofShape = schemaFaults(json, result.error.issues);
  const faults = ofShape.map(({ path, code, params }): Fault => ({ file, ...locate(json, path), code, params }));
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { ok: false, faults };
  const timeIsGood = !ofShape.some(({ path }) => path[0] !== undefined && TIME.has(path[0]));
  const draft = prune(
    json,
    ofShape.map(({ path }) => path),
  ) as Draft<Portfolio>;
  return { ok: false, faults: [...faults, ...checkPortfolio(draft, file, timeIsGood)] };
}
