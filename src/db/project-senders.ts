import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';

/** A project as its sender calls it: the sender's own number counts within one district only. */
export interface SenderNumber {
  readonly id: string;
  readonly district: string;
  readonly sender_code: string | null;
}

const NAMED_AT_ONCE = 500;

/** The projects of a scope that carry one of these numbers of a sender. */
export async function projectsBySender(
  reader: Reader,
  scope: Scope,
  codes: readonly string[],
): Promise<readonly SenderNumber[]> {
  const found: SenderNumber[] = [];
  for (let from = 0; from < codes.length; from += NAMED_AT_ONCE) {
    const rows = await scopedProjects(reader, scope)
      .select(['projects.id', 'projects.district', 'projects.sender_code'])
      .where('projects.sender_code', 'in', codes.slice(from, from + NAMED_AT_ONCE))
      .orderBy('projects.id')
      .execute();
    found.push(...rows);
  }
  return found;
}
