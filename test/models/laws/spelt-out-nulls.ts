// An optional key that is absent may also stand there as null: the same portfolio, spelt out.
import fc from 'fast-check';
import type { BaseJson, PortfolioJson } from '../reference/portfolio-json.ts';

const OF_FRAME = ['as_of', 'slip_days', 'status_defaults', 'counting'] as const;
const OF_PROJECT = [
  'category',
  'type',
  'district',
  'group',
  'tags',
  'order',
  'source',
  'zone',
  'until',
  'uptime',
  'profile',
  'cost',
] as const;
const OF_SOURCE_BASE = ['profile', 'as_of', 'control'] as const;

function withNulls<T extends object>(row: T, keys: readonly string[]): T {
  const absent = keys.filter((key) => !(key in row));
  return { ...row, ...Object.fromEntries(absent.map((key) => [key, null])) };
}

/** The portfolio with some of its absent keys set to null. */
export function spellOutNulls(portfolio: PortfolioJson): fc.Arbitrary<PortfolioJson> {
  const chosen = fc.subarray<string>([...new Set<string>([...OF_FRAME, ...OF_PROJECT, ...OF_SOURCE_BASE])]);
  return fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, chosen).map((keys) => {
    const among = (allowed: readonly string[]) => allowed.filter((key) => keys.includes(key));
    const base = (one: BaseJson) => withNulls(one, among(OF_SOURCE_BASE));
    const bases = (all: Record<string, BaseJson>) =>
      Object.fromEntries(Object.entries(all).map(([pollutant, one]) => [pollutant, base(one)]));
    return withNulls(
      {
        ...portfolio,
        sources: (portfolio.sources ?? []).map((source) => ({ ...source, base: bases(source.base) })),
        projects: portfolio.projects.map((project) => withNulls(project, among(OF_PROJECT))),
      },
      among(OF_FRAME),
    );
  });
}
