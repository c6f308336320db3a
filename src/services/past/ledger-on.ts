import { copyDatedDetails } from '../../db/copy-dated-details.ts';
import { copyReferences } from '../../db/copy-references.ts';
import { fillFigures, fillProjects } from '../../db/fill-projects.ts';
import { openInMemory } from '../../db/open-in-memory.ts';
import { insertProgramme } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { followingOf } from '../following/following.ts';
import { keepingWork } from '../work/keeping.ts';
import { ledgerOutcome } from '../portfolio/ledger.ts';
import { recordsOn } from '../portfolio/records-on.ts';
import { figuresAreCurrent, figuresRows } from '../figures/refresh-figures.ts';

/** Later than any day: nothing that is on file is left out. */
const ALWAYS = { day: '9999-12-31', instant: '9999-12-31T00:00:00.000Z' };
/** Two days at a time; each is some megabytes. */
const kept = keepingWork<Reader>(2);

/**
 * The records of today as they stood on another day, with its figures, lamps and lateness, asked by the same queries: the ledger itself when its figures are of
 * that day, else a small database of its own, kept per data version and day. What was known on a past day is `pastLedger`.
 */
export async function ledgerOn(reader: Reader, programme: ProgrammesTable, asOf: string): Promise<Reader> {
  if (await figuresAreCurrent(reader, { city: programme.city, programme: programme.id }, asOf)) return reader;
  const key = JSON.stringify([programme.city, programme.id, programme.data_version, asOf]);
  return kept(reader, key, () => build(reader, programme, asOf));
}

async function build(reader: Reader, programme: ProgrammesTable, asOf: string): Promise<Reader> {
  const key = { city: programme.city, programme: programme.id };
  const records = await recordsOn(reader, programme, asOf);
  const { outcome } = await ledgerOutcome(reader, key, asOf);
  const rows = figuresRows(programme, records, outcome, asOf, await followingOf(reader, programme));
  const store = await openInMemory();
  await store.write(async (trx) => {
    await copyReferences(reader, store.fill, key);
    await insertProgramme(trx, { ...programme, as_of: asOf, figures_as_of: asOf, safe_days_of: null });
    fillProjects(store.fill, key, records);
    await copyDatedDetails(reader, store.fill, key, ALWAYS, new Set(records.map(({ id }) => id)));
    await fillFigures(trx, store.fill, key, rows);
  });
  return store.read;
}
