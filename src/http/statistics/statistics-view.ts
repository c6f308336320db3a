import { levelTotals, measureMatrix, type LevelTotals } from '../../../models/statistics/level-totals.ts';
import type { Cumulative } from '../../../models/statistics/five-year.ts';
import { waterfall } from '../../../models/statistics/waterfall.ts';
import { LEVELS, type Level } from '../../../models/statistics/vocabulary.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { waterfallBars } from '../../charts/waterfall-bars.ts';
import type { AirSum } from '../../db/statistics.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import type { Statistics } from '../../services/statistics/statistics.ts';
import { number, percent, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { comparison } from './comparison.ts';
import { openLists } from './open-lists.ts';
import { pollutantsIn } from './pollutants-in.ts';

export interface StatisticsFacts {
  readonly statistics: Statistics;
  readonly years: readonly Cumulative[];
  readonly air: readonly AirSum[];
  readonly lists: CityLists;
  readonly wholeCity: boolean;
  readonly t: Translate;
}

/** The statistics book as a page: waterfall, official measures by level, the five-year task, what is open, the air book beside it. */
export function statisticsView(facts: StatisticsFacts) {
  const { statistics, years, t, wholeCity } = facts;
  const { book, rules, projects } = statistics;
  const pollutants = pollutantsIn(book);
  const totals = new Map(pollutants.map((pollutant) => [pollutant, levelTotals(book, pollutant)]));
  const recognised = new Set(book.lines.filter(({ carried }) => !carried).map(({ project }) => project));
  const say = (pollutant: Pollutant, level: Level): string => {
    const total = totals.get(pollutant)?.[level];
    return total === undefined || total.stated === 0 ? '—' : tonnes(total.net);
  };
  return {
    title: t('statistics.title'),
    sentence: t('statistics.sentence', {
      year: book.year,
      projects: recognised.size,
      declaredNox: say('NOx', 'declared'),
      nationNox: say('NOx', 'nation'),
      provinceNox: say('NOx', 'province'),
      declaredVoc: say('VOC', 'declared'),
      provinceVoc: say('VOC', 'province'),
      nationVoc: say('VOC', 'nation'),
    }),
    empty: projects.size === 0,
    downloads: (['xlsx', 'csv', 'json'] as const).map((format) => ({
      href: `${paths.statistics.to()}.${format}`,
      label: `.${format}`,
    })),
    waterfalls: (['NOx', 'VOC'] as const).map((pollutant) =>
      forPhones(waterfallBars, { id: `waterfall-${pollutant}`, pollutant, steps: waterfall(book, pollutant) }, t),
    ),
    matrices: pollutants.map((pollutant) => matrix(facts, pollutant, totals.get(pollutant)!)),
    levels: LEVELS.map((level) => t(`cuts.level-${level}`)),
    years: years.map((one) => yearLine(one, t)),
    noYears: wholeCity && years.length === 0,
    open: openLists(facts),
    transfers: statistics.transfers.map((row) => ({
      project: row.project,
      href: paths.project.to({ id: row.project }),
      pollutant: t(`options.pollutant.${row.pollutant}`),
      tonnes: number(row.tonnes, 2),
      receiver: row.receiver,
      day: row.day ?? '',
      document: row.document ?? '',
    })),
    overdrawn: book.lines
      .filter(({ overdrawn }) => overdrawn > 0)
      .map(({ project, pollutant, overdrawn }) =>
        t('statistics.overdrawn', {
          project,
          pollutant: t(`options.pollutant.${pollutant}`),
          tonnes: tonnes(overdrawn),
        }),
      ),
    rules: t('statistics.rules', { partYear: String(rules.partYear), carryOver: String(rules.carryOver) }),
    comparison: comparison(facts, totals),
  };
}

/** Official measures against levels, for one pollutant; a level that nobody used shows a dash, never a zero that was not stated. */
function matrix({ statistics: { book }, t }: StatisticsFacts, pollutant: Pollutant, totals: LevelTotals) {
  const cells = (of: LevelTotals, pick: 'gross' | 'deducted' | 'net' | 'carried') =>
    LEVELS.map((level) => ({ value: of[level].stated === 0 ? '—' : number(of[level][pick], 2) }));
  const stated = (of: LevelTotals) =>
    LEVELS.map((level) => ({
      value: of[level].stated === 0 ? '—' : number(of[level].gross, 2),
      note: t('statistics.stated-of', { stated: of[level].stated, all: of[level].stated + of[level].missing.length }),
    }));
  return {
    title: t('statistics.matrix-title', { pollutant: t(`options.pollutant.${pollutant}`), year: book.year }),
    rows: measureMatrix(book, pollutant)
      .filter(({ totals: of }) => LEVELS.some((level) => of[level].stated + of[level].missing.length > 0))
      .map(({ measure, totals: of }) => ({
        measure: `${measure} ${t(`options.counted.${measure}`)}`,
        cells: stated(of),
      })),
    total: stated(totals),
    deducted: LEVELS.some((level) => totals[level].deducted > 0) ? cells(totals, 'deducted') : null,
    net: cells(totals, 'net'),
    carried: LEVELS.some((level) => totals[level].carried > 0) ? cells(totals, 'carried') : null,
  };
}

function yearLine({ target, prior, priorTonnes, missingYears, levels, straightLine }: Cumulative, t: Translate) {
  return {
    pollutant: t(`options.pollutant.${target.pollutant}`),
    task: t('statistics.task', { from: target.from, to: target.to, tonnes: tonnes(target.tonnes) }),
    document: target.document ?? '',
    prior: prior.map((one) => ({
      text: t('statistics.prior-year', { year: one.year, tonnes: tonnes(one.tonnes) }),
      document: one.document ?? t('statistics.no-document'),
    })),
    priorTonnes: tonnes(priorTonnes),
    missing: missingYears.length === 0 ? '' : t('statistics.missing-years', { years: missingYears }),
    cells: LEVELS.map((level) => ({
      tonnes: tonnes(levels[level].tonnes),
      share: percent(levels[level].share),
      thisYear: t('statistics.this-year', { tonnes: tonnes(levels[level].thisYear) }),
    })),
    straightLine: tonnes(straightLine),
  };
}
