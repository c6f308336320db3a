import type { Portfolio, StatusDefaults } from './portfolio.ts';
import type { Status } from './vocabulary.ts';

export type StatusDefault = NonNullable<StatusDefaults[keyof StatusDefaults]>;

/** What a portfolio takes of every project of a status (as a scenario leaves it); nothing of one that has no such defaults. */
export function statusDefault({ status_defaults: defaults }: Portfolio, status: Status): StatusDefault {
  return (status === 'planned' || status === 'building' ? defaults?.[status] : null) ?? {};
}
