import type { LevelTotal, LevelTotals } from '../../../models/statistics/level-totals.ts';
import { LEVELS } from '../../../models/statistics/vocabulary.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import type { AirSum } from '../../db/statistics.ts';
import type { Statistics } from '../../services/statistics/statistics.ts';
import { tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';

interface Facts {
  readonly statistics: Statistics;
  readonly air: readonly AirSum[];
  readonly t: Translate;
}

const BOOKS = [
  { book: 'planned', statuses: ['planned', 'building', 'built', 'verified'] },
  { book: 'built', statuses: ['built', 'verified'] },
  { book: 'verified', statuses: ['verified'] },
] as const;

/** The two books in two columns with the reasons they differ; no figure of one is ever added to one of the other. */
export function comparison({ statistics, air, t }: Facts, totals: ReadonlyMap<Pollutant, LevelTotals>) {
  const sum = (
    rows: readonly AirSum[],
    key: 'count' | 'full_year_nox' | 'full_year_voc' | 'season_nox' | 'season_voc',
  ) => rows.reduce((total, row) => total + row[key], 0);
  const inBook = (statuses: readonly string[]) => air.filter(({ status }) => statuses.includes(status));
  const verified = inBook(['verified']);
  const uncounted = verified.filter(({ counted }) => counted === 0);
  const waiting = inBook(['built']).filter(({ counted }) => counted === 1);
  const temporary = statistics.book.excluded.filter(({ because }) => because === 'temporary').length;
  return {
    air: BOOKS.map(({ book, statuses }) => {
      const rows = inBook(statuses);
      return {
        name: t(`options.book.${book}`),
        nox: tonnes(sum(rows, 'full_year_nox')),
        voc: tonnes(sum(rows, 'full_year_voc')),
        seasonNox: tonnes(sum(rows, 'season_nox')),
        seasonVoc: tonnes(sum(rows, 'season_voc')),
      };
    }),
    statistics: LEVELS.map((level) => ({
      name: t(`cuts.level-${level}`),
      nox: netText(totals.get('NOx')?.[level]),
      voc: netText(totals.get('VOC')?.[level]),
    })),
    reasons: [
      t('statistics.why-uncounted', {
        count: sum(uncounted, 'count'),
        nox: tonnes(sum(uncounted, 'full_year_nox')),
        voc: tonnes(sum(uncounted, 'full_year_voc')),
      }),
      t('statistics.why-waiting', { count: sum(waiting, 'count') }),
      ...(temporary === 0 ? [] : [t('statistics.why-temporary', { count: temporary })]),
      t('statistics.why-capacity'),
      t('statistics.why-base'),
      t('statistics.why-overlap'),
    ],
  };
}

/** A level that stated nothing has no figure, which is not zero. */
function netText(total: LevelTotal | undefined): string {
  return total === undefined || total.stated === 0 ? '—' : tonnes(total.net);
}
