import type { Chart } from '../../../charts/chart.ts';
import { type TargetBar, targetBars } from '../../../charts/target-bars.ts';
import type { Translate } from '../../../words/messages.ts';
import type { BulletinFacts, TargetFacts } from '../bulletin/bulletin-facts.ts';
import { areaOfTarget, isSeasonal } from '../target-text.ts';

/** Season targets of tonnes as bars; no chart when none of the targets is one. */
export function seasonBars(
  facts: BulletinFacts,
  targets: readonly TargetFacts[],
  width: number,
  t: Translate,
): readonly Chart[] {
  const bars = targets.flatMap((target): TargetBar[] => {
    const { zone, pollutant, note } = target;
    const standing = facts.outcome.targets.find(({ id }) => id === target.id);
    if (pollutant === null || standing === undefined || !isSeasonal(target) || note !== '') return [];
    const { planned, built, verified } = standing.books;
    const own = facts.outcome.zones.find(({ id }) => id === zone)?.books.planned[pollutant];
    return [
      {
        area: areaOfTarget(facts, target, t),
        pollutant,
        required: planned.required,
        planned: planned.achieved,
        built: built.achieved,
        verified: verified.achieved,
        realised: own?.season_to_date ?? null,
        met: planned.met,
      },
    ];
  });
  const under = facts.scenario === null ? 'plan' : 'scenario';
  return bars.length === 0 ? [] : [targetBars({ id: 'target-bars', bars, width, under }, t)];
}
