import { z } from 'zod';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { writeAudit } from '../../db/audit.ts';
import type { Writer } from '../../db/reader.ts';
import { readSetting, writeSetting } from '../../db/settings.ts';
import { fiveYearTargetsOf, priorYearsOf } from '../../db/statistics.ts';
import { putGiven, removeGiven, type GivenTable } from '../../db/given-years.ts';
import type { FiveYearTargetsTable, PriorYearsTable } from '../../db/tables/statistics-tables.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import { signature, type Actor } from '../actor.ts';
import { RULES_SETTING } from './statistics.ts';

/** A figure as a person states it, every field as typed; `version` is what they saw, empty for a new one. */
export interface TypedGiven {
  readonly year: string;
  readonly to: string;
  readonly pollutant: string;
  readonly tonnes: string;
  readonly document: string;
  readonly note: string;
  readonly version: string;
}

export type GivenSave =
  | { readonly kind: 'saved' | 'deleted' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stale'; readonly who: string };

type Row = PriorYearsTable | FiveYearTargetsTable;

/** Saves or deletes one prior year or five-year task of a city with its audit row; a figure needs its document. */
export async function saveGiven(
  trx: Writer,
  actor: Actor,
  of: { readonly city: string; readonly table: GivenTable; readonly year: number },
  typed: TypedGiven,
  deleting: boolean,
): Promise<GivenSave> {
  const read = readGiven(of.table, typed, of.year);
  if (read.problems !== null) return { kind: 'invalid', problems: read.problems };
  const before = await found(trx, of, read.year, read.pollutant);
  if (before === undefined && typed.version !== '')
    return { kind: 'invalid', problems: [problem('year', 'year-fixed')] };
  if (before !== undefined && typed.version === '') return { kind: 'invalid', problems: [problem('year', 'exists')] };
  if (before !== undefined && String(before.version) !== typed.version)
    return { kind: 'stale', who: before.updated_by };
  const at = actor.now.toISOString();
  const kept = { version: (before?.version ?? 0) + 1, updated: at, updated_by: actor.person.displayName };
  const { year, to, pollutant, tonnes, document, note } = read;
  const facts = { city: of.city, pollutant, tonnes, document, note, origin: 'entered', ...kept };
  const row: Row = of.table === 'prior_years' ? { ...facts, year } : { ...facts, from_year: year, to_year: to };
  if (deleting && before === undefined) return { kind: 'invalid', problems: [problem('year', 'year-typed')] };
  if (deleting) await removeGiven(trx, of.table, row);
  else await putGiven(trx, of.table, row);
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: of.city,
      action: deleting ? 'delete' : before === undefined ? 'create' : 'update',
      entity: of.table === 'prior_years' ? 'prior-year' : 'five-year-target',
      entity_id: `${String(year)}-${pollutant}`,
      changes: FIELDS.flatMap((field) => {
        const [from, now] = [valueOf(before, field), deleting ? null : valueOf(row, field)];
        return from === now ? [] : [{ field, from, to: now }];
      }),
    },
  ]);
  return { kind: deleting ? 'deleted' : 'saved' };
}

/** Sets the part-year rule and carry-over of the statistics book, with its audit row. */
export async function saveStatisticsRules(
  trx: Writer,
  actor: Actor,
  city: string,
  rules: { readonly partYear: boolean; readonly carryOver: boolean },
): Promise<void> {
  const before = (await readSetting(trx, city, RULES_SETTING)) ?? { partYear: false, carryOver: false };
  await writeSetting(trx, city, RULES_SETTING, rules);
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      action: 'update',
      entity: 'setting',
      entity_id: RULES_SETTING,
      changes: [{ field: RULES_SETTING, from: before, to: rules }],
    },
  ]);
}

const FIELDS = ['to_year', 'tonnes', 'document', 'note'] as const;

function valueOf(row: Row | undefined, field: (typeof FIELDS)[number]): unknown {
  return (row as Readonly<Record<string, unknown>> | undefined)?.[field] ?? null;
}

async function found(
  trx: Writer,
  of: { readonly city: string; readonly table: GivenTable },
  year: number,
  name: string,
) {
  if (of.table === 'prior_years')
    return (await priorYearsOf(trx, of.city)).find((row) => row.year === year && row.pollutant === name);
  return (await fiveYearTargetsOf(trx, of.city)).find((row) => row.from_year === year && row.pollutant === name);
}

const pollutants = z.enum(POLLUTANTS);

type Given =
  | { readonly problems: readonly Problem[] }
  | (Pick<PriorYearsTable, 'year' | 'tonnes' | 'note'> & {
      readonly problems: null;
      readonly to: number;
      readonly pollutant: string;
      readonly document: string;
    });

function readGiven(table: GivenTable, typed: TypedGiven, thisYear: number): Given {
  const yearOf = (text: string): number => (/^(19|20|21)\d\d$/.test(text.trim()) ? Number(text) : NaN);
  const [year, to] = [yearOf(typed.year), table === 'prior_years' ? 0 : yearOf(typed.to)];
  const pollutant = pollutants.safeParse(typed.pollutant);
  const tonnes = Number(typed.tonnes.normalize('NFKC').replace(/[,\s]/g, '') || NaN);
  const document = typed.document.normalize('NFC').trim().slice(0, 200);
  const problems = [
    ...(Number.isNaN(year) ? [problem('year', 'year-typed')] : []),
    ...(Number.isNaN(to) ? [problem('to', 'year-typed')] : []),
    ...(table === 'five_year_targets' && to < year ? [problem('to', 'year-order')] : []),
    ...(table === 'prior_years' && year >= thisYear ? [problem('year', 'year-before')] : []),
    ...(pollutant.success ? [] : [problem('pollutant', 'choose-pollutant')]),
    ...(Number.isFinite(tonnes) && tonnes >= 0 ? [] : [problem('tonnes', 'tonnes-typed')]),
    ...(document === '' ? [problem('document', 'document-needed')] : []),
  ];
  if (problems.length > 0 || !pollutant.success) return { problems };
  const note = typed.note.normalize('NFC').trim().slice(0, 500) || null;
  return { problems: null, year, to, pollutant: pollutant.data, tonnes, document, note };
}
