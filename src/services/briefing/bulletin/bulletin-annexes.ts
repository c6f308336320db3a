import type { Translate } from '../../../words/messages.ts';
import type { Annex } from './annex.ts';
import { lateAnnex } from './annex-late.ts';
import { categoryBars, targetsAnnex } from './annex-targets.ts';
import { unitsAnnex } from './annex-units.ts';
import { isWholeCity, type PartOfCity } from '../narrow-facts.ts';
import { isListed } from '../unit-standing.ts';

type AnnexId = 'units' | 'late' | 'targets';

/** Of fewer projects no drawing is made. */
const FEWEST = 3;

/** The annexes a brief has, in their order: the city's all of them, a part's only those that say more than its first page. */
function annexesOf({ facts, narrowing, units }: PartOfCity): readonly AnnexId[] {
  if (isWholeCity(narrowing)) return ['units', 'late', 'targets'];
  const says: Readonly<Record<AnnexId, boolean>> = {
    units: units.length > 1,
    late: facts.projects.some((one) => isListed(one) && one.lateDays > 0),
    targets: facts.targets.some(({ district }) => district === null),
  };
  return (['units', 'late', 'targets'] as const).filter((id) => says[id]);
}

/** N of 附表N. */
export function annexNumber(part: PartOfCity, id: AnnexId): number {
  return annexesOf(part).indexOf(id) + 1;
}

/** 附表1 to 附表3. What the categories have done stands with the targets, and where there are none with the last table that has room below it. */
export function bulletinAnnexes(part: PartOfCity, t: Translate): readonly Annex[] {
  const { facts, units } = part;
  const ids = annexesOf(part);
  const made: Readonly<Record<AnnexId, () => Annex>> = {
    units: () => unitsAnnex(facts, units, t),
    late: () => lateAnnex(facts, t),
    targets: () => targetsAnnex(facts, t),
  };
  const annexes = ids.map((id) => ({
    ...made[id](),
    number: t('briefings.annex.number', { number: annexNumber(part, id) }),
  }));
  const last = annexes.at(-1);
  if (last === undefined || ids.includes('targets') || last.layout !== 'below' || facts.projects.length < FEWEST)
    return annexes;
  return [...annexes.slice(0, -1), { ...last, charts: [...last.charts, categoryBars(facts, t)] }];
}
