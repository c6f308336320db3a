import type { Change, Scenario } from '../../portfolio.ts';
import { checkSelect } from './check-select.ts';
import { type Draft, given } from './draft.ts';
import { below, type Report } from './report.ts';
import type { Surroundings } from './surroundings.ts';

const ACTIONS = [
  'exclude',
  'include',
  'delay_days',
  'effective',
  'until',
  'scale',
  'uptime',
  'status',
  'cost_factor',
] as const;

/** A scenario's changes and its line of parents; `scenarios` are all of the file, by id. */
export function checkScenario(
  scenario: Draft<Scenario>,
  scenarios: ReadonlyMap<string, Draft<Scenario>>,
  surroundings: Surroundings,
  report: Report,
): void {
  checkParents(scenario, scenarios, report);
  for (const [index, change] of (scenario.changes ?? []).entries()) {
    if (change !== undefined) checkChange(change, surroundings, below(report, `changes[${index}]`));
  }
}

function checkParents(
  scenario: Draft<Scenario>,
  scenarios: ReadonlyMap<string, Draft<Scenario>>,
  report: Report,
): void {
  const { inherits } = scenario;
  if (inherits == null) return;
  if (!scenarios.has(inherits)) return report('inherits', 'unknown-parent', { scenario: inherits });
  const seen = new Set<string>();
  for (let parent: string | null | undefined = inherits; parent != null; parent = scenarios.get(parent)?.inherits) {
    if (parent === scenario.id) return report('inherits', 'scenario-circle');
    if (seen.has(parent)) return; // a circle further up, reported there
    seen.add(parent);
  }
}

function checkChange(change: Draft<Change>, surroundings: Surroundings, report: Report): void {
  if (change.select !== undefined) checkSelect(change.select, surroundings, below(report, 'select'));
  const actions = given(change, ACTIONS);
  if (actions.length === 0) report('', 'empty-change');
  if (actions.includes('exclude') && actions.includes('include')) report('include', 'exclude-and-include');
}
