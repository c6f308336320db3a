import type { StatedBase } from '../../../models/engine/stated-tonnes.ts';
import type { Problem } from '../../catalogue/problem.ts';
import { remindersOf, sameReminder, type Centre, type ReminderFacts } from '../../catalogue/reminders.ts';
import { districtsOf } from '../../db/districts.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { sourceBasesOf } from '../../db/sources.ts';
import { typeCosts, type TypeCost } from '../../db/type-costs.ts';
import { sourcesNamed } from './save-plan.ts';

/** A record as it would be saved, and as it stands; null for a new one. */
export interface Reviewed {
  readonly record: ProjectRecord;
  readonly before: ProjectRecord | null;
}

/** Above this it is cheaper to read all sources than to name them. */
const NAMED_AT_MOST = 500;
/** With fewer projects of a type a percentile says nothing. */
const FEWEST = 20;

/**
 * The 提醒 of records about to be saved, one list per record in their order: what a person must confirm with a reason. Only what the change
 * brings: a reminder that stood before with the same figures is not asked again. Reads only; the form, the import and the API ask alike.
 */
export async function projectReminders(
  reader: Reader,
  key: ProgrammeKey,
  reviewed: readonly Reviewed[],
): Promise<readonly (readonly Problem[])[]> {
  if (reviewed.length === 0) return [];
  const both = reviewed.flatMap(({ record, before }) => (before === null ? [record] : [record, before]));
  const sources = sourcesNamed(both);
  const bases = basesBySource(await sourceBasesOf(reader, key, sources.length > NAMED_AT_MOST ? undefined : sources));
  const costs = await typeCosts(reader, key, [...new Set(reviewed.map(({ record }) => record.type))]);
  const usual = usualCosts(costs, new Set(reviewed.map(({ record }) => record.id)));
  const centres = await centresOf(reader, key.city);
  const factsOf = (record: ProjectRecord): ReminderFacts => ({
    bases: bases.get(record.source ?? '') ?? new Map(),
    usualCost: usual.get(record.type) ?? null,
    centres,
  });
  return reviewed.map(({ record, before }) => {
    const stood = before === null ? [] : remindersOf(before, factsOf(before));
    return remindersOf(record, factsOf(record)).filter((one) => !stood.some((old) => sameReminder(one, old)));
  });
}

type Bases = Awaited<ReturnType<typeof sourceBasesOf>>;

function basesBySource(rows: Bases): ReadonlyMap<string, ReadonlyMap<string, StatedBase>> {
  const bases = new Map<string, Map<string, StatedBase>>();
  for (const row of rows) {
    const own = bases.get(row.source) ?? new Map<string, StatedBase>();
    bases.set(row.source, own.set(row.pollutant, row));
  }
  return bases;
}

async function centresOf(reader: Reader, city: string): Promise<readonly Centre[]> {
  const districts = await districtsOf(reader, city);
  return districts.flatMap(({ code, name, lon, lat }) =>
    lon === null || lat === null ? [] : [{ code, name, lon, lat }],
  );
}

/** 1st and 99th percentile per type, of the projects that are not themselves under review. */
function usualCosts(costs: readonly TypeCost[], reviewed: ReadonlySet<string>) {
  const byType = new Map<string, number[]>();
  for (const { id, type, perTonne } of costs) {
    if (reviewed.has(id)) continue;
    const known = byType.get(type);
    if (known === undefined) byType.set(type, [perTonne]);
    else known.push(perTonne);
  }
  return new Map(
    [...byType]
      .filter(([, list]) => list.length >= FEWEST)
      .map(([type, list]) => {
        const sorted = list.sort((a, b) => a - b);
        return [type, { low: percentile(sorted, 0.01), high: percentile(sorted, 0.99) }] as const;
      }),
  );
}

/** Linear interpolation between order statistics. */
function percentile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return sorted[below]! + (next - sorted[below]!) * (place - below);
}
