import type { Factor } from '../../../models/uncertainty/tornado.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { bandCurve } from '../../charts/band-curve.ts';
import { tornadoBars } from '../../charts/tornado-bars.ts';
import { PRECURSORS } from '../../services/simulations/simulation-plan.ts';
import type { ChancesFacts } from './chances-facts.ts';

const FACTORS_SHOWN = 10;

/** The season's S-curve with its band, one picture per pollutant. */
export function bandCharts({ result, t }: ChancesFacts) {
  const { bands } = result.exploration;
  return PRECURSORS.map((pollutant, at) =>
    forPhones(
      bandCurve,
      {
        id: `chances-band-${pollutant.toLowerCase()}`,
        pollutant,
        from: result.season.from,
        to: result.season.to,
        points: bands.map(({ day, spreads }) => ({
          day,
          low: spreads[at]!.p5,
          middle: spreads[at]!.p50,
          high: spreads[at]!.p95,
        })),
        planned: result.city[at]!.planned,
      },
      t,
    ),
  );
}

/** What each type's or shared rule's own variation does alone, the widest first. */
export function tornadoCharts(facts: ChancesFacts) {
  const { result, t } = facts;
  return PRECURSORS.map((pollutant, at) => {
    const { planned } = result.city[at]!;
    const rows = result.exploration.tornado
      .map(({ factor, spreads }) => ({
        name: factorName(factor, facts),
        low: spreads[at]!.p5 - planned,
        high: spreads[at]!.p95 - planned,
      }))
      .filter(({ low, high }) => Math.max(Math.abs(low), Math.abs(high)) > 1e-6)
      .sort((a, b) => b.high - b.low - (a.high - a.low))
      .slice(0, FACTORS_SHOWN);
    return forPhones(tornadoBars, { id: `chances-tornado-${pollutant.toLowerCase()}`, pollutant, rows }, t);
  });
}

function factorName(factor: Factor, { lists, t }: ChancesFacts): string {
  if (factor.kind === 'own') {
    const name = lists.types.find(({ id }) => id === factor.type)?.name ?? factor.type;
    return name ?? t('chances.no-type');
  }
  const what = factor.quantities.map((quantity) => t(`chances.quantity-${quantity}`)).join(t('chances.and'));
  return t('chances.shared-factor', { by: t(`chances.by-${factor.by}`), what });
}
