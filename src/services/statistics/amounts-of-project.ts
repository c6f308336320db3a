import { statedBook } from '../../../models/statistics/stated-book.ts';
import type { Outside } from '../../../models/statistics/recognition.ts';
import type { StatisticsBook } from '../../../models/statistics/statistics-book.ts';
import type { StatisticsProject } from '../../../models/statistics/statistics-input.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import { figuresOf } from '../../db/figures.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { ProjectFiguresTable } from '../../db/tables/project-tables.ts';
import type { QuotaTransfersTable } from '../../db/tables/statistics-tables.ts';
import { EXPECTED, statisticsOf } from './statistics.ts';
import { quotaTransfersOf } from '../../db/statistics.ts';

/** What the statistics book makes of one project, and what the air book credits it with; the two are never added. */
export interface ProjectStatement {
  readonly year: number;
  /** This project's lines: of the year's book when the year recognises it, else of its papers alone. */
  readonly book: Pick<StatisticsBook, 'lines'>;
  /** Why the year does not recognise it; null when it does. */
  readonly outside: Outside | null;
  readonly carried: boolean;
  readonly transfers: readonly QuotaTransfersTable[];
  readonly air: ProjectFiguresTable | null;
}

export async function amountsOfProject(
  reader: Reader,
  programme: ProgrammesTable,
  record: ProjectRecord,
): Promise<ProjectStatement> {
  const key = wholeProgramme(programme);
  const { book } = await statisticsOf(reader, programme, key);
  const lines = book.lines.filter(({ project }) => project === record.id);
  const outside = book.excluded.find(({ project }) => project === record.id)?.because ?? null;
  const transfers = await quotaTransfersOf(reader, key, record.id);
  const [air] = await figuresOf(reader, key, [record.id]);
  const shown = lines.length > 0 ? { lines } : statedBook(asStated(record), transfers.map(promised), book.year);
  return {
    year: book.year,
    book: shown,
    // A project without measure and amounts is in no list of the book.
    outside: lines.length > 0 ? null : (outside ?? 'not-counted'),
    carried: lines.some(({ carried }) => carried),
    transfers,
    air: air ?? null,
  };
}

const promised = ({ project, pollutant, tonnes }: QuotaTransfersTable) => ({
  project,
  pollutant: pollutant as Pollutant,
  tonnes,
});

function asStated(record: ProjectRecord): StatisticsProject {
  return {
    id: record.id,
    counted: record.counted,
    temporary: false,
    completed: null,
    accepted: null,
    plant: null,
    pollutants: EXPECTED.filter((pollutant) => pollutant in record.reduces),
    amounts: record.amounts.map(({ pollutant, level, tonnes, day, document, cut_code, cut_reason }) => ({
      pollutant,
      level,
      tonnes,
      day,
      document,
      cutCode: cut_code,
      cutReason: cut_reason,
    })),
  };
}
