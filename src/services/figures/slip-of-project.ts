import { lastSafeDay, type SafeDay } from '../../../models/timing/last-safe-days.ts';
import { lossesOf, makeUps, type MakeUp } from '../../../models/timing/make-ups.ts';
import { makeUpTogether, type Together } from '../../../models/timing/make-up-together.ts';
import { plannedDay, slip, type Slip } from '../../../models/timing/slip.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Ledger } from '../portfolio/ledger.ts';

/** What moving one project to a day does, beside how long it may slip. */
export interface SlipOfProject {
  readonly safe: SafeDay;
  readonly slip: Slip;
  /** Season t its zone loses, by pollutant. */
  readonly losses: ReturnType<typeof lossesOf>;
  readonly makeUps: readonly MakeUp[];
  /** Who does it together where nobody does alone. */
  readonly together: Together | null;
}

/** The day a project is expected to run; null when it has none that can still move (built, proposed, cancelled, without a date). */
export function plannedDayOf({ portfolio }: Pick<Ledger, 'portfolio'>, record: ProjectRecord): string | null {
  return plannedDay(portfolio, record.group ?? record.id);
}

/** Moves a project whose day can move; others are brought forward not before `earliest`. */
export function slipOfProject(
  { portfolio, outcome }: Pick<Ledger, 'portfolio' | 'outcome'>,
  record: ProjectRecord,
  day: string,
  earliest: string,
): SlipOfProject {
  const project = record.group ?? record.id;
  const moved = slip(portfolio, project, day, outcome);
  const zone = zoneOf(portfolio, record);
  const losses = zone === null ? {} : lossesOf(moved, zone);
  const alone = zone === null ? [] : makeUps(portfolio, moved, zone, earliest);
  const wanting = zone !== null && alone.length === 0 && Object.keys(losses).length > 0;
  return {
    safe: lastSafeDay(portfolio, project)!,
    slip: moved,
    losses,
    makeUps: alone,
    together: wanting ? makeUpTogether(portfolio, moved, zone, earliest) : null,
  };
}

function zoneOf({ sources }: Ledger['portfolio'], { source, zone }: ProjectRecord): string | null {
  return source === null ? zone : ((sources ?? []).find(({ id }) => id === source)?.zone ?? zone);
}
