import type { Zone } from '../../../models/portfolio.ts';
import { parseSample, type SampleRow } from '../../../src/services/sample/sample-csv.ts';
import type { Workflow } from '../../../src/catalogue/workflows.ts';
import type { Frame } from './draw-rows.ts';
import type { Setting } from './portfolio.ts';

/** Gives the text of a hand-written file. */
export type ReadFile = (name: string) => string;

export interface District {
  readonly short_name: string;
  readonly name: string;
  readonly zone: string;
  readonly lon: number;
  readonly lat: number;
}

/** What the hand-written files say. */
export interface FrameFiles extends Frame, Setting {
  readonly districts: ReadonlyMap<string, District>;
  /** What moves a type along its life; decides who signs. */
  readonly workflows: ReadonlyMap<string, Workflow>;
  /** Types the central fund may pay for. */
  readonly fundable: ReadonlySet<string>;
}

export function readFrame(readFile: ReadFile): FrameFiles {
  const table = (name: string): readonly SampleRow[] => parseSample(name, readFile(name));
  const types = table('types.csv');
  return {
    types: new Map(types.map((row) => [row['id']!, { category: row['category']!, counted: row['counted']! || null }])),
    workflows: new Map(types.map((row) => [row['id']!, row['workflow'] as Workflow])),
    fundable: new Set(types.filter((row) => row['fund'] === 'yes').map((row) => row['id']!)),
    slipDays: Object.fromEntries(types.map((row) => [row['id']!, Number(row['slip_days'])])),
    districts: new Map(table('districts.csv').map((row) => [row['code']!, districtOf(row)])),
    zones: zonesOf(table('zones.csv'), table('zone-bases.csv')),
  };
}

function districtOf(row: SampleRow): District {
  return {
    short_name: row['short_name']!,
    name: row['name']!,
    zone: row['zone']!,
    lon: Number(row['lon']),
    lat: Number(row['lat']),
  };
}

function zonesOf(zones: readonly SampleRow[], bases: readonly SampleRow[]): Zone[] {
  return zones.map((zone): Zone => {
    const own = bases.filter((base) => base['zone'] === zone['id']);
    const base = own.map((row) => [row['pollutant']!, { tonnes: Number(row['tonnes']), as_of: row['as_of']! }]);
    return { id: zone['id']!, regime: zone['regime']!, base: Object.fromEntries(base) as Zone['base'] };
  });
}
