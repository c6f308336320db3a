// Section 8 of the model: a scenario is an ordered list of changes, those of its parent first.
import { shiftDay } from './day-text.ts';
import type { ChangeJson, OneOrMany, PortfolioJson, SelectJson } from './portfolio-json.ts';
import type { Effect, Standing } from './standing-project.ts';
import { standProject } from './standing-project.ts';

const listOf = (words: OneOrMany): string[] => (typeof words === 'string' ? [words] : words);

const oneOf = (words: OneOrMany | undefined, value: string | null): boolean =>
  words === undefined || (value !== null && listOf(words).includes(value));

/** Does the project match every key the select object gives? */
export function selects(select: SelectJson, project: Standing): boolean {
  if (!oneOf(select.id, project.id)) return false;
  if (!oneOf(select.group, project.group)) return false;
  if (!oneOf(select.zone, project.zone)) return false;
  if (!oneOf(select.category, project.category)) return false;
  if (!oneOf(select.type, project.type)) return false;
  if (!oneOf(select.status, project.status)) return false;
  if (!oneOf(select.district, project.district)) return false;
  if (!oneOf(select.source, project.source)) return false;
  if (select.tag !== undefined && !listOf(select.tag).some((tag) => project.tags.includes(tag))) return false;
  if (select.effective_after !== undefined) {
    if (project.effective === null || project.effective < select.effective_after) return false;
  }
  if (select.effective_before !== undefined) {
    if (project.effective === null || project.effective > select.effective_before) return false;
  }
  return true;
}

function scaleEffect(effect: Effect, factor: number): void {
  if (effect.kind === 'tonnes') effect.x = effect.x * factor;
  else if (effect.kind === 'cut') effect.r = Math.min(1, effect.r * factor);
  else if (effect.sets.removal !== undefined) effect.sets.removal = Math.min(1, effect.sets.removal * factor);
  else if (effect.sets.capture !== undefined) effect.sets.capture = Math.min(1, effect.sets.capture * factor);
}

function change(project: Standing, wanted: ChangeJson): void {
  if (wanted.exclude) project.excluded = true;
  if (wanted.include) project.excluded = false;
  if (wanted.effective !== undefined) project.effective = wanted.effective;
  if (wanted.delay_days !== undefined && project.effective !== null) {
    project.effective = shiftDay(project.effective, wanted.delay_days);
  }
  if (wanted.until !== undefined) project.until = wanted.until;
  for (const [pollutant, factor] of Object.entries(wanted.scale ?? {})) {
    const effect = project.effects[pollutant];
    if (effect) scaleEffect(effect, factor);
  }
  if (wanted.uptime !== undefined) project.uptime = wanted.uptime;
  if (wanted.status !== undefined) project.status = wanted.status;
  if (wanted.cost_factor !== undefined) {
    project.capital *= wanted.cost_factor;
    project.om *= wanted.cost_factor;
  }
}

function changesOf(portfolio: PortfolioJson, id: string): ChangeJson[] {
  const scenario = (portfolio.scenarios ?? []).find((candidate) => candidate.id === id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  const inherited = scenario.inherits ? changesOf(portfolio, scenario.inherits) : [];
  return [...inherited, ...scenario.changes];
}

/** The projects of the portfolio as they stand under a scenario (null: the baseline). */
export function applyScenario(portfolio: PortfolioJson, id: string | null): Standing[] {
  const projects = portfolio.projects.map((project) => standProject(project, portfolio));
  if (id === null) return projects;
  for (const wanted of changesOf(portfolio, id)) {
    for (const project of projects) {
      if (selects(wanted.select, project)) change(project, wanted);
    }
  }
  return projects;
}
