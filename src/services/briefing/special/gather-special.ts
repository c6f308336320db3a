import type { Change } from '../../../../models/portfolio.ts';
import { ledgerOutcome } from '../../portfolio/ledger.ts';
import { gatherAdvice } from './gather-advice.ts';
import { gatherBeside } from './gather-beside.ts';
import { gatherBulletin } from '../bulletin/gather-bulletin.ts';
import { gatherChances } from './chances.ts';
import { focusOf } from '../focus.ts';
import type { Gathering } from '../make-sheet.ts';
import { gatherNarrowing, narrowed } from '../narrowing.ts';
import { type Refusal, refused } from '../order.ts';
import type { SpecialFacts } from './special-facts.ts';

/** Reads what a sheet of one question says; refused when the data have changed since the run or the order names what does not exist. */
export async function gatherSpecial(
  gathering: Gathering,
): Promise<{ readonly ok: true; readonly facts: SpecialFacts } | Refusal> {
  const { reader, programme, run, order } = gathering;
  const city = await gatherBulletin(reader, programme, run, gathering);
  if (city === null) return refused('stale');
  const asked = await gatherNarrowing(gathering, city.units);
  if (!asked.ok) return asked;
  const focus = focusOf(city, asked.narrowing);
  // Once the question is about a zone's target, the causes are that zone's.
  const zone = order.zone ?? focus?.target.zone ?? null;
  const found = await gatherNarrowing(gathering, city.units, { ...order, zone });
  if (!found.ok) return found;
  const { narrowing } = found;
  const { portfolio } = await ledgerOutcome(reader, { city: programme.city, programme: programme.id }, city.asOf);
  const compared = await gatherBeside(gathering, city.asOf, portfolio);
  if (!compared.ok) return compared;
  const { beside } = compared;
  const changes = JSON.parse(run.changes) as Change[];
  const advice =
    focus === null ? [] : gatherAdvice(city, narrowed(city.projects, narrowing), focus, portfolio, changes);
  return { ok: true, facts: { ...city, narrowing, focus, advice, beside, chances: await gatherChances(reader, run) } };
}
