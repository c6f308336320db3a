import type { Reader } from '../db/reader.ts';
import { scopedProjects } from '../db/scope.ts';
import { Merged } from '../errors.ts';
import { paths } from '../paths.ts';
import type { PublicRequest, Request_ } from './request.ts';

const OF_ONE_PROJECT = /\/projects\/:id(?=\/|$)/;
/** Going back to an earlier state is how a wrong merge is taken back; what was deleted is restored first. */
const STILL_OPEN: ReadonlySet<string> = new Set([paths.revertProject.pattern, paths.restoreProject.pattern]);

/** Does writing at this address stop once its project was merged? */
export function stopsWhenMerged(path: string): boolean {
  return OF_ONE_PROJECT.test(path) && !STILL_OPEN.has(path);
}

/** Throws Merged when the address names a project that was merged into another; asked in the transaction that would write. */
export async function refuseMerged(path: string, request: PublicRequest | Request_, reader: Reader): Promise<void> {
  if (!stopsWhenMerged(path) || !('scope' in request)) return;
  const id = request.params['id'] ?? '';
  const found = await scopedProjects(reader, request.scope)
    .where('projects.id', '=', id)
    .select('projects.merged_into')
    .executeTakeFirst();
  if (found !== undefined && found.merged_into !== null) throw new Merged(id, found.merged_into);
}
