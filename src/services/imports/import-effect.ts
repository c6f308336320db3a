import { scopedProjects, wholeProgramme, type Scope } from '../../db/scope.ts';
import type { Reader } from '../../db/reader.ts';
import type { SavePlan } from '../projects/save-plan.ts';

/** Season tonnes a plan adds per zone, and projects it adds per district. */
export interface ImportEffect {
  readonly zones: Readonly<Record<string, { readonly nox: number; readonly voc: number }>>;
  readonly districts: Readonly<Record<string, number>>;
}

export const NO_EFFECT: ImportEffect = { zones: {}, districts: {} };

const NAMED_AT_ONCE = 1000;

/** What carrying out a plan would do to the season totals and to the number of projects; figures must be current. */
export async function effectOf(reader: Reader, scope: Scope, { planned, figures }: SavePlan): Promise<ImportEffect> {
  const ids = figures.map(({ project }) => project);
  const before = await figuresNow(reader, scope, ids);
  const zoneAfter = new Map(planned.flatMap((plan) => ('record' in plan ? [[plan.record.id, plan.record.zone]] : [])));
  const zones: Record<string, { nox: number; voc: number }> = {};
  const add = (zone: string | null | undefined, nox: number, voc: number): void => {
    const sum = (zones[zone ?? ''] ??= { nox: 0, voc: 0 });
    sum.nox += nox;
    sum.voc += voc;
  };
  for (const [, { zone, season_nox: nox, season_voc: voc }] of before) add(zone, -nox, -voc);
  for (const { project, season_nox: nox, season_voc: voc } of figures)
    add(zoneAfter.has(project) ? zoneAfter.get(project) : before.get(project)?.zone, nox, voc);
  return { zones, districts: districtsOf(planned) };
}

export function sumEffects(a: ImportEffect, b: ImportEffect): ImportEffect {
  const zones = { ...a.zones };
  for (const [zone, { nox, voc }] of Object.entries(b.zones)) {
    const known = zones[zone] ?? { nox: 0, voc: 0 };
    zones[zone] = { nox: known.nox + nox, voc: known.voc + voc };
  }
  const districts = { ...a.districts };
  for (const [code, count] of Object.entries(b.districts)) districts[code] = (districts[code] ?? 0) + count;
  return { zones, districts };
}

function districtsOf(planned: SavePlan['planned']): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const add = (code: string, by: number): void => void (counts[code] = (counts[code] ?? 0) + by);
  for (const plan of planned) {
    if (plan.kind === 'create') add(plan.record.district, 1);
    if (plan.kind === 'update' && plan.before.district !== plan.record.district) {
      add(plan.before.district, -1);
      add(plan.record.district, 1);
    }
  }
  return counts;
}

interface SeasonNow {
  readonly id: string;
  readonly zone: string | null;
  readonly season_nox: number;
  readonly season_voc: number;
}

async function figuresNow(
  reader: Reader,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SeasonNow>> {
  const found: SeasonNow[] = [];
  for (let from = 0; from < ids.length; from += NAMED_AT_ONCE) {
    const rows = await scopedProjects(reader, wholeProgramme({ city: scope.city, id: scope.programme }))
      .innerJoin('project_figures', (join) =>
        join
          .onRef('project_figures.city', '=', 'projects.city')
          .onRef('project_figures.programme', '=', 'projects.programme')
          .onRef('project_figures.project', '=', 'projects.id'),
      )
      .select(['projects.id', 'projects.zone', 'project_figures.season_nox', 'project_figures.season_voc'])
      .where('projects.id', 'in', ids.slice(from, from + NAMED_AT_ONCE))
      .execute();
    found.push(...rows);
  }
  return new Map(found.map((row) => [row.id, row]));
}
