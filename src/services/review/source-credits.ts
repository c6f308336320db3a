import type { Pollutant } from '../../../models/vocabulary.ts';
import { compareText } from '../../../models/compare-text.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { sourceBasesOf } from '../../db/sources.ts';
import { figuresOf } from '../../db/figures.ts';

/** Who is credited what on one source and pollutant, in the order in which the model stacks them; tonnes of a full year. */
export interface SourceCredits {
  readonly pollutant: Pollutant;
  readonly base: number;
  readonly lines: readonly {
    readonly record: ProjectRecord;
    readonly firstDay: string | null;
    readonly credited: number;
  }[];
  /** What the source still emits. */
  readonly left: number;
}

/** The stacking on a source as the ledger credits it: first counting day, then order, then number. */
export async function sourceCredits(
  reader: Reader,
  key: ProgrammeKey,
  source: string,
): Promise<readonly SourceCredits[]> {
  const whole = { city: key.city, programme: key.programme, district: null };
  const records = await projectsOf(reader, whole, { sources: [source] });
  const bases = await sourceBasesOf(reader, key, [source]);
  const rows = new Map(
    (
      await figuresOf(
        reader,
        key,
        records.map(({ id }) => id),
      )
    ).map((row) => [row.project, row]),
  );
  const order = (record: ProjectRecord): string => rows.get(record.id)?.first_day ?? '9999-12-31';
  const stacked = records
    .filter(({ id }) => rows.get(id)?.book === 'planned')
    .toSorted((a, b) => compareText(order(a), order(b)) || a.order - b.order || compareText(a.id, b.id));
  return bases.map(({ pollutant, tonnes }): SourceCredits => {
    const lines = stacked.flatMap((record) => {
      const row = rows.get(record.id)!;
      const sums = (JSON.parse(row.all) as Record<string, { full_year: number } | undefined>)[pollutant];
      return sums === undefined ? [] : [{ record, firstDay: row.first_day, credited: sums.full_year }];
    });
    const credited = lines.reduce((sum, line) => sum + line.credited, 0);
    return { pollutant: pollutant as Pollutant, base: tonnes, lines, left: tonnes - credited };
  });
}
