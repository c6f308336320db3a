import type { Chart } from '../../../charts/chart.ts';
import { sCurve } from '../../../charts/s-curve.ts';
import type { Translate } from '../../../words/messages.ts';
import { curvePoints } from '../../figures/season-curve.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import { seasonRequirement } from '../season-targets/season-requirement.ts';

const POLLUTANTS = ['NOx', 'VOC'] as const;
/** Half the width of the text area of the page, in pixels of a printing browser. */
const SIZE = { width: 287, height: 136 };

/** The season of the whole city, one curve per pollutant, side by side. */
export function bulletinCurves(facts: BulletinFacts, t: Translate): readonly Chart[] {
  const { from, to } = facts.programme.season;
  return POLLUTANTS.map((pollutant) =>
    sCurve(
      {
        id: `curve-${pollutant}`,
        pollutant,
        from,
        to,
        asOf: facts.asOf,
        under: facts.scenario === null ? 'plan' : 'scenario',
        target: seasonRequirement(facts, pollutant).required,
        curves: {
          frozen: curvePoints(facts.firstPlan, 'planned', pollutant),
          planned: curvePoints(facts.series, 'planned', pollutant),
          built: curvePoints(facts.series, 'built', pollutant),
          verified: curvePoints(facts.series, 'verified', pollutant),
        },
        ...SIZE,
      },
      t,
    ),
  );
}
