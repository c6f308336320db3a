import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parsePortfolio } from '../../models/engine/parse-portfolio.ts';
import type { Method } from '../../models/method.ts';
import { optional, optionalNumber, required, sampleIn, type SampleReader } from '../services/sample/sample-files.ts';
import type { SampleRow } from '../services/sample/sample-csv.ts';
import { faultText } from '../words/fault-text.ts';
import type { Translate } from '../words/messages.ts';
import type { WordedFault } from './model-faults.ts';

const SAMPLE = 'seeds/qingdao-2023';
const folder = fileURLToPath(new URL(`../../${SAMPLE}/`, import.meta.url));

/** The files of the sample that ships with the product, or `null` in a copy without it. */
export function shippedSample(): SampleReader | null {
  return existsSync(folder) ? sampleIn(folder) : null;
}

/** What the engine finds wrong with the zones of a sample and their bases, as if they stood in a portfolio file. */
export function zoneFaults(read: SampleReader, t: Translate): WordedFault[] {
  const rows = read('zones.csv');
  const bases = read('zone-bases.csv');
  const known = new Set(rows.map((row) => required(row, 'id')));
  const zones = rows.map((row) => zoneOf(row, bases));
  const strays = bases.filter((row) => !known.has(required(row, 'zone')));
  // A base of a zone that is not listed stands as a source in no zone, which the engine reports.
  const sources = strays.map((row) => ({
    id: required(row, 'zone'),
    zone: required(row, 'zone'),
    base: baseOf([row]),
  }));
  const parsed = parsePortfolio({ format: 'portfolio/v1', ...timeOf(read), zones, sources }, `${SAMPLE}/zones.csv`);
  const faults = parsed.ok ? [] : parsed.faults;
  return faults.map((fault) => ({ ...fault, id: fault.id ?? '', message: faultText(t, fault) }));
}

/** Methods that say they apply to a type of project the sample does not know. */
export function typeFaults(methods: Iterable<Method>, read: SampleReader, t: Translate): WordedFault[] {
  const types = new Set(read('types.csv').map((row) => required(row, 'id')));
  return [...methods].flatMap(({ id, definition }) =>
    definition.applies_to
      .filter((type) => !types.has(type))
      .map((type) => ({
        file: `models/methods/${id}.yaml`,
        id,
        field: 'applies_to',
        code: 'unknown-type',
        message: t('model.unknown-type', { type }),
      })),
  );
}

function zoneOf(row: SampleRow, bases: readonly SampleRow[]) {
  const id = required(row, 'id');
  const own = bases.filter((base) => base['zone'] === id);
  return { id, name: optional(row, 'name'), regime: optional(row, 'regime'), base: baseOf(own) };
}

function baseOf(rows: readonly SampleRow[]): Record<string, unknown> {
  return Object.fromEntries(
    rows.map((row) => {
      const profile = optional(row, 'profile');
      const base = {
        tonnes: optionalNumber(row, 'tonnes'),
        profile: profile === null ? null : (JSON.parse(profile) as unknown),
        as_of: optional(row, 'as_of'),
      };
      return [required(row, 'pollutant'), base];
    }),
  );
}

function timeOf(read: SampleReader) {
  const [row] = read('programme.csv');
  if (row === undefined) throw new Error('programme.csv has no row');
  const season = { from: required(row, 'season_from'), to: required(row, 'season_to') };
  return { year: optionalNumber(row, 'year'), season, as_of: optional(row, 'as_of') };
}
