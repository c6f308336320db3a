import { doubleCounts, type Counted, type DoubleCount } from '../../catalogue/review/double-count.ts';
import type { TonnesOf } from '../../catalogue/review/subject.ts';
import { figuresOf } from '../../db/figures.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import { sourcesOf } from '../../db/sources.ts';

/** Where a tonne of a scope may be counted twice. */
export async function doubleCounting(reader: Reader, scope: Scope): Promise<readonly DoubleCount[]> {
  const records = (await projectsOf(reader, scope)).filter(({ merged_into }) => merged_into === null);
  const figures = new Map((await figuresOf(reader, scope)).map((row) => [row.project, row]));
  const enterpriseOfSource = new Map((await sourcesOf(reader, scope)).map((source) => [source.id, source]));
  const withSources = new Set(
    records.flatMap(({ enterprise, source }) =>
      source !== null && enterprise !== null && enterpriseOfSource.has(source) ? [enterprise] : [],
    ),
  );
  const projects = records.map((record): Counted => {
    const row = figures.get(record.id);
    return {
      ...record,
      fullYear: row === undefined ? {} : fullYearOf(row.all),
      warnings: row === undefined ? [] : (JSON.parse(row.warnings) as string[]),
    };
  });
  return doubleCounts(projects, withSources);
}

function fullYearOf(all: string): TonnesOf {
  const sums = JSON.parse(all) as Record<string, { readonly full_year: number }>;
  return Object.fromEntries(Object.entries(sums).map(([pollutant, { full_year }]) => [pollutant, full_year]));
}
