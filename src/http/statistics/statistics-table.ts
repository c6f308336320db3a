import { fieldOf } from '../../catalogue/fields.ts';
import { LEVELS } from '../../../models/statistics/vocabulary.ts';
import type { SheetColumn, SheetTable } from '../../exchange/sheet.ts';
import { optionName, type CityLists } from '../../services/options.ts';
import type { Statistics } from '../../services/statistics/statistics.ts';
import type { Translate } from '../../words/messages.ts';

/** Every line of the book: one pollutant of one recognised project, what each level stated and what of it counts. */
export function statisticsTable({ book, projects }: Statistics, lists: CityLists, t: Translate): SheetTable {
  const text = (header: string, width = 16): SheetColumn => ({ header, format: '@', width });
  const number = (header: string): SheetColumn => ({ header, format: 'General', width: 16 });
  const columns = [
    text(t('fields.id'), 18),
    text(t('fields.name'), 30),
    text(t('fields.district')),
    text(t('fields.counted'), 24),
    text(t('statistics.pollutant')),
    text(t('statistics.kind')),
    ...LEVELS.flatMap((level) => {
      const name = t(`cuts.level-${level}`);
      return [
        number(t('statistics.column-stated', { level: name })),
        number(t('statistics.column-recognised', { level: name })),
        text(t('statistics.column-day', { level: name })),
        text(t('statistics.column-document', { level: name }), 24),
        text(t('statistics.column-cut', { level: name })),
        text(t('statistics.column-reason', { level: name }), 24),
      ];
    }),
    number(t('statistics.column-transferred')),
  ];
  const rows = book.lines.map((line) => {
    const project = projects.get(line.project)!;
    return [
      line.project,
      project.name,
      optionName(fieldOf('district')!, project.district, lists, t),
      t(`options.counted.${line.counted}`),
      t(`options.pollutant.${line.pollutant}`),
      t(line.carried ? 'statistics.carried' : 'statistics.new'),
      ...LEVELS.flatMap((level) => {
        const { stated, recognised, cut } = line.levels[level];
        return stated === null
          ? [null, null, null, null, null, null]
          : [stated.tonnes, recognised, stated.day, stated.document, cut ?? stated.cutCode, stated.cutReason];
      }),
      Math.max(...LEVELS.map((level) => line.levels[level].deducted)),
    ];
  });
  return { name: t('statistics.title'), columns, rows };
}
