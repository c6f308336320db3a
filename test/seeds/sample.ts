import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSample, type SampleRow } from '../../src/services/sample/sample-csv.ts';

/** The committed sample, read the way the product reads it. */
export const SAMPLE_FOLDER = fileURLToPath(new URL('../../seeds/qingdao-2023', import.meta.url));

export function sampleText(file: string): string {
  return readFileSync(`${SAMPLE_FOLDER}/${file}`, 'utf8');
}

export function sampleTable(file: string): readonly SampleRow[] {
  return parseSample(file, sampleText(file));
}

export interface SampleProject {
  readonly id: string;
  readonly type: string;
  readonly category: string;
  readonly district: string;
  readonly zone: string;
  readonly status: string;
  readonly source: string | null;
  readonly day: string | null;
  readonly capital: number;
  /** Declared tonnes of a full year; of a control pair its own credit, as its row declares it. */
  readonly nox: number;
  readonly voc: number;
  readonly row: SampleRow;
}

/** The day a row is handed to the model, and the tonnes it states; what a control states is found from its base by `creditOf`. */
export function sampleProjects(creditOf: ReadonlyMap<string, number> = new Map()): SampleProject[] {
  return sampleTable('projects.csv').map((row) => {
    const reduces = JSON.parse(row['reduces']!) as Record<string, { tonnes?: number }>;
    const tonnes = (pollutant: string) => reduces[pollutant]?.tonnes ?? 0;
    return {
      id: row['id']!,
      type: row['type']!,
      category: row['category']!,
      district: row['district']!,
      zone: row['zone']!,
      status: row['status']!,
      source: row['source'] === '' ? null : row['source']!,
      day: row['effective'] === '' ? null : row['effective']!,
      capital: Number(row['capital_fen']) / 1e6,
      nox: tonnes('NOx'),
      voc: creditOf.get(row['id']!) ?? tonnes('VOC'),
      row,
    };
  });
}

/** Rows by a key, in their order. */
export function by<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

export function sum<T>(rows: readonly T[], valueOf: (row: T) => number): number {
  return rows.reduce((total, row) => total + valueOf(row), 0);
}

/** VOC credit of the rows of control pairs, worked out from the committed base and the values they set, earlier day first. */
export function creditOfPairs(): Map<string, number> {
  const bases = sampleTable('source-bases.csv').filter((base) => base['capture'] !== '');
  const projects = by(sampleTable('projects.csv'), (row) => row['source']!);
  const credit = new Map<string, number>();
  for (const base of bases) {
    const state = { capture: Number(base['capture']), removal: Number(base['removal']) };
    const uptime = Number(base['uptime']);
    const before = 1 - state.capture * state.removal * uptime;
    let left = 1;
    const members = projects.get(base['source']!)!;
    members.sort((a, b) => (pairOrder(a) < pairOrder(b) ? -1 : 1));
    for (const member of members) {
      const { VOC } = JSON.parse(member['reduces']!) as { VOC: { control: Partial<typeof state> } };
      Object.assign(state, VOC.control);
      const after = (1 - state.capture * state.removal * uptime) / before;
      credit.set(member['id']!, Number(base['tonnes']) * (left - after));
      left = after;
    }
  }
  return credit;
}

const pairOrder = (row: SampleRow): string => `${row['effective']!} ${row['order_no']!} ${row['id']!}`;
