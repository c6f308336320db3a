import { problem, type Problem } from '../../catalogue/problem.ts';
import { ACCEPTED_ERROR_RATE, drawVisits, riskOf, STANDARD_DRAW } from '../../catalogue/sampling.ts';
import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import { dossiersOf, papersOnFile } from '../../db/evidence.ts';
import { waysBack } from '../../db/following.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { insertSampleCheck, lightFinished } from '../../db/sample-checks.ts';
import type { Scope } from '../../db/scope.ts';
import { signature } from '../actor.ts';
import type { SaveContext } from '../projects/save-plan.ts';

export interface Waiting {
  readonly id: string;
  readonly district: string;
  readonly nox: number;
  readonly voc: number;
  readonly risk: number;
}

/** Small finished projects that can be checked, and how many wait for papers first. */
export async function waitingForCheck(
  reader: Reader,
  scope: Scope,
): Promise<{ readonly ready: readonly Waiting[]; readonly lacking: number }> {
  const key = { city: scope.city, programme: scope.programme };
  const rows = await lightFinished(reader, scope);
  const dossiers = await dossiersOf(reader, key, rows);
  const ids = rows.map(({ id }) => id);
  const back = new Set((await waysBack(reader, key, ids)).map(({ project }) => project));
  const returned = new Set((await papersOnFile(reader, key, ids)).flatMap(({ project, state }) => (state === 'returned' ? [project] : []))); // prettier-ignore
  const tonnes = rows.map(({ nox, voc }) => (nox ?? 0) + (voc ?? 0)).sort((a, b) => b - a);
  // The largest tenth; a common unit for a ranking only, no total of two pollutants is ever shown.
  const large = tonnes[Math.floor(tonnes.length / 10)] ?? 0;
  const complete = rows.filter(({ id }) => dossiers.get(id)!.missing.length === 0);
  const ready = complete.map(({ id, district, nox, voc, warnings }) => ({
    id,
    district,
    nox: nox ?? 0,
    voc: voc ?? 0,
    risk: riskOf({
      warnings: JSON.parse(warnings ?? '[]') as string[],
      returned: back.has(id) || returned.has(id),
      tonnes: (nox ?? 0) + (voc ?? 0),
      large,
    }),
  }));
  return { ready, lacking: rows.length - complete.length };
}

export interface DrawRequest {
  readonly name: string;
  readonly share: number;
  readonly seed: string;
  /** Of one district only; null = of all. */
  readonly district: string | null;
}

export type DrawnCheck =
  { readonly kind: 'drawn'; readonly id: string } | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Draws a batch: every project that waits belongs to it, some are visited, the rest follow its outcome. */
export async function drawCheck(trx: Writer, context: SaveContext, request: DrawRequest): Promise<DrawnCheck> {
  const { scope, actor, asOf } = context;
  await holdProgramme(trx, scope);
  const { ready } = await waitingForCheck(trx, scope);
  const own = ready.filter(({ district }) => request.district === null || district === request.district);
  const problems = [
    ...(request.seed.trim() === '' ? [problem('seed', 'required')] : []),
    ...(request.share > 0 && request.share <= 1 ? [] : [problem('share', 'out-of-range')]),
    ...(own.length === 0 ? [problem('', 'nothing-to-check')] : []),
  ];
  if (problems.length > 0) return { kind: 'invalid', problems };

  const rule = { ...STANDARD_DRAW, share: request.share, seed: request.seed.trim() };
  const drawn = drawVisits(own.map(({ id, district, risk }) => ({ id, stratum: district, risk })), rule); // prettier-ignore
  const key = { city: scope.city, programme: scope.programme };
  const id = `C${String(await takeNumbers(trx, scope.city, 'sample-check')).padStart(3, '0')}`;
  const nobody = { result: null, code: null, words: null, day: null, by_id: null, by: null, at: null };
  await insertSampleCheck(
    trx,
    {
      ...key,
      id,
      name: request.name.trim() === '' ? id : request.name.trim().slice(0, 60),
      seed: rule.seed,
      share: rule.share,
      least: rule.least,
      allowed: ACCEPTED_ERROR_RATE,
      state: 'open',
      drawn: asOf,
      at: actor.now.toISOString(),
      by_id: actor.person.id,
      by: actor.person.displayName,
      closed_at: null,
      closed_by: null,
      closed_reason: null,
      batch: null,
      version: 1,
    },
    own.map(({ id: project, district, nox, voc, risk }) => ({
      ...key,
      check_id: id,
      project,
      stratum: district,
      drawn: drawn.get(project)!,
      risk,
      nox,
      voc,
      ...nobody,
    })),
  );
  const says = { projects: own.length, visits: [...drawn.values()].filter((why) => why !== 'rest').length, seed: rule.seed }; // prettier-ignore
  await writeAudit(trx, [
    {
      ...signature(actor),
      ...key,
      district: null,
      action: 'draw',
      entity: 'sample-check',
      entity_id: id,
      changes: Object.entries(says).map(([field, to]) => ({ field, from: null, to })),
    },
  ]);
  return { kind: 'drawn', id };
}
