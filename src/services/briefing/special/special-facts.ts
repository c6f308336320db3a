import type { Advice } from './advice.ts';
import type { BulletinFacts } from '../bulletin/bulletin-facts.ts';
import type { Chances } from './chances.ts';
import type { Focus } from '../focus.ts';
import type { Narrowing } from '../narrowing.ts';

/** Everything a sheet of one question says. */
export interface SpecialFacts extends BulletinFacts {
  readonly narrowing: Narrowing;
  /** Null = no target is set for the area. */
  readonly focus: Focus | null;
  readonly chances: Chances | null;
  readonly advice: readonly Advice[];
}
