import { isDeepStrictEqual } from 'node:util';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { projectHistory, recordOfVersion } from './project-history.ts';
import { fieldsOf, valueOf, type RecordField } from './record-changes.ts';

/** One field two people touched since they read the same version; `touched` says whose change it is, `both` needs a choice. */
export interface ConflictField {
  readonly field: RecordField;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  readonly touched: 'theirs' | 'mine' | 'both';
}

/** Somebody saved meanwhile: what stood when this person began, what stands now, what they meant to save. */
export interface Conflict {
  readonly base: ProjectRecord;
  readonly theirs: ProjectRecord;
  readonly mine: ProjectRecord;
  readonly fields: readonly ConflictField[];
}

/** The three sides of a conflict; fields that both changed to the same value are none. */
export function conflictOf(base: ProjectRecord, theirs: ProjectRecord, mine: ProjectRecord): Conflict {
  const fields = fieldsOf(theirs, base, mine).flatMap((field): ConflictField[] => {
    const sides = { field, base: valueOf(base, field), theirs: valueOf(theirs, field), mine: valueOf(mine, field) };
    const [byThem, byMe] = [!isDeepStrictEqual(sides.base, sides.theirs), !isDeepStrictEqual(sides.base, sides.mine)];
    if ((!byThem && !byMe) || isDeepStrictEqual(sides.theirs, sides.mine)) return [];
    return [{ ...sides, touched: byThem && byMe ? 'both' : byThem ? 'theirs' : 'mine' }];
  });
  return { base, theirs, mine, fields };
}

/** The record as it stood at an earlier version, as far back as the trail reaches. */
export async function recordAtVersion(
  reader: Reader,
  key: ProgrammeKey,
  now: ProjectRecord,
  version: number,
): Promise<ProjectRecord> {
  if (version >= now.version) return now;
  const history = await projectHistory(reader, key, now);
  return recordOfVersion(history, now, version) ?? { ...now, version };
}
