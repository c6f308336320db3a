import type { Zone } from '../../portfolio.ts';
import { POLLUTANTS } from '../../vocabulary.ts';
import { checkProfile } from './check-profile.ts';
import type { Draft } from './draft.ts';
import { below, type Report } from './report.ts';

/** A zone's bases. */
export function checkZone(zone: Draft<Zone>, report: Report): void {
  for (const pollutant of POLLUTANTS) checkProfile(zone.base?.[pollutant]?.profile, below(report, `base.${pollutant}`));
}
