// How many portfolios each law sees. The seed is fixed, so that a red run can be repeated; LAW_SEED tries another.
import type { Parameters } from 'fast-check';

const SEED = Number(process.env.LAW_SEED ?? 20230501);

/** `part` tells apart the parts of one long search. */
export const runs = <T>(numRuns: number, part = 0): Parameters<T> => ({ numRuns, seed: SEED + part });
