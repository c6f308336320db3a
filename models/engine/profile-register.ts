import { DEFAULT_PROFILE } from './profile.ts';

type Profile = readonly number[];

/** Gives each profile its row in the table while a portfolio is compiled; the same array gets the same row. */
export class ProfileRegister {
  readonly profiles: Profile[] = [];
  readonly #rows = new Map<Profile, number>();

  /** Row of a profile; the default's without one. */
  rowOf(profile: Profile | null | undefined): number {
    if (profile == null) return DEFAULT_PROFILE;
    const known = this.#rows.get(profile);
    if (known !== undefined) return known;
    const row = this.profiles.push(profile);
    this.#rows.set(profile, row);
    return row;
  }
}
