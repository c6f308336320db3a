import type { Pollutant } from '../../../models/vocabulary.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { impactBars } from '../../charts/impact-bars.ts';
import { seasonBy } from '../../services/scenarios/compared-projects.ts';
import { tonnes } from '../../words/number.ts';
import { categoryName } from './compare-view.ts';
import { signedTonnes } from './difference-text.ts';
import type { ResultFacts } from './result-facts.ts';
import { NOTHING, picturedPollutants, PRECURSORS } from './shown-pollutants.ts';

interface Line {
  readonly area: string;
  readonly pollutant: Pollutant;
  readonly without: number;
  readonly with: number;
}

/** Season tonnes of book planned by category, without and with the changes: a table that adds up to the city, and the differences as bars. */
export function resultCategories(facts: ResultFacts) {
  const { t } = facts;
  const lines = picturedPollutants(facts.result).map((pollutant) => linesOf(pollutant, facts));
  const [nox = [], voc = [], ...others] = lines;
  const pictures = [[...nox, ...voc].sort((a, b) => order(a, facts) - order(b, facts)), ...others];
  return {
    charts: pictures
      .filter((impacts) => impacts.length > 0)
      .map((impacts, index) =>
        forPhones(impactBars, { id: `scenario-category-${index + 1}`, impacts, areas: t('scenarios.category') }, t),
      ),
    rows: lines.flat().map(({ area, pollutant, ...sides }) => ({
      area,
      pollutant: t(`options.pollutant.${pollutant}`),
      pollutantClass: pollutant === 'NOx' ? 'is-nox' : pollutant === 'VOC' ? 'is-voc' : 'is-pm',
      before: tonnes(sides.without),
      after: tonnes(sides.with),
      difference: signedTonnes(sides.with - sides.without),
      negative: sides.with < sides.without,
    })),
  };
}

function linesOf(pollutant: Pollutant, facts: ResultFacts): readonly Line[] {
  const { result, projects, t } = facts;
  const sums = seasonBy(projects, 'category', pollutant);
  const lines = [...sums].map(([id, [without = 0, with_ = 0]]): Line => ({
    area: categoryName(id, facts),
    pollutant,
    without,
    with: with_,
  }));
  const total = (side: 'without' | 'with') => result[side].totals.planned[pollutant]?.season ?? 0;
  const rest = (side: 'without' | 'with') => total(side) - lines.reduce((sum, line) => sum + line[side], 0);
  // What was deleted or moved to another status since the run still stands in its totals.
  const lost: Line = { area: t('scenarios.no-longer'), pollutant, without: rest('without'), with: rest('with') };
  const gone = Math.max(Math.abs(lost.without), Math.abs(lost.with)) > NOTHING;
  const known = lines.filter((line) => PRECURSORS.includes(pollutant) || line.without !== 0 || line.with !== 0);
  return [...known.sort((a, b) => order(a, facts) - order(b, facts)), ...(gone ? [lost] : [])];
}

function order({ area }: Line, { lists }: ResultFacts): number {
  const at = lists.categories.findIndex(({ name }) => name === area);
  return at < 0 ? lists.categories.length : at;
}
