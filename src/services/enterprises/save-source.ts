import { problem, type Problem } from '../../catalogue/problem.ts';
import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import { findEnterprise, putSource } from '../../db/enterprises.ts';
import { holdProgramme } from '../../db/programmes.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import { sourceBasesOf, sourcesOf } from '../../db/sources.ts';
import type { SourceBasesTable, SourcesTable } from '../../db/tables/source-tables.ts';
import { zonesOf } from '../../db/zones.ts';
import { NotFound } from '../../errors.ts';
import { signature } from '../actor.ts';
import { tryOutcome } from '../portfolio/checked-outcome.ts';
import { portfolioOf } from '../portfolio/load-portfolio.ts';
import { sourcesWithBases } from '../portfolio/portfolio-places.ts';
import { recredit } from '../figures/recredit.ts';
import type { SaveContext } from '../projects/save-plan.ts';

export type SourceBase = Omit<SourceBasesTable, 'city' | 'programme' | 'source'>;

/** A source of an enterprise as stated; `id` null makes a new one, `version` is the one the person saw. */
export interface SourceInput {
  readonly id: string | null;
  readonly version: number | null;
  readonly enterprise: string;
  readonly name: string;
  readonly zone: string;
  readonly bases: readonly SourceBase[];
}

export type SourceSave =
  | { readonly kind: 'saved'; readonly row: SourcesTable; readonly projects: number }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stale' };

/** Saves a source with its bases and audit row, and credits the projects on it anew; a base the model would refuse for one of them is not taken. */
export async function saveSource(trx: Writer, context: SaveContext, input: SourceInput): Promise<SourceSave> {
  const { actor, scope, asOf } = context;
  const programme = await holdProgramme(trx, scope);
  const key = { city: scope.city, programme: scope.programme };
  const enterprise = await findEnterprise(trx, scope, input.enterprise);
  if (enterprise === undefined) throw new NotFound('enterprise', input.enterprise);
  const before = input.id === null ? null : (await sourcesOf(trx, key, [input.id]))[0];
  if (before === undefined || (before !== null && before.enterprise !== enterprise.id))
    throw new NotFound('source', input.id ?? '');
  const standing = before === null ? [] : await projectsOf(trx, wholeProgramme(programme), { sources: [before.id] });
  const zones = await zonesOf(trx, key);
  const problems = [
    ...(input.name.trim() === '' ? [problem('name', 'required')] : []),
    ...(zones.some(({ id }) => id === input.zone) ? [] : [problem('zone', 'required')]),
    ...(before !== null && before.zone !== input.zone && standing.length > 0
      ? [problem('zone', 'zone-of-projects', { count: standing.length })]
      : []),
  ];
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (before !== null && before.version !== input.version) return { kind: 'stale' };

  const id = before?.id ?? `SN${String(await takeNumbers(trx, scope.city, `source/${scope.programme}`))}`;
  const row: SourcesTable = {
    ...key,
    id,
    enterprise: enterprise.id,
    name: input.name.normalize('NFC').trim(),
    zone: input.zone,
    district: enterprise.district,
    version: (before?.version ?? 0) + 1,
  };
  const bases = input.bases.map((base) => ({ ...key, source: id, ...base }));
  if (standing.length > 0) {
    const portfolio = await portfolioOf(trx, programme, asOf, standing);
    const [changed] = sourcesWithBases([row], bases);
    const sources = (portfolio.sources ?? []).map((source) => (source.id === id ? changed! : source));
    const tried = tryOutcome({ ...portfolio, sources });
    if (!tried.ok) {
      const [fault] = tried.faults;
      return {
        kind: 'invalid',
        problems: [problem('bases', 'base-needed', { project: fault?.id ?? '', fault: fault?.code ?? '' })],
      };
    }
  }
  const stood = before === null ? [] : await sourceBasesOf(trx, key, [id]);
  if (!(await putSource(trx, row, bases, before === null))) return { kind: 'stale' };
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: scope.city,
      programme: scope.programme,
      district: row.district,
      action: before === null ? 'create' : 'update',
      entity: 'source',
      entity_id: id,
      changes: [
        ...(['name', 'zone'] as const)
          .filter((field) => (before?.[field] ?? null) !== row[field])
          .map((field) => ({ field, from: before?.[field] ?? null, to: row[field] })),
        ...baseChanges(stood, bases),
      ],
    },
  ]);
  if (standing.length > 0) await recredit(trx, programme, asOf, { ids: [], sources: [id] });
  return { kind: 'saved', row, projects: standing.length };
}

function baseChanges(before: readonly SourceBasesTable[], after: readonly SourceBasesTable[]) {
  const text = (row: SourceBasesTable | undefined): string | null => {
    if (row === undefined) return null;
    const { city: _1, programme: _2, source: _3, pollutant: _4, ...values } = row;
    return JSON.stringify(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)));
  };
  const pollutants = [...new Set([...before, ...after].map(({ pollutant }) => pollutant))];
  const of = (rows: readonly SourceBasesTable[], pollutant: string) => rows.find((row) => row.pollutant === pollutant);
  return pollutants
    .map((pollutant) => ({
      field: `base ${pollutant}`,
      from: text(of(before, pollutant)),
      to: text(of(after, pollutant)),
    }))
    .filter(({ from, to }) => from !== to);
}
