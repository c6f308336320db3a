// Where two outcomes differ by more than rounding, as sentences `place: one / other`.
import type { Outcome } from '../../../models/outcome.ts';
import type { Attainment, ByPollutant, Figures, OutcomeJson } from '../reference/outcome-json.ts';
import { BOOKS } from '../reference/outcome-json.ts';

type Anything = Outcome | OutcomeJson;

/** Equal to nine digits: 1e-9 relative, and 1e-9 absolute around zero. */
export function isClose(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 + 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

class Differences {
  readonly found: string[] = [];

  number(place: string, a: number | undefined, b: number | undefined): void {
    if (a === undefined || b === undefined ? a !== b : !isClose(a, b)) this.same(place, a, b);
  }

  same(place: string, a: unknown, b: unknown): void {
    if (JSON.stringify(a) !== JSON.stringify(b))
      this.found.push(`${place}: ${JSON.stringify(a)} / ${JSON.stringify(b)}`);
  }

  figures(place: string, a: Figures, b: Figures): void {
    this.number(`${place}.full_year`, a.full_year, b.full_year);
    this.number(`${place}.year`, a.year, b.year);
    this.number(`${place}.season`, a.season, b.season);
    this.number(`${place}.year_to_date`, a.year_to_date, b.year_to_date);
    this.number(`${place}.season_to_date`, a.season_to_date, b.season_to_date);
    this.same(`${place}.months.length`, a.months.length, b.months.length);
    for (const [month, tonnes] of a.months.entries()) this.number(`${place}.months[${month}]`, tonnes, b.months[month]);
  }

  /** A pollutant may be absent where no project of the book names it: that reads as zeros. */
  byPollutant(place: string, a: ByPollutant, b: ByPollutant): void {
    for (const pollutant of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const [one, other] = [a[pollutant], b[pollutant]];
      this.figures(`${place}.${pollutant}`, one ?? zerosLike(other!), other ?? zerosLike(one!));
    }
  }

  attainment(place: string, a: Attainment, b: Attainment): void {
    this.number(`${place}.required`, a.required, b.required);
    this.number(`${place}.achieved`, a.achieved, b.achieved);
    this.number(`${place}.gap`, a.gap, b.gap);
    this.number(`${place}.gap_tonnes`, a.gap_tonnes, b.gap_tonnes);
    // Where nothing is required, the last bit of nothing achieved decides: that is rounding, not a reading of the rule.
    const onTheLine = Math.abs(a.achieved - a.required) <= 1e-12;
    if (!onTheLine) this.same(`${place}.met`, a.met, b.met);
  }
}

function zerosLike(figures: Figures): Figures {
  const zeros = { full_year: 0, year: 0, season: 0, months: Array.from({ length: 12 }, () => 0) };
  return figures.year_to_date === undefined ? zeros : { ...zeros, year_to_date: 0, season_to_date: 0 };
}

const byId = <T extends { id: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

function zip<A extends { id: string }, B extends { id: string }>(
  differences: Differences,
  place: string,
  ours: readonly A[],
  theirs: readonly B[],
): [string, A, B][] {
  const [a, b] = [byId(ours), byId(theirs)];
  differences.same(
    `${place} ids`,
    a.map((row) => row.id),
    b.map((row) => row.id),
  );
  return a.length === b.length ? a.map((row, index) => [`${place} ${row.id}`, row, b[index]!]) : [];
}

/** Everything in which two outcomes of the same portfolio differ; empty when they agree. */
export function outcomeDifferences(one: Anything, other: Anything): string[] {
  // Both types describe the same JSON; read as the plain one, so that either side may stand on either side.
  const [a, b] = [one as OutcomeJson, other as OutcomeJson];
  const differences = new Differences();
  differences.same('format', a.format, b.format);
  differences.same('scenario', a.scenario, b.scenario);
  for (const book of BOOKS) differences.byPollutant(`totals.${book}`, a.totals[book], b.totals[book]);
  for (const [place, zone, twin] of zip(differences, 'zone', a.zones, b.zones)) {
    for (const pollutant of new Set([...Object.keys(zone.base_season), ...Object.keys(twin.base_season)])) {
      differences.number(`${place}.base`, zone.base_season[pollutant] ?? 0, twin.base_season[pollutant] ?? 0);
    }
    for (const book of BOOKS) differences.byPollutant(`${place}.${book}`, zone.books[book], twin.books[book]);
  }
  for (const [place, target, twin] of zip(differences, 'target', a.targets, b.targets)) {
    for (const book of BOOKS) differences.attainment(`${place}.${book}`, target.books[book], twin.books[book]);
  }
  for (const [place, project, twin] of zip(differences, 'project', a.projects, b.projects)) {
    differences.same(`${place}.counts`, project.counts, twin.counts);
    differences.same(`${place}.first_day`, project.first_day, twin.first_day);
    differences.same(`${place}.warnings`, [...project.warnings].sort(), [...twin.warnings].sort());
    differences.byPollutant(place, project.reduces, twin.reduces);
    differences.number(`${place}.capital`, project.cost.capital, twin.cost.capital);
    differences.number(`${place}.annualised`, project.cost.annualised, twin.cost.annualised);
    for (const [pollutant, figures] of Object.entries(project.reduces)) {
      // What is left of a difference of equal numbers is no denominator.
      if (figures.full_year !== 0 && Math.abs(figures.full_year) < 1e-9) continue;
      const [cost, twinCost] = [project.cost.per_tonne[pollutant], twin.cost.per_tonne[pollutant]];
      differences.number(`${place}.per_tonne.${pollutant}`, cost ?? undefined, twinCost ?? undefined);
    }
  }
  differences.number('cost.capital', a.cost.capital, b.cost.capital);
  differences.number('cost.annualised', a.cost.annualised, b.cost.annualised);
  const coded = (warnings: OutcomeJson['warnings']) =>
    warnings.map(({ code, zone, pollutant, project }) => [code, zone, pollutant, project].join(' ')).sort();
  differences.same('warnings', coded(a.warnings), coded(b.warnings));
  return differences.found;
}
