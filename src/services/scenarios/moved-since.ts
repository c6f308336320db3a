import type { Reader } from '../../db/reader.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import { inputsDigest, movedBetween, type Digested, type Moved } from './inputs-digest.ts';
import { ledgerOutcome } from '../portfolio/ledger.ts';
import { readKept } from './run-inputs-kept.ts';

/** What came, went and moved of all a run read, up to the programme as it stands now; null when the run kept no digest. */
export async function movedSince(
  reader: Reader,
  programme: ProgrammesTable,
  run: Pick<RunsTable, 'inputs' | 'as_of'>,
): Promise<Readonly<Record<Digested, Moved>> | null> {
  const kept = readKept(run);
  if (kept === null || run.as_of === null) return null;
  const { portfolio } = await ledgerOutcome(reader, { city: programme.city, programme: programme.id }, run.as_of);
  return movedBetween(kept.digest, inputsDigest(portfolio));
}
