import type { Portfolio } from '../../models/portfolio.ts';

const BUILT: ReadonlySet<string> = new Set(['built', 'verified']);
const AWAITED: ReadonlySet<string> = new Set(['planned', 'building']);

/**
 * Projects finished gradually of which some part is built and some is not: a target in projects counts them in the built book (a
 * group counts by its entries in the book), the number of finished projects does not.
 */
export function partlyBuilt({ projects }: Pick<Portfolio, 'projects'>): number {
  const parts = (of: ReadonlySet<string>) =>
    new Set((projects ?? []).flatMap(({ group, status }) => (group != null && of.has(status) ? [group] : [])));
  const awaited = parts(AWAITED);
  return [...parts(BUILT)].filter((group) => awaited.has(group)).length;
}
