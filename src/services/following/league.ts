import { districtLeague, type LeagueProject, type LeagueRow } from '../../catalogue/district-league.ts';
import { dossiersOf } from '../../db/evidence.ts';
import { leagueRows } from '../../db/league-rows.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { addDays } from '../../words/day.ts';
import { duplicatesIn } from '../review/duplicate-pairs.ts';

/** The league of all districts on a day, against the end of the month before. */
export async function leagueOf(
  reader: Reader,
  programme: Pick<ProgrammesTable, 'city' | 'id' | 'data_version'>,
  districts: readonly string[],
  asOf: string,
): Promise<readonly LeagueRow[]> {
  return districtLeague(districts, await leagueProjects(reader, programme), addDays(`${asOf.slice(0, 7)}-01`, -1));
}

/** What the league needs of every project of a programme, by its number. */
export async function leagueProjects(
  reader: Reader,
  programme: Pick<ProgrammesTable, 'city' | 'id' | 'data_version'>,
): Promise<readonly (LeagueProject & { readonly id: string })[]> {
  const scope = wholeProgramme(programme);
  const rows = await leagueRows(reader, scope);
  const dossiers = await dossiersOf(reader, scope, rows);
  const { open } = await duplicatesIn(reader, programme, scope);
  const doubtful = new Set(open.flatMap(({ first, second }) => [first, second]));
  return rows.map((row) => ({
    id: row.id,
    district: row.district,
    type: row.type,
    status: row.status,
    finished: row.finished,
    capital: row.capital_fen === null ? null : row.capital_fen / 1_000_000,
    nox: row.full_year_nox ?? 0,
    voc: row.full_year_voc ?? 0,
    warnings: JSON.parse(row.warnings ?? '[]') as string[],
    freshness: row.freshness,
    dossier: dossiers.get(row.id)?.score ?? null,
    isDoubtful: doubtful.has(row.id),
  }));
}
