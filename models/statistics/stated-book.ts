import { statisticsBook, type StatisticsBook } from './statistics-book.ts';
import { DEFAULT_RULES, type QuotaTransfer, type StatisticsProject } from './statistics-input.ts';

/**
 * The book of one project as its papers state it, whether or not a year recognises it: whole, alone on its plant, without a ceiling. For
 * the way from level to level of this project; never a part of any year's sums.
 */
export function statedBook(
  project: StatisticsProject,
  transfers: readonly QuotaTransfer[],
  year: number,
): StatisticsBook {
  const day = `${String(year)}-01-01`;
  const alone: StatisticsProject = {
    ...project,
    counted: project.counted ?? 'f',
    temporary: false,
    completed: day,
    accepted: day,
    plant: null,
  };
  return statisticsBook({ year, projects: [alone], transfers, emissions: [], rules: DEFAULT_RULES });
}
