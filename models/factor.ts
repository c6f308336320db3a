import type { Day } from './calendar.ts';
import { compareText } from './compare-text.ts';
import { answer } from './formula/refusal.ts';
import { readUnit } from './formula/unit.ts';
import { type Factor, factorSchema } from './method-schema.ts';
import { type ModelFault, faultOf } from './model-fault.ts';
import { schemaFaults } from './schema-faults.ts';

/** Every version of every factor, by id, oldest first. */
export type Factors = ReadonlyMap<string, readonly Factor[]>;

export type LoadedFactor =
  { readonly ok: true; readonly value: Factor } | { readonly ok: false; readonly faults: readonly ModelFault[] };

/** Checks one entry of a factor file: its shape, its unit, value within min … max, days in order. */
export function loadFactor(entry: unknown): LoadedFactor {
  const parsed = factorSchema.safeParse(entry, { reportInput: true });
  if (!parsed.success) return { ok: false, faults: schemaFaults(idOf(entry), parsed.error) };
  const faults = factorFaults(parsed.data);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: parsed.data };
}

/** Brings versions of the same id together. Two versions whose periods overlap are a fault. */
export function groupFactors(list: readonly Factor[]): { factors: Factors; faults: ModelFault[] } {
  const sorted = [...list].sort((a, b) => compareText(a.id, b.id) || compareText(a.valid_from, b.valid_from));
  const factors = new Map<string, Factor[]>();
  for (const factor of sorted) factors.set(factor.id, [...(factors.get(factor.id) ?? []), factor]);
  const faults = [...factors.values()].flatMap((versions) => versions.flatMap(overlapFaults));
  return { factors, faults };
}

/** The version in force on a day; outside all periods the nearest one (the last that began before, else the first). */
export function factorOn(versions: readonly Factor[], day: Day): Factor {
  const begun = versions.filter((version) => version.valid_from <= day);
  return begun.at(-1) ?? versions[0]!;
}

/** Whether a factor is out of date on a day: past its review day, or outside its period. */
export function isStale(factor: Factor, day: Day): boolean {
  return factor.review_by < day || (factor.valid_to !== null && factor.valid_to < day);
}

function factorFaults(factor: Factor): ModelFault[] {
  const { id, value, min, max } = factor;
  const unit = answer(() => readUnit(factor.unit));
  const faults: ModelFault[] = unit.ok ? [] : unit.refusals.map((refusal) => faultOf(id, 'unit', refusal));
  if (!(min <= value && value <= max))
    faults.push({ id, field: 'value', code: 'value-outside-range', params: { value, min, max } });
  if (factor.valid_to !== null && factor.valid_to < factor.valid_from)
    faults.push({
      id,
      field: 'valid_to',
      code: 'days-in-disorder',
      params: { from: factor.valid_from, to: factor.valid_to },
    });
  if (factor.review_by < factor.reviewed)
    faults.push({
      id,
      field: 'review_by',
      code: 'days-in-disorder',
      params: { from: factor.reviewed, to: factor.review_by },
    });
  return faults;
}

function overlapFaults(version: Factor, index: number, versions: readonly Factor[]): ModelFault[] {
  const before = versions[index - 1];
  if (before === undefined || (before.valid_to !== null && before.valid_to < version.valid_from)) return [];
  return [{ id: version.id, field: 'valid_from', code: 'periods-overlap', params: { day: version.valid_from } }];
}

function idOf(entry: unknown): string {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : '';
}
