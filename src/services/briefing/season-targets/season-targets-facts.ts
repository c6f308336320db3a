import type { BulletinFacts } from '../bulletin/bulletin-facts.ts';
import type { Chances } from '../special/chances.ts';
import type { Narrowing } from '../narrowing.ts';

/** Everything the sheet of the season's targets says. */
export interface SeasonTargetsFacts extends BulletinFacts {
  readonly narrowing: Narrowing;
  readonly chances: Chances | null;
}
