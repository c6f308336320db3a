import { gatherChances } from '../special/chances.ts';
import { gatherBulletin } from '../bulletin/gather-bulletin.ts';
import type { Gathering } from '../make-sheet.ts';
import { gatherNarrowing } from '../narrowing.ts';
import { type Refusal, refused } from '../order.ts';
import type { SeasonTargetsFacts } from './season-targets-facts.ts';

/** Reads what the sheet of the season's targets says. */
export async function gatherSeasonTargets(
  gathering: Gathering,
): Promise<{ readonly ok: true; readonly facts: SeasonTargetsFacts } | Refusal> {
  const { reader, programme, run } = gathering;
  const city = await gatherBulletin(reader, programme, run, gathering);
  if (city === null) return refused('stale');
  const found = await gatherNarrowing(gathering, city.units);
  if (!found.ok) return found;
  return { ok: true, facts: { ...city, narrowing: found.narrowing, chances: await gatherChances(reader, run) } };
}
