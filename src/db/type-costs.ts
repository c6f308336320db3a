import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import { scopedProjects, wholeProgramme } from './scope.ts';

/** What a project cost for what it is credited with. */
export interface TypeCost {
  readonly id: string;
  readonly type: string;
  /** 万元 per tonne of NOx and VOCs a year. */
  readonly perTonne: number;
}

/** 万元 per tonne and year of every project of these types that has both money and tonnes. */
export async function typeCosts(reader: Reader, key: ProgrammeKey, types: readonly string[]): Promise<TypeCost[]> {
  if (types.length === 0) return [];
  const rows = await scopedProjects(reader, wholeProgramme({ city: key.city, id: key.programme }))
    .innerJoin('project_figures', (join) =>
      join
        .onRef('project_figures.city', '=', 'projects.city')
        .onRef('project_figures.programme', '=', 'projects.programme')
        .onRef('project_figures.project', '=', 'projects.id'),
    )
    .where('projects.type', 'in', types)
    .where('projects.capital_fen', '>', 0)
    .select(['projects.id', 'projects.type', 'projects.capital_fen', 'full_year_nox', 'full_year_voc'])
    .execute();
  return rows.flatMap(({ id, type, capital_fen: fen, full_year_nox: nox, full_year_voc: voc }) =>
    fen !== null && nox + voc > 0 ? [{ id, type, perTonne: fen / 1_000_000 / (nox + voc) }] : [],
  );
}
