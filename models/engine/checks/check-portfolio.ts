import type { Fault } from '../../fault.ts';
import type { Portfolio } from '../../portfolio.ts';
import { checkProject } from './check-project.ts';
import { checkScenario } from './check-scenario.ts';
import { checkSeason } from './check-season.ts';
import { checkSource } from './check-source.ts';
import { checkTarget } from './check-target.ts';
import { checkUncertainty } from './check-uncertainty.ts';
import { checkZone } from './check-zone.ts';
import type { Draft } from './draft.ts';
import { type List, LISTS } from './locate.ts';
import type { Report } from './report.ts';
import { byId, gatherSurroundings } from './surroundings.ts';

type Items<T> = readonly (T | undefined)[] | null | undefined;

/** Everything that takes more than one field to see. `timeIsGood`: the shape of year, season, as_of and counting is right. */
export function checkPortfolio(draft: Draft<Portfolio>, file: string, timeIsGood: boolean): readonly Fault[] {
  const faults: Fault[] = [];
  const reportFor =
    (id: string | null, prefix: string): Report =>
    (field, code, params = {}) =>
      faults.push({ file, id, field: id === null ? joined(prefix, field) : field, code, params });
  const each = <T extends { readonly id?: string | undefined }>(
    list: List,
    items: Items<T>,
    check: (item: T, report: Report) => void,
  ): void => {
    for (const [index, item] of (items ?? []).entries()) {
      if (item !== undefined) check(item, reportFor(item.id ?? null, `${list}[${index}]`));
    }
  };

  const wholeFile = reportFor(null, '');
  checkSeason(draft, wholeFile);
  for (const list of LISTS) checkIds(draft[list], (id) => reportFor(id, '')('id', 'duplicate-id'));
  const surroundings = gatherSurroundings(draft, timeIsGood && faults.length === 0);
  const scenarios = byId(draft.scenarios);
  each('zones', draft.zones, checkZone);
  each('sources', draft.sources, (source, report) => checkSource(source, surroundings, report));
  each('targets', draft.targets, (target, report) => checkTarget(target, surroundings, report));
  each('projects', draft.projects, (project, report) => checkProject(project, surroundings, report));
  each('scenarios', draft.scenarios, (scenario, report) => checkScenario(scenario, scenarios, surroundings, report));
  checkUncertainties(draft, reportFor);
  return faults;
}

function checkIds(items: Items<{ readonly id?: string | undefined }>, report: (id: string) => void): void {
  const seen = new Set<string>();
  for (const item of items ?? []) {
    if (item?.id === undefined) continue;
    if (seen.has(item.id)) report(item.id);
    seen.add(item.id);
  }
}

function checkUncertainties(draft: Draft<Portfolio>, reportFor: (id: null, prefix: string) => Report): void {
  for (const [type, uncertainty] of Object.entries(draft.uncertainty_defaults ?? {})) {
    if (uncertainty !== undefined) checkUncertainty(uncertainty, reportFor(null, `uncertainty_defaults.${type}`));
  }
  for (const [index, shared] of (draft.uncertainty_shared ?? []).entries()) {
    if (shared !== undefined) checkUncertainty(shared, reportFor(null, `uncertainty_shared[${index}]`));
  }
}

function joined(prefix: string, field: string): string {
  return prefix === '' || field === '' ? prefix + field : `${prefix}.${field}`;
}
