import type { Project } from '../../portfolio.ts';
import { POLLUTANTS } from '../../vocabulary.ts';
import { checkProfile } from './check-profile.ts';
import { type ActedOn, checkReduction } from './check-reduction.ts';
import { checkUncertainty } from './check-uncertainty.ts';
import { absent, type Draft } from './draft.ts';
import { below, type Report } from './report.ts';
import type { Surroundings } from './surroundings.ts';

/** Where a project stands, what it does, what it costs. */
export function checkProject(project: Draft<Project>, surroundings: Surroundings, report: Report): void {
  checkPlace(project, surroundings, report);
  checkProfile(project.profile, report);
  const source: ActedOn = project.source == null ? null : surroundings.sources.get(project.source);
  for (const pollutant of POLLUTANTS) {
    const reduction = project.reduces?.[pollutant];
    if (reduction !== undefined) checkReduction(reduction, pollutant, source, below(report, `reduces.${pollutant}`));
  }
  checkCost(project, below(report, 'cost'));
  if (project.uncertainty != null) checkUncertainty(project.uncertainty, below(report, 'uncertainty'));
}

function checkPlace(project: Draft<Project>, { zones, sources }: Surroundings, report: Report): void {
  const { zone, source: sourceId } = project;
  if (zone != null && !zones.has(zone)) report('zone', 'unknown-zone', { zone });
  if (absent(project, 'source') && absent(project, 'zone')) report('zone', 'missing');
  if (sourceId == null) return;

  const source = sources.get(sourceId);
  if (source === undefined) return report('source', 'unknown-source', { source: sourceId });
  const sourceZone = source.zone;
  if (zone != null && sourceZone !== undefined && zone !== sourceZone) {
    report('zone', 'zone-differs', { zone, source: sourceId, sourceZone });
  }
}

function checkCost({ cost }: Draft<Project>, report: Report): void {
  if (cost == null || (cost.capital ?? 0) === 0) return;
  for (const key of ['life', 'rate'] as const) if (absent(cost, key)) report(key, 'missing');
}
