import { type NamedFigure, namedFigure, type SpeechPeriod, zonePlace } from '../../../catalogue/speech/named-figure.ts';
import type { TargetOutcome } from '../../../../models/outcome.ts';
import type { Book, Pollutant } from '../../../../models/vocabulary.ts';
import { percentValue } from '../../../words/number.ts';
import type { StandingFacts, TargetFacts } from '../bulletin/bulletin-facts.ts';
import { isSeasonTarget, seasonRequirement } from '../season-targets/season-requirement.ts';

const PERIODS: Readonly<Partial<Record<TargetFacts['kind'], SpeechPeriod>>> = {
  season_percent: 'season',
  season_tonnes: 'season',
  year_tonnes: 'year',
  full_year_tonnes: 'full-year',
};
const BOOKS = ['built', 'planned', 'verified'] as const satisfies readonly Book[];

/** Targets of tonnes, what each book reaches of them and what is missing; targets that count only some projects are left out. */
export function speechTargets(facts: StandingFacts): readonly NamedFigure[] {
  return [...citySeason(facts), ...facts.targets.flatMap((target) => figuresOf(target, facts))];
}

/** The city's season as the brief reckons it: its own target, else the sum of its zones'. */
function citySeason(facts: StandingFacts): readonly NamedFigure[] {
  return (['NOx', 'VOC'] as const).flatMap((pollutant) => {
    const { required, ...achieved } = seasonRequirement(facts, pollutant);
    if (required === null) return [];
    return standingFigures({ id: `season-${pollutant}`, pollutant, period: 'season', place: '' }, required, achieved);
  });
}

function figuresOf(target: TargetFacts, { outcome }: StandingFacts): readonly NamedFigure[] {
  const { id, kind, pollutant, zone, district, note } = target;
  const period = PERIODS[kind];
  const books = outcome.targets.find((one) => one.id === id)?.books;
  if (period === undefined || pollutant === null || books === undefined || note !== '') return [];
  const ofCity = zone === null && district === null;
  if (ofCity && isSeasonTarget(target, pollutant)) return [];
  const place = district ?? (zone === null ? '' : zonePlace(zone));
  const about = { id: `target-${id}`, pollutant, period, place };
  const achieved = achievedOf(books);
  return [
    ...standingFigures(about, books.planned.required, achieved),
    ...(district === null ? [] : achievedFigures(about, achieved)),
  ];
}

interface Target {
  readonly id: string;
  readonly pollutant: Pollutant;
  readonly period: SpeechPeriod;
  readonly place: string;
}
type Achieved = Readonly<Record<(typeof BOOKS)[number], number>>;

function achievedOf(books: TargetOutcome['books']): Achieved {
  const [built, planned, verified] = BOOKS.map((book) => books[book].achieved) as [number, number, number];
  return { built, planned, verified };
}

function standingFigures({ id, ...of }: Target, required: number, achieved: Achieved): readonly NamedFigure[] {
  const missing = (['planned', 'built'] as const).flatMap((book) => {
    const gap = required - achieved[book];
    const about = { unit: 'tonnes', ...of, book } as const;
    return [
      namedFigure(`${id}-gap-${book}`, Math.max(0, gap), { measure: 'gap', ...about }),
      namedFigure(`${id}-surplus-${book}`, Math.max(0, -gap), { measure: 'surplus', ...about }),
    ];
  });
  const shares = BOOKS.map((book) =>
    namedFigure(`${id}-attained-${book}`, percentValue(achieved[book] / required), {
      measure: 'attained',
      unit: 'percent',
      ...of,
      book,
    }),
  );
  return [
    namedFigure(`${id}-required`, required, { measure: 'required', unit: 'tonnes', ...of }),
    ...(required > 0 ? shares : []),
    ...missing,
  ];
}

/** What a district's projects bring by each book, which only its target tells. */
function achievedFigures({ id, ...of }: Target, achieved: Achieved): readonly NamedFigure[] {
  return BOOKS.map((book) =>
    namedFigure(`${id}-${book}`, achieved[book], { measure: 'tonnes', unit: 'tonnes', ...of, book }),
  );
}
