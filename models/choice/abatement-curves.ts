import type { Choice, Portfolio, Target } from '../portfolio.ts';
import type { Pollutant } from '../vocabulary.ts';
import { abatementCurve, type AbatementCurve } from './abatement-curve.ts';
import type { Effort } from './effort.ts';
import { layOutQuestion, type Question } from './question.ts';
import { Tally } from './tally.ts';

/** What a tonne is: one of the season, or one of a full year of operation. */
export type Measure = 'season' | 'full_year';

/** The cost curve of a pollutant in a zone, or (null) the whole city. */
export interface AreaCurve extends AbatementCurve {
  readonly zone: string | null;
  readonly pollutant: Pollutant;
}

const POLLUTANTS_SHOWN = ['NOx', 'VOC'] as const;
/** Plans solved for one curve at most. */
const MOST_SOLVED = 24;

/** The areas of a choice's cost curves, laid out together: every zone and the city, NOx and VOC. */
export interface CurveQuestion {
  readonly measure: Measure;
  readonly question: Question;
  /** Areas of which any candidate brings anything. */
  readonly areas: readonly {
    readonly target: Target;
    readonly quantity: number;
  }[];
}

/** Lays the curves out in t of the season; in t of a full year when no candidate brings anything in the season. */
export function layOutCurves(portfolio: Portfolio, choice: Choice, scenario: string | null): CurveQuestion {
  const season = areasIn(portfolio, choice, scenario, 'season');
  return season.areas.length > 0 ? season : areasIn(portfolio, choice, scenario, 'full_year');
}

function areasIn(portfolio: Portfolio, choice: Choice, scenario: string | null, measure: Measure): CurveQuestion {
  const zones = [...(portfolio.zones ?? []).map(({ id }) => id), null];
  const targets = zones.flatMap((zone) =>
    POLLUTANTS_SHOWN.map((pollutant): Target => {
      return {
        id: `${zone ?? ''}/${pollutant}`,
        zone,
        pollutant,
        [`${measure}_tonnes`]: 0,
      };
    }),
  );
  const asked: Choice = { ...choice, objective: 'min-cost', targets: null };
  const question = layOutQuestion({ ...portfolio, targets }, asked, scenario);
  const nothing = Tally.of(
    question,
    question.units.map(() => -1),
  );
  const brought = question.units.flatMap(({ variants }, unit) =>
    variants.map((_, variant) => nothing.with(unit, variant).totals),
  );
  const areas = targets.flatMap((target) => {
    const [quantity] = question.quantities.ofTarget.get(target.id)!;
    const any = brought.some((totals) => totals[quantity!]! > question.base[quantity!]! + 1e-9);
    return any ? [{ target, quantity: quantity! }] : [];
  });
  return { measure, question, areas };
}

/** The curve of every area, one after the other within what time there is. */
export function abatementCurves(
  { question, areas }: CurveQuestion,
  effort: Effort,
  tell: () => void,
): readonly AreaCurve[] {
  return areas.map(({ target, quantity }, index) => {
    const curve = abatementCurve(question, quantity, effort.share(1 / (areas.length - index)), MOST_SOLVED);
    tell();
    return {
      zone: target.zone ?? null,
      pollutant: target.pollutant!,
      ...curve,
    };
  });
}
