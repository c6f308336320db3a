import { withAssumptions } from '../../../models/engine/assumptions.ts';
import { seasonSteps, type SeasonStep } from '../../../models/engine/season-steps.ts';
import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';
import { changeSentence } from '../../catalogue/change-sentence.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { differenceSteps } from '../../charts/difference-steps.ts';
import { seasonBy } from '../../services/scenarios/compared-projects.ts';
import type { RunSide } from '../../services/scenarios/compared-sides.ts';
import { filterWords } from '../filter-words.ts';
import { sideName, type CompareFacts } from './compare-facts.ts';
import { categoryName } from './compare-view.ts';

/** How the difference between two sides is taken apart. */
export const WAYS = ['category', 'type', 'district', 'change'] as const;
export type Way = (typeof WAYS)[number];

/** More bars than this are drawn as one. */
const BARS = 8;

export interface PictureChoice {
  readonly by: Way;
  readonly from: number;
  readonly to: number;
}

/** What the address asks for: `by`, `from`, `to`; the first side to the last by category unless it says otherwise. */
export function pictureChoice(query: URLSearchParams, sides: readonly RunSide[]): PictureChoice {
  const by = WAYS.find((way) => way === query.get('by')) ?? 'category';
  const at = (name: string, otherwise: number): number => {
    const found = sides.findIndex(({ id }) => id === query.get(name));
    return found < 0 ? otherwise : found;
  };
  return { by, from: at('from', 0), to: at('to', sides.length - 1) };
}

/** Waterfalls between two sides: NOx and VOC always, every other pollutant where the sides differ. */
export function comparePictures(facts: CompareFacts, { by, from, to }: PictureChoice) {
  const [one, other] = [facts.sides[from], facts.sides[to]];
  if (one === undefined || other === undefined || from === to) return { stale: false, charts: [] };
  const stale = by === 'change' && (one.stale !== null || other.stale !== null);
  if (stale) return { stale, charts: [] };
  const steps = by === 'change' ? changeSteps(facts, one, other) : null;
  const moved = POLLUTANTS.filter((pollutant) => {
    const { season = [] } =
      facts.comparison.tonnes.find((row) => row.zone === null && row.pollutant === pollutant) ?? {};
    return pollutant === 'NOx' || pollutant === 'VOC' || season[from] !== season[to];
  });
  const charts = moved.map((pollutant) => {
    const totals = facts.comparison.tonnes.find((row) => row.zone === null && row.pollutant === pollutant)!.season;
    const bars =
      steps === null
        ? groupSteps(facts, by as Exclude<Way, 'change'>, pollutant, from, to)
        : steps.map(({ name, tonnes }) => ({ name, tonnes: tonnes[pollutant] }));
    return forPhones(
      differenceSteps,
      {
        id: `steps-${pollutant.toLowerCase()}`,
        pollutant,
        from: { name: sideName(one, facts.t), tonnes: totals[from]! },
        to: { name: sideName(other, facts.t), tonnes: totals[to]! },
        steps: fewer(bars, facts),
      },
      facts.t,
    );
  });
  return { stale, charts };
}

interface Bar {
  readonly name: string;
  readonly tonnes: number;
}

function groupSteps(
  facts: CompareFacts,
  by: Exclude<Way, 'change'>,
  pollutant: Pollutant,
  from: number,
  to: number,
): readonly Bar[] {
  return [...seasonBy(facts.projects, by, pollutant)]
    .map(([id, values]) => ({ name: groupName(by, id, facts), tonnes: values[to]! - values[from]! }))
    .filter(({ tonnes }) => tonnes !== 0);
}

function groupName(by: Exclude<Way, 'change'>, id: string, facts: CompareFacts): string {
  if (by === 'category') return categoryName(id, facts);
  const options = by === 'type' ? facts.lists.types : facts.lists.districts;
  return options.find((one) => one.id === id)?.name ?? (id === '' ? facts.t('compare.others') : id);
}

function changeSteps(facts: CompareFacts, from: RunSide, to: RunSide) {
  const { portfolio, lists, t } = facts;
  const same = JSON.stringify(from.run.assumptions) === JSON.stringify(to.run.assumptions);
  const before = withAssumptions(portfolio, from.run.assumptions);
  const after = same ? before : withAssumptions(portfolio, to.run.assumptions);
  const steps = seasonSteps(
    { portfolio: before, changes: from.run.changes },
    { portfolio: after, changes: to.run.changes },
  );
  const words = filterWords(lists, t);
  const name = ({ kind, change }: SeasonStep): string => {
    if (change !== null) return changeSentence(change, words);
    if (kind === 'undo') return t('compare.undo', { name: sideName(from, t) });
    return kind === 'rest' ? t('compare.rest') : t('compare.step-assumptions', { name: sideName(to, t) });
  };
  return steps.map((step) => ({ name: name(step), tonnes: step.tonnes }));
}

/** The largest bars by name, the small ones together. */
function fewer(bars: readonly Bar[], { t }: CompareFacts): readonly Bar[] {
  if (bars.length <= BARS) return bars;
  const bySize = bars.toSorted((a, b) => Math.abs(b.tonnes) - Math.abs(a.tonnes));
  const kept = new Set(bySize.slice(0, BARS - 1));
  const rest = bars.filter((bar) => !kept.has(bar)).reduce((sum, { tonnes }) => sum + tonnes, 0);
  return [...bars.filter((bar) => kept.has(bar)), { name: t('compare.others'), tonnes: rest }];
}
