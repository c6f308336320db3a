// A second, deliberately slow reading of the model: every day, every book, every source, one after the other.
// It shares no code with models/, so that what both agree on has been understood twice. Expects a valid portfolio.
import { attainTarget } from './attain-target.ts';
import type { Ledger } from './ledger-of-book.ts';
import { baseOf, isInBase, ledgerOfBook, zeroFigures } from './ledger-of-book.ts';
import type { Book, Books, ByPollutant, OutcomeJson, ProjectOutcome, WarningJson } from './outcome-json.ts';
import type { PortfolioJson } from './portfolio-json.ts';
import { annualisedCost, costPerTonne } from './project-cost.ts';
import { applyScenario } from './scenario-changes.ts';
import type { Standing } from './standing-project.ts';
import { baseSeasonOf, sumFigures } from './sum-figures.ts';
import type { Timing } from './timing.ts';
import { slipPastDate, spanOf, timingOf } from './timing.ts';

const STATUSES_OF: Books<string[]> = {
  pool: ['proposed', 'planned', 'building', 'built', 'verified'],
  planned: ['planned', 'building', 'built', 'verified'],
  built: ['built', 'verified'],
  verified: ['verified'],
};

function forEachBook<T>(make: (book: Book) => T): Books<T> {
  return { pool: make('pool'), planned: make('planned'), built: make('built'), verified: make('verified') };
}

const bookOfRecord = (project: Standing): Book => (project.status === 'proposed' ? 'pool' : 'planned');

/** The warnings of one project; those of a single pollutant name it. */
function warningsOf(
  project: Standing,
  slipped: boolean,
  timing: Timing,
  ledger: Ledger,
  portfolio: PortfolioJson,
): WarningJson[] {
  const warnings: WarningJson[] = timing.flags.map((code) => ({ code, project: project.id }));
  if (slipped) warnings.push({ code: 'past-date-not-built', project: project.id });
  for (const pollutant of Object.keys(project.effects)) {
    const base = baseOf(project, pollutant, portfolio);
    const warn = (code: string) => warnings.push({ code, pollutant, project: project.id });
    if (ledger.exceedsBase.has(`${project.id} ${pollutant}`)) warn('exceeds-base');
    if (!base) warn('unbased');
    else if (isInBase(project, base)) warn('already-in-base');
  }
  return warnings;
}

/** A key that is null reads as a key that is absent. */
function withoutNulls<T>(json: T): T {
  return JSON.parse(JSON.stringify(json), function (this: unknown, _key, value: unknown) {
    return value === null && !Array.isArray(this) ? undefined : value;
  }) as T;
}

export function referenceEvaluate(given: PortfolioJson, scenario: string | null = null): OutcomeJson {
  const portfolio = withoutNulls(given);
  const span = spanOf(portfolio);
  const projects = applyScenario(portfolio, scenario);
  const slipped = new Set(projects.filter((project) => slipPastDate(project, portfolio)).map((project) => project.id));
  const timings = new Map(projects.map((project) => [project.id, timingOf(project, portfolio, span)]));

  const members = forEachBook((book) =>
    projects.filter((project) => STATUSES_OF[book].includes(project.status) && !project.excluded),
  );
  const ledgers = forEachBook((book) => ledgerOfBook(members[book], timings, portfolio, span));

  const zones = portfolio.zones.map((zone) => ({
    id: zone.id,
    base_season: baseSeasonOf(zone, portfolio, span),
    books: forEachBook((book) => {
      const own = members[book].filter((project) => project.zone === zone.id);
      return sumFigures(
        own.map((project) => ledgers[book].figures.get(project.id)!),
        portfolio,
      );
    }),
  }));
  const totals = forEachBook((book) =>
    sumFigures(
      zones.map((zone) => zone.books[book]),
      portfolio,
    ),
  );

  const cityBase: Record<string, number> = {};
  for (const zone of zones) {
    for (const [pollutant, tonnes] of Object.entries(zone.base_season)) {
      cityBase[pollutant] = (cityBase[pollutant] ?? 0) + tonnes;
    }
  }
  const targets = (portfolio.targets ?? []).map((target) => {
    const area = !target.zone ? cityBase : zones.find((zone) => zone.id === target.zone)!.base_season;
    return { id: target.id, books: forEachBook((book) => attainTarget(target, members[book], ledgers[book], area)) };
  });

  const warningsById = new Map(
    projects.map((project) => {
      const ledger = ledgers[bookOfRecord(project)];
      return [project.id, warningsOf(project, slipped.has(project.id), timings.get(project.id)!, ledger, portfolio)];
    }),
  );
  const reported = projects.map((project): ProjectOutcome => {
    const ledger = ledgers[bookOfRecord(project)];
    const zeros: ByPollutant = {};
    for (const pollutant of Object.keys(project.effects)) zeros[pollutant] = zeroFigures(portfolio);
    const reduces = ledger.figures.get(project.id) ?? zeros;
    const annualised = annualisedCost(project);
    return {
      id: project.id,
      counts: timings.get(project.id)!.counts,
      first_day: timings.get(project.id)!.firstDay,
      reduces,
      cost: { capital: project.capital, annualised, per_tonne: costPerTonne(annualised, reduces) },
      warnings: [...new Set(warningsById.get(project.id)!.map((warning) => warning.code))],
    };
  });

  const cost = { capital: 0, annualised: 0 };
  for (const project of members.planned) {
    cost.capital += project.capital;
    cost.annualised += annualisedCost(project);
  }

  const noxOnly = zones
    .filter((zone) => portfolio.zones.find(({ id }) => id === zone.id)!.regime === 'voc-limited')
    .filter((zone) => (zone.base_season.NOx ?? 0) > 0 && (zone.base_season.VOC ?? 0) > 0)
    .filter((zone) => {
      const { NOx, VOC } = zone.books.planned;
      return (NOx?.season ?? 0) / zone.base_season.NOx! > (VOC?.season ?? 0) / zone.base_season.VOC!;
    })
    .map((zone): WarningJson => ({ code: 'nox-only', zone: zone.id }));
  // What belongs to no book is in the result nowhere but in its own row, and warns only there.
  const warnings = [...noxOnly, ...members.pool.flatMap((project) => warningsById.get(project.id)!)];

  return { format: 'outcome/v1', scenario, totals, zones, targets, projects: reported, cost, warnings };
}
