import { OUTSIDE } from '../../../models/statistics/recognition.ts';
import { LEVELS } from '../../../models/statistics/vocabulary.ts';
import { paths } from '../../paths.ts';
import type { Statistics } from '../../services/statistics/statistics.ts';
import { tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';

const SHOWN = 12;

/** What is still open: recognised projects a level has said nothing of (未报, 未审), and projects the year does not recognise, by reason. */
export function openLists({ statistics, t }: { readonly statistics: Statistics; readonly t: Translate }) {
  const { book, projects, waiting } = statistics;
  const link = (id: string) => ({ id, href: paths.project.to({ id }), name: projects.get(id)?.name ?? '' });
  const missing = LEVELS.flatMap((level, at) => {
    const before = LEVELS[at - 1];
    const due = book.lines.filter(
      ({ carried, levels }) =>
        !carried && levels[level].stated === null && (before === undefined || levels[before].stated !== null),
    );
    const ids = [...new Set(due.map(({ project }) => project))];
    if (ids.length === 0) return [];
    const sum = (pollutant: string): string =>
      tonnes(
        due
          .filter((line) => line.pollutant === pollutant && before !== undefined)
          .reduce((total, { levels }) => total + levels[before!].recognised, 0),
      );
    return [
      {
        title: t(`statistics.missing-${level}`, { count: ids.length, nox: sum('NOx'), voc: sum('VOC') }),
        projects: ids.slice(0, SHOWN).map(link),
        more: ids.length > SHOWN ? t('statistics.more', { count: ids.length - SHOWN }) : '',
      },
    ];
  });
  const outside = OUTSIDE.flatMap((because) => {
    const ids = book.excluded.filter((one) => one.because === because).map(({ project }) => project);
    if (ids.length === 0) return [];
    const declared = (pollutant: string): string =>
      tonnes(
        ids
          .flatMap((id) => waiting.get(id) ?? [])
          .filter((amount) => amount.level === 'declared' && amount.pollutant === pollutant)
          .reduce((total, amount) => total + amount.tonnes, 0),
      );
    return [
      {
        reason: t(`statistics.outside-${because}`),
        count: ids.length,
        nox: declared('NOx'),
        voc: declared('VOC'),
      },
    ];
  });
  const aboveBase = [...new Set(book.lines.filter((line) => line.aboveBase).map(({ project }) => project))];
  return { missing, outside, aboveBase: aboveBase.slice(0, SHOWN).map(link), hasAboveBase: aboveBase.length > 0 };
}
