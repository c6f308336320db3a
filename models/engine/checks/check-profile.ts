import { PROFILE_TOLERANCE } from '../profile.ts';
import type { Draft } from './draft.ts';
import type { Report } from './report.ts';

/** Twelve shares, none negative, summing to 1 within the tolerance. */
export function checkProfile(profile: Draft<readonly number[]> | null | undefined, report: Report): void {
  if (profile == null) return;
  const shares = profile.filter((share) => share !== undefined);
  if (shares.length < profile.length) return; // some share is no number, which is reported as such
  const sum = shares.reduce((total, share) => total + share, 0);
  const good = shares.length === 12 && shares.every((share) => share >= 0) && Math.abs(sum - 1) <= PROFILE_TOLERANCE;
  if (!good) report('profile', 'bad-profile', { months: shares.length, sum });
}
