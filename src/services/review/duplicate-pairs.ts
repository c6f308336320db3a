import { findDuplicates, type DuplicatePair } from '../../catalogue/duplicates.ts';
import { duplicateAnswersOf } from '../../db/duplicate-answers.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { DuplicateAnswersTable } from '../../db/tables/review-tables.ts';

/** A pair nobody has answered yet, with both records. */
export interface OpenPair extends DuplicatePair {
  readonly records: readonly [ProjectRecord, ProjectRecord];
}

export interface Duplicates {
  readonly open: readonly OpenPair[];
  readonly answered: readonly DuplicateAnswersTable[];
}

/** How many scopes' pairs are kept in memory. */
const KEPT = 20;
const memories = new WeakMap<Reader, Map<string, readonly OpenPair[]>>();

/** Pairs within a scope that may be one project: compared once per data version, answers read every time. Merged records are out. */
export async function duplicatesIn(
  reader: Reader,
  programme: Pick<ProgrammesTable, 'data_version'>,
  scope: Scope,
): Promise<Duplicates> {
  const pairs = await pairsOnce(reader, programme.data_version, scope);
  const answers = await duplicateAnswersOf(reader, scope);
  const known = new Set(answers.map(({ first, second }) => `${first} ${second}`));
  const inScope = new Set(pairs.flatMap(({ first, second }) => [first, second]));
  return {
    open: pairs.filter(({ first, second }) => !known.has(`${first} ${second}`)),
    answered: answers.filter(
      ({ first, second }) => scope.district === null || (inScope.has(first) && inScope.has(second)),
    ),
  };
}

async function pairsOnce(reader: Reader, version: number, scope: Scope): Promise<readonly OpenPair[]> {
  const kept = memories.get(reader) ?? new Map<string, readonly OpenPair[]>();
  memories.set(reader, kept);
  const key = JSON.stringify([version, scope]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const records = (await projectsOf(reader, scope)).filter(
    ({ merged_into, status }) => merged_into === null && status !== 'cancelled',
  );
  const byId = new Map(records.map((record) => [record.id, record]));
  const pairs = findDuplicates(records).map((pair): OpenPair => ({
    ...pair,
    records: [byId.get(pair.first)!, byId.get(pair.second)!],
  }));
  kept.set(key, pairs);
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  return pairs;
}
