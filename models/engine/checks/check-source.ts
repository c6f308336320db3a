import type { Source, SourceBase } from '../../portfolio.ts';
import { POLLUTANTS } from '../../vocabulary.ts';
import { checkProfile } from './check-profile.ts';
import type { Draft } from './draft.ts';
import { below, type Report } from './report.ts';
import type { Surroundings } from './surroundings.ts';

/** A source's zone and bases. */
export function checkSource(source: Draft<Source>, { zones }: Surroundings, report: Report): void {
  const { zone } = source;
  if (zone !== undefined && !zones.has(zone)) report('zone', 'unknown-zone', { zone });
  for (const pollutant of POLLUTANTS) {
    const base = source.base?.[pollutant];
    if (base !== undefined) checkBase(base, below(report, `base.${pollutant}`));
  }
}

function checkBase(base: Draft<SourceBase>, report: Report): void {
  checkProfile(base.profile, report);
  const { capture = 0, removal = 0, uptime = 1 } = base.control ?? {};
  if ((capture ?? 0) * (removal ?? 0) * (uptime ?? 1) === 1) report('control', 'control-complete');
}
