import type { Database } from '../../db/schema.ts';
import { insertBatch, writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import { insertProgramme } from '../../db/programmes.ts';
import { insertProjects } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { Store } from '../../db/store.ts';
import { projectCounter } from '../projects/project-number.ts';
import { refreshFigures } from '../figures/refresh-figures.ts';
import { optional, optionalNumber, sampleIn, type SampleReader } from './sample-files.ts';
import { sampleFollowing, sampleMilestones, sampleReports } from './sample-following.ts';
import { inTime, sampleAudit, sampleHistory } from './sample-history.ts';
import { sampleLifeAudit, sampleMonths, sampleOwnFields, sampleSignatures } from './sample-life.ts';
import { sampleEnterprises, sampleProgramme, sampleTargets } from './sample-programme.ts';
import { sampleRecords } from './sample-records.ts';
import { DETAIL_TABLES, GIVEN_TABLES, PLACE_TABLES, SOURCE_TABLES, type SampleTable } from './sample-tables.ts';

/** Parameters of one statement stay well below the limits of both engines (32,766 and 65,535). */
const PARAMETERS_AT_ONCE = 12_000;

/** Fills an empty database with the sample of a folder: all tables, the trail and the credited figures, in one transaction. */
export async function loadSample(store: Store, folder: string): Promise<void> {
  const read = sampleIn(folder);
  const programme = sampleProgramme(read);
  const key = { city: programme.city, programme: programme.id };
  const history = sampleHistory(read);
  const records = sampleRecords(read, (project) => 1 + (history.get(project)?.length ?? 0));
  const batch = `sample-${programme.id}`;
  const first = records[0];
  if (first === undefined || programme.as_of === null) throw new Error('the sample has no project or no as-of day');
  const asOf = programme.as_of;

  await store.write(async (trx) => {
    await insertProgramme(trx, programme);
    for (const table of PLACE_TABLES) await fill(trx, table.table, tableRows(read, table, key));
    await fill(trx, 'targets', sampleTargets(read, key));
    await fill(trx, 'enterprises', sampleEnterprises(read, key.city));
    for (const table of SOURCE_TABLES) await fill(trx, table.table, tableRows(read, table, key));
    await fill(trx, 'own_fields', sampleOwnFields(read, key.city, first));
    await insertProjects(trx, key, records);
    for (const table of DETAIL_TABLES) await fill(trx, table.table, tableRows(read, table, key));
    const reports = sampleReports(read, key);
    await fill(trx, 'progress_reports', reports);
    await fill(trx, 'milestones', sampleMilestones(read, key));
    await fill(trx, 'project_following', sampleFollowing(read, key, records, history, reports));
    const signatures = sampleSignatures(read, key);
    const months = sampleMonths(read, key);
    await fill(trx, 'signatures', signatures);
    await fill(trx, 'dispatch_months', months);
    const kept = { version: 1, updated: first.created, updated_by: first.created_by };
    for (const table of GIVEN_TABLES)
      await fill(
        trx,
        table.table,
        tableRows(read, table, key).map((row) => ({ ...row, ...kept })),
      );
    const summary = JSON.stringify({ created: records.length });
    await insertBatch(trx, {
      city: key.city,
      id: batch,
      kind: 'sample',
      at: first.created,
      by: first.created_by,
      summary,
    });
    const districtOf = new Map(records.map(({ id, district }) => [id, district]));
    const trail = [
      ...sampleAudit(records, history, { ...key, batch }),
      ...sampleLifeAudit(signatures, months, districtOf),
    ];
    await writeAudit(trx, inTime(trail));
    await takeNumbers(trx, key.city, projectCounter(programme), records.length);
    await refreshFigures(trx, key, asOf);
  });
}

/**
 * What an empty programme of the city needs before the first project can be entered: its districts, the source categories and project types,
 * and one zone for the whole city, without a base and without a regime.
 */
export async function loadReferences(
  trx: Writer,
  folder: string,
  programme: ProgrammesTable,
  zoneName: string,
): Promise<void> {
  const read = sampleIn(folder);
  const key = { city: programme.city, programme: programme.id };
  const zone = { ...key, id: 'city', name: zoneName, regime: null, regime_source: null, sort: 1 };
  for (const table of PLACE_TABLES.filter(({ table: name }) => REFERENCES.has(name))) {
    const rows = tableRows(read, table, key);
    await fill(trx, table.table, table.table === 'districts' ? rows.map((row) => ({ ...row, zone: zone.id })) : rows);
  }
  await fill(trx, 'zones', [zone]);
}

const REFERENCES: ReadonlySet<keyof Database> = new Set(['districts', 'areas', 'categories', 'project_types']);

type Row = Readonly<Record<string, string | number | null>>;

function tableRows(
  read: SampleReader,
  { file, table, ofProgramme, columns }: SampleTable,
  key: { readonly city: string; readonly programme: string },
): Row[] {
  const of: Row = ofProgramme ? { ...key } : { city: key.city };
  const versioned: Row = table === 'sources' ? { version: 1 } : {};
  return read(file).map((row) => {
    const cells: Record<string, string | number | null> = {};
    for (const [name, kind] of Object.entries(columns)) {
      cells[name] = kind === 'number' ? optionalNumber(row, name) : optional(row, name);
    }
    return { ...of, ...cells, ...versioned };
  });
}

/** Inserts rows in statements as large as the engines take; the tables check every value. */
async function fill(trx: Writer, table: keyof Database, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const atOnce = Math.floor(PARAMETERS_AT_ONCE / Object.keys(first).length);
  for (let from = 0; from < rows.length; from += atOnce) {
    await trx
      .insertInto(table)
      .values(rows.slice(from, from + atOnce) as never)
      .execute();
  }
}
