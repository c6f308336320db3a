import { lastNumber } from '../../db/counters.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import { keepingWork } from '../work/keeping.ts';
import { type Review, reviewProjects } from './review-projects.ts';

/** One whole programme and one district's: what is open at one time. */
const kept = keepingWork<readonly Review[]>(2);

/**
 * The rehearsal of a whole scope, worked out once until anything is written: every write leaves its event in the trail, so the trail's last
 * number tells what another process saved as well.
 */
export async function cachedReviews(reader: Reader, scope: Scope, asOf: string): Promise<readonly Review[]> {
  const key = JSON.stringify([await lastNumber(reader, scope.city, 'audit'), scope, asOf]);
  return kept(reader, key, () => reviewProjects(reader, scope, asOf));
}
