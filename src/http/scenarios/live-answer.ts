import type { OutcomeSums } from '../../../models/engine/outcome-frame.ts';
import type { Standing } from '../../../models/outcome.ts';
import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { number, signed, tonnes } from '../../words/number.ts';
import { amount, asks, unitOf } from '../target-words.ts';
import { signedTonnes } from './difference-text.ts';
import { areaOf } from './target-turns.ts';

interface Sides {
  readonly with: OutcomeSums;
  readonly without: OutcomeSums;
}

interface Words {
  readonly targets: readonly TargetsTable[];
  readonly lists: CityLists;
  readonly t: Translate;
}

const MAIN: readonly Pollutant[] = ['NOx', 'VOC'];

/** What the panel changes: one sentence, gaps per target (those that moved first), season tonnes per zone, the cost. */
export function liveAnswerView(sides: Sides, words: Words) {
  const { t } = words;
  const rows = words.targets.flatMap((row) => targetLine(row, sides, words));
  const [lost, won] = [rows.filter(({ turn }) => turn === 'lost'), rows.filter(({ turn }) => turn === 'won')];
  const season = (pollutant: Pollutant, frame: OutcomeSums) => frame.totals.planned[pollutant]?.season ?? 0;
  const difference = (pollutant: Pollutant) => season(pollutant, sides.with) - season(pollutant, sides.without);
  return {
    sentence: t('live.sentence', {
      nox: signedTonnes(difference('NOx')),
      voc: signedTonnes(difference('VOC')),
      met: rows.filter(({ met }) => met).length,
      all: rows.length,
      lost: lost.length,
      won: won.length,
    }),
    targets: [...lost, ...won, ...rows.filter(({ turn, missed }) => turn === null && missed)],
    others: rows.filter(({ turn, missed }) => turn === null && !missed),
    zones: zoneLines(sides, words),
    cost: {
      value: number(sides.with.cost.annualised, 1),
      difference: signed(sides.with.cost.annualised - sides.without.cost.annualised, 1),
    },
  };
}

function targetLine(row: TargetsTable, sides: Sides, { lists, t }: Words) {
  const find = (frame: OutcomeSums): Standing | undefined =>
    frame.targets.find(({ id }) => id === row.id)?.books.planned;
  const [before, after] = [find(sides.without), find(sides.with)];
  if (before === undefined || after === undefined) return [];
  const turn = before.met === after.met ? null : after.met ? ('won' as const) : ('lost' as const);
  const gap = (standing: Standing): string => (standing.met ? '—' : amount(row, standing.gap));
  return [
    {
      area: areaOf(row, { lists, t }),
      asks: asks(row, t),
      unit: t(`targets.unit-${unitOf(row)}`),
      required: amount(row, after.required),
      achieved: amount(row, after.achieved),
      before: gap(before),
      after: gap(after),
      met: after.met,
      missed: !after.met,
      turn,
      verdict: t(
        turn === 'won'
          ? 'scenarios.becomes-met'
          : turn === 'lost'
            ? 'scenarios.becomes-missed'
            : after.met
              ? 'scenarios.stays-met'
              : 'scenarios.stays-missed',
      ),
    },
  ];
}

function zoneLines(sides: Sides, { lists, t }: Words) {
  const areas = [
    { name: t('scenarios.city'), with: sides.with.totals, without: sides.without.totals },
    ...sides.with.zones.map(({ id, books }) => ({
      name: lists.zones.find((zone) => zone.id === id)?.name ?? id,
      with: books,
      without: sides.without.zones.find((zone) => zone.id === id)!.books,
    })),
  ];
  return areas.flatMap(({ name, with: after, without: before }) =>
    POLLUTANTS.flatMap((pollutant) => {
      const [was, is] = [before.planned[pollutant]?.season ?? 0, after.planned[pollutant]?.season ?? 0];
      if (!MAIN.includes(pollutant) && was === is) return [];
      return [
        {
          area: name,
          pollutant: t(`options.pollutant.${pollutant}`),
          before: tonnes(was),
          after: tonnes(is),
          difference: signedTonnes(is - was),
          negative: is < was,
        },
      ];
    }),
  );
}
