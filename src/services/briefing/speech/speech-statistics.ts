import { type NamedFigure, namedFigure } from '../../../catalogue/speech/named-figure.ts';
import type { Cumulative } from '../../../../models/statistics/five-year.ts';
import { levelTotals } from '../../../../models/statistics/level-totals.ts';
import type { StatisticsBook } from '../../../../models/statistics/statistics-book.ts';
import { LEVELS } from '../../../../models/statistics/vocabulary.ts';
import { percentValue } from '../../../words/number.ts';
import { EXPECTED } from '../../statistics/statistics.ts';

/** What each level recognises this year and of the five-year task; a level that nobody stated has no figure. */
export function statisticsFigures(
  book: StatisticsBook,
  years: readonly Cumulative[],
  place: string,
): readonly NamedFigure[] {
  const thisYear = EXPECTED.flatMap((pollutant) => {
    const totals = levelTotals(book, pollutant);
    return LEVELS.filter((level) => totals[level].stated > 0).map((level) =>
      namedFigure(`${level}-${pollutant}`, totals[level].net, {
        ...{ measure: 'tonnes', unit: 'tonnes', book: level, pollutant, period: 'year', place },
      }),
    );
  });
  return [...thisYear, ...years.flatMap((one) => taskFigures(one))];
}

function taskFigures({ target, levels }: Cumulative): readonly NamedFigure[] {
  const { pollutant } = target;
  const of = { pollutant, period: 'five-year' } as const;
  return [
    namedFigure(`task-${pollutant}`, target.tonnes, { measure: 'required', unit: 'tonnes', ...of }),
    ...LEVELS.flatMap((book) => [
      namedFigure(`${book}-${pollutant}-five-year`, levels[book].tonnes, {
        ...{ measure: 'tonnes', unit: 'tonnes', book, ...of },
      }),
      namedFigure(`${book}-${pollutant}-task-share`, percentValue(levels[book].share), {
        ...{ measure: 'attained', unit: 'percent', book, ...of },
      }),
    ]),
  ];
}
