import type { OutcomeWarning } from '../outcome.ts';
import { BOOKS, type Pollutant, POLLUTANTS, type Warning, WARNINGS } from '../vocabulary.ts';
import { areaTonnes } from './area.ts';
import { NO_DAY, NONE } from './columns.ts';
import type { Ledger } from './ledger.ts';

/** What must be said beside a project's figures; of one pollutant when it names one. */
export interface ProjectWarning {
  readonly code: Warning;
  readonly pollutant?: Pollutant;
}

/** The warnings of one project row, in the order of the vocabulary, then of the pollutants. */
export function projectWarnings(ledger: Ledger, project: number): readonly ProjectWarning[] {
  const { projects, effects } = ledger.columns;
  const found: ProjectWarning[] = [];
  for (let effect = projects.effects[project]!; effect < projects.effects[project + 1]!; effect++) {
    const pollutant = POLLUTANTS[effects.pollutant[effect]!]!;
    if (ledger.exceeds[effect] === 1) found.push({ code: 'exceeds-base', pollutant });
    if (effects.base[effect] === NONE) found.push({ code: 'unbased', pollutant });
    if (effects.inBase[effect] === 1) found.push({ code: 'already-in-base', pollutant });
  }
  const dated = projects.effective[project] !== NO_DAY;
  if (projects.pastDate[project] === 1) found.push({ code: 'past-date-not-built' });
  if (!dated) found.push({ code: 'no-effective-date' });
  if (dated && ledger.scene.counts[project] === 0) found.push({ code: 'outside-year' });
  return found.sort((a, b) => WARNINGS.indexOf(a.code) - WARNINGS.indexOf(b.code));
}

/** Every warning of an outcome: zones in their order, then the projects of any book by id. */
export function outcomeWarnings(ledger: Ledger): readonly OutcomeWarning[] {
  const { projects, zones, byId } = ledger.columns;
  const warnings: OutcomeWarning[] = [];
  for (const [zone, { id }] of zones.entries()) {
    if (cutsOnlyNox(ledger, zone)) warnings.push({ code: 'nox-only', zone: id });
  }
  for (const project of byId) {
    if (projects.book[project] === NONE) continue;
    const { id } = projects.states[project]!.project;
    for (const warning of projectWarnings(ledger, project)) warnings.push({ ...warning, project: id });
  }
  return warnings;
}

/** Whether a VOC-limited zone cuts, in book planned over the season, more of its NOx than of its VOC: ozone may rise. */
function cutsOnlyNox(ledger: Ledger, zone: number): boolean {
  const { regime, baseSeason } = ledger.columns.zones[zone]!;
  const { NOx: baseOfNox = 0, VOC: baseOfVoc = 0 } = baseSeason;
  if (regime !== 'voc-limited' || baseOfNox === 0 || baseOfVoc === 0) return false;
  const planned = BOOKS.indexOf('planned');
  const nox = areaTonnes(ledger, [zone], planned, 'NOx', 'season') / baseOfNox;
  const voc = areaTonnes(ledger, [zone], planned, 'VOC', 'season') / baseOfVoc;
  return nox > voc;
}
