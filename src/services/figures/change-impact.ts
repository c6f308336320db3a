import { compareText } from '../../../models/compare-text.ts';
import { figuresOf } from '../../db/figures.ts';
import { programmeOf } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import { seasonByZone } from '../../db/season-by-zone.ts';
import type { ProjectFiguresTable } from '../../db/tables/project-tables.ts';
import { tryOutcome } from '../portfolio/checked-outcome.ts';
import { followingOf, spokenNow } from '../following/following.ts';
import { portfolioOf } from '../portfolio/load-portfolio.ts';
import { figuresRows } from './refresh-figures.ts';
import { sourcesNamed, type SaveContext } from '../projects/save-plan.ts';

/** Above this it is cheaper to read all figures than to name their projects. */
const NAMED_AT_MOST = 8000;

const LAMPS = ['red', 'yellow', 'green', 'blue', 'grey'] as const;

/** Season tonnes of the planned book in one zone, as they stand and as they would be. */
export interface ZoneImpact {
  readonly zone: string;
  readonly nox: { readonly before: number; readonly after: number };
  readonly voc: { readonly before: number; readonly after: number };
}

/** What hangs on a change of many projects: tonnes of the season per zone and the count of every lamp, of what the person may see. */
export interface Impact {
  readonly zones: readonly ZoneImpact[];
  readonly lamps: readonly { readonly lamp: string; readonly before: number; readonly after: number }[];
}

/** Projects as they would be, and those that would no longer be there. */
export interface Intended {
  readonly after: readonly ProjectRecord[];
  readonly gone: readonly string[];
}

/**
 * Credits everything on the sources touched, old and new, as it would be, and holds it against the stored figures. Null when the model
 * has something against it, so that nothing can be said.
 */
export async function changeImpact(
  reader: Reader,
  { scope, asOf }: SaveContext,
  { after, gone }: Intended,
): Promise<Impact | null> {
  const programme = await programmeOf(reader, scope);
  const whole = wholeProgramme(programme);
  const ids = [...after.map(({ id }) => id), ...gone];
  const named = await projectsOf(reader, whole, { ids });
  const present = await projectsOf(reader, whole, { ids, sources: sourcesNamed([...named, ...after]) });
  const replaced = new Set(ids);
  const records = [...present.filter(({ id }) => !replaced.has(id)), ...after];
  const tried = tryOutcome(await portfolioOf(reader, programme, asOf, records));
  if (!tried.ok) return null;

  const mine = ({ district }: ProjectRecord): boolean => scope.district === null || district === scope.district;
  const some = present.length > NAMED_AT_MOST ? undefined : present.map(({ id }) => id);
  const oldRows = figuresByProject(await figuresOf(reader, whole, some));
  const following = spokenNow(await followingOf(reader, programme, records), ids, asOf);
  const newRows = figuresByProject(figuresRows(programme, records, tried.outcome, asOf, following));
  const sums = new Sums(await seasonByZone(reader, scope));
  for (const record of present.filter(mine)) sums.add(record.zone, oldRows.get(record.id), -1);
  for (const record of records.filter(mine)) sums.add(record.zone, newRows.get(record.id), 1);
  return sums.impact();
}

function figuresByProject(rows: readonly ProjectFiguresTable[]): ReadonlyMap<string, ProjectFiguresTable> {
  return new Map(rows.map((row) => [row.project, row]));
}

/** Sums that stand, and how they move. */
class Sums {
  readonly #zones = new Map<string, { nox: [number, number]; voc: [number, number] }>();
  readonly #lamps = new Map<string, [number, number]>(LAMPS.map((lamp) => [lamp, [0, 0]]));

  constructor(standing: Awaited<ReturnType<typeof seasonByZone>>) {
    for (const { zone, lamp, book, count, season_nox: nox, season_voc: voc } of standing) {
      const counted = this.#lamps.get(lamp ?? '');
      if (counted !== undefined) [counted[0], counted[1]] = [counted[0] + count, counted[1] + count];
      if (book !== 'planned' || zone === null) continue;
      const sums = this.#zone(zone);
      sums.nox = [sums.nox[0] + nox, sums.nox[1] + nox];
      sums.voc = [sums.voc[0] + voc, sums.voc[1] + voc];
    }
  }

  add(zone: string | null, row: ProjectFiguresTable | undefined, sign: 1 | -1): void {
    if (row === undefined) return;
    const counted = this.#lamps.get(row.lamp);
    if (counted !== undefined) counted[1] += sign;
    if (row.book !== 'planned' || zone === null) return;
    const sums = this.#zone(zone);
    sums.nox[1] += sign * row.season_nox;
    sums.voc[1] += sign * row.season_voc;
  }

  impact(): Impact {
    const pair = ([before, after]: [number, number]) => ({ before, after });
    return {
      zones: [...this.#zones]
        .sort(([a], [b]) => compareText(a, b))
        .map(([zone, { nox, voc }]) => ({ zone, nox: pair(nox), voc: pair(voc) })),
      lamps: [...this.#lamps].map(([lamp, counts]) => ({ lamp, ...pair(counts) })),
    };
  }

  #zone(zone: string) {
    const sums = this.#zones.get(zone) ?? { nox: [0, 0], voc: [0, 0] };
    this.#zones.set(zone, sums);
    return sums;
  }
}
