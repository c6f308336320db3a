import type { CumulativeSeries } from '../../../models/engine/cumulative.ts';
import type { Outcome } from '../../../models/outcome.ts';
import { type Book, BOOKS, POLLUTANTS } from '../../../models/vocabulary.ts';
import type {
  BulletinFacts,
  PartFacts,
  ProjectFacts,
  TargetFacts,
  UnitFacts,
  ZoneFacts,
} from './bulletin/bulletin-facts.ts';
import { narrowed, type Narrowing, WHOLE_CITY } from './narrowing.ts';
import { type UnitStanding, unitStandings } from './unit-standing.ts';

/** A part of the city, ready for its brief. */
export interface PartOfCity {
  readonly facts: BulletinFacts;
  readonly narrowing: Narrowing;
  /** Its units, ranked among all that have projects of the kind. */
  readonly units: readonly UnitStanding[];
}

export function isWholeCity({ zone, unit, list, projects }: Narrowing): boolean {
  return zone === null && unit === null && list === '' && projects === null;
}

/** Nothing narrowed. */
export function wholeCity(facts: BulletinFacts): PartOfCity {
  return { facts, narrowing: WHOLE_CITY, units: unitStandings(facts.units, facts.projects, facts.asOf) };
}

/** The projects of a part of the city; a district has those of the functional areas in it, as its targets do. */
export function projectsOfPart(city: BulletinFacts, narrowing: Narrowing): readonly ProjectFacts[] {
  const units = new Set(unitsOf(city.units, narrowing).map(({ id }) => id));
  const own = narrowed(city.projects, { ...narrowing, unit: null });
  return narrowing.unit === null ? own : own.filter(({ unit }) => units.has(unit));
}

/**
 * What the brief says, of a part of the city only: its projects, its tonnes, its targets. A district or an area stands for a zone of its own; a list
 * of projects has no targets. `series` and `firstPlan` of the facts are those of the part already. Of the outcome only the season's tonnes are narrowed:
 * a brief says no others.
 */
export function narrowFacts(city: BulletinFacts, narrowing: Narrowing): PartOfCity {
  const projects = projectsOfPart(city, narrowing);
  const ids = new Set(projects.map(({ id }) => id));
  const area = narrowing.unit;
  const zones: readonly ZoneFacts[] = area !== null ? [area] : narrowing.zone !== null ? [narrowing.zone] : city.zones;
  const ownParts = (parts: readonly PartFacts[]) =>
    parts.filter(({ project }) => ids.has(project)).map((part) => (area === null ? part : { ...part, zone: area.id }));
  const parts = ownParts(city.parts);
  const baselineParts = ownParts(city.baselineParts);
  const series = area === null ? city.series : inOneZone(city.series, area.id);
  const ranked = unitStandings(city.units, narrowed(city.projects, { ...narrowing, unit: null }), city.asOf);
  const units = unitsOf(city.units, narrowing).map(({ id }) => id);
  const shown = ranked.filter(({ unit, all }) => (area === null ? all > 0 : units.includes(unit.id)));
  return {
    narrowing,
    units: shown,
    facts: {
      ...city,
      programme: { ...city.programme, taskCount: null },
      projects,
      units: shown.map(({ unit }) => unit),
      zones,
      targets: targetsOf(city.targets, narrowing),
      parts,
      baselineParts,
      series,
      firstPlan: area === null ? city.firstPlan : inOneZone(city.firstPlan, area.id),
      outcome: narrowedOutcome(city.outcome, zones, parts, series, city.asOf),
      baseline: city.baseline === null ? null : narrowedOutcome(city.baseline, zones, baselineParts, null, city.asOf),
    },
  };
}

function unitsOf(units: readonly UnitFacts[], { unit }: Narrowing): readonly UnitFacts[] {
  if (unit === null) return units;
  return unit.id === unit.code ? units.filter(({ code }) => code === unit.code) : [unit];
}

/** A district's own targets stand as those of its area and, for its line in the table of districts, as what was given to it. */
function targetsOf(targets: readonly TargetFacts[], { zone, unit, list }: Narrowing): readonly TargetFacts[] {
  if (list !== '') return [];
  if (unit === null) return targets.filter((one) => one.district === null && one.zone === zone?.id);
  if (zone !== null) return [];
  const own = targets.filter((one) => one.district === unit.id && one.zone === null);
  return [...own, ...own.map((one) => ({ ...one, district: null, zone: unit.id }))];
}

function narrowedOutcome(
  outcome: Outcome,
  zones: readonly ZoneFacts[],
  parts: readonly PartFacts[],
  series: CumulativeSeries | null,
  asOf: string,
): Outcome {
  return {
    ...outcome,
    totals: seasonBooks(parts, null, asOf),
    zones: zones.map(({ id }) => ({
      id,
      base_season: outcome.zones.find((zone) => zone.id === id)?.base_season ?? {},
      books: seasonBooks(
        parts.filter(({ zone }) => zone === id),
        series?.zones.find((zone) => zone.id === id) === undefined ? null : { series, zone: id },
        asOf,
      ),
    })),
  };
}

type Books = Outcome['totals'];

/** Season tonnes of every book, and of the present plan what is realised by the day. */
function seasonBooks(
  parts: readonly PartFacts[],
  realised: { readonly series: CumulativeSeries; readonly zone: string } | null,
  asOf: string,
): Books {
  const day = realised?.series.days.indexOf(asOf) ?? -1;
  const grown = realised?.series.zones.find(({ id }) => id === realised.zone)?.books;
  const book = (name: Book): Books[Book] =>
    Object.fromEntries(
      POLLUTANTS.map((pollutant) => {
        const own = parts.filter((part) => part.book === name && part.pollutant === pollutant);
        const season = own.reduce((sum, { tonnes }) => sum + tonnes, 0);
        const toDate = grown?.[name][pollutant]?.[day];
        return [pollutant, { ...NOTHING, season, ...(toDate === undefined ? {} : { season_to_date: toDate }) }];
      }),
    );
  return Object.fromEntries(BOOKS.map((name) => [name, book(name)])) as Books;
}

const NOTHING = { full_year: 0, year: 0, months: Array.from({ length: 12 }, () => 0) };

/** All zones of a curve as one. */
function inOneZone(series: CumulativeSeries, id: string): CumulativeSeries {
  const sum = (book: Book, pollutant: (typeof POLLUTANTS)[number]): readonly number[] =>
    series.days.map((_, day) =>
      series.zones.reduce((total, { books }) => total + (books[book][pollutant]?.[day] ?? 0), 0),
    );
  const books = Object.fromEntries(
    BOOKS.map((book) => [book, Object.fromEntries(POLLUTANTS.map((pollutant) => [pollutant, sum(book, pollutant)]))]),
  ) as CumulativeSeries['zones'][number]['books'];
  return { days: series.days, zones: [{ id, books }] };
}
