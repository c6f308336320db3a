import type { Advice } from './advice.ts';
import type { Outcome } from '../../../../models/outcome.ts';
import type { BulletinFacts, PartFacts } from '../bulletin/bulletin-facts.ts';
import type { Chances } from './chances.ts';
import type { Focus } from '../focus.ts';
import type { Narrowing } from '../narrowing.ts';

/** A scenario that the sheet's own is compared with. */
export interface Compared {
  readonly name: string;
  readonly outcome: Outcome;
  readonly parts: readonly PartFacts[];
}

/** Everything a sheet of one question says. */
export interface SpecialFacts extends BulletinFacts {
  readonly narrowing: Narrowing;
  /** Null = no target is set for the area. */
  readonly focus: Focus | null;
  readonly chances: Chances | null;
  readonly advice: readonly Advice[];
  /** Scenarios that stand beside the sheet's own; none for most sheets. */
  readonly beside: readonly Compared[];
}
