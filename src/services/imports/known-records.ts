import type { ProjectRecord } from '../../db/project-record.ts';
import { projectsBySender } from '../../db/project-senders.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';

/** How a row finds the record it means: by its own number first, then by the sender's within the district it names. */
export interface KnownRecords {
  readonly byId: (id: string) => ProjectRecord | undefined;
  /** `district` is the code the row states; without one the number must belong to one project only. */
  readonly bySender: (code: string, district: string | undefined) => ProjectRecord | undefined;
}

/** Reads the records a number of rows may mean. */
export async function knownRecords(
  reader: Reader,
  scope: Scope,
  ids: readonly string[],
  senders: readonly string[],
): Promise<KnownRecords> {
  const named = await projectsBySender(reader, scope, senders);
  const records = await projectsOf(reader, scope, { ids: [...new Set([...ids, ...named.map(({ id }) => id)])] });
  const known = new Map(records.map((record) => [record.id, record]));
  return {
    byId: (id) => known.get(id),
    bySender: (code, district) => {
      const same = named.filter(
        (one) => one.sender_code === code && (district === undefined || one.district === district),
      );
      return same.length === 1 ? known.get(same[0]!.id) : undefined;
    },
  };
}
