import { describe, expect, it } from 'vitest';
import type { SampleRow } from '../../src/services/sample/sample-csv.ts';
import { by, sampleTable } from './sample.ts';

const projects = new Map(sampleTable('projects.csv').map((row) => [row['id']!, row]));
const history = by(sampleTable('history.csv'), (row) => row['project']!);

/** Projects for which something does not hold; a failure names them. */
function offenders(holds: (id: string, records: readonly SampleRow[]) => boolean): string[] {
  return [...history].filter(([id, records]) => !holds(id, records)).map(([id]) => id);
}

/** Money stands in 万元 in the history and in 分 in the row. */
function current(id: string, field: string): string {
  const row = projects.get(id)!;
  return field === 'capital' || field === 'spent' ? String(Number(row[`${field}_fen`]) / 1e6) : row[field]!;
}

const isSorted = (texts: readonly string[]): boolean => texts.every((text, i) => i === 0 || texts[i - 1]! <= text);

describe('the history of the sample', () => {
  it('has 4 to 12 change records for each of the 3,000 rows', () => {
    expect(history.size).toBe(3000);
    expect(offenders((_, records) => records.length >= 4 && records.length <= 12)).toEqual([]);
  });

  it('runs from the opening of the ledger to the as-of day, forward in time', () => {
    const inTime = offenders((_, records) => {
      const instants = records.map((record) => record['at']!);
      return isSorted(instants) && instants[0]! >= '2023-01-05' && instants.at(-1)! < '2023-07-01';
    });
    expect(inTime).toEqual([]);
  });

  it('leads field by field to the row as it stands', () => {
    const broken = offenders((id, records) =>
      [...by(records, (record) => record['field']!)].every(([field, chain]) => {
        const joined = chain.every((record, i) => i === 0 || record['from'] === chain[i - 1]!['to']);
        return joined && chain.every(({ from, to }) => from !== to) && chain.at(-1)!['to'] === current(id, field);
      }),
    );
    expect(broken).toEqual([]);
  });

  it('was last written by whom and when the row says', () => {
    const wrong = offenders((id, records) => {
      const { updated, updated_by: who } = projects.get(id)!;
      return updated === records.at(-1)!['at'] && who === records.at(-1)!['by'];
    });
    expect(wrong).toEqual([]);
  });

  it('agrees with the days on which the steps were reached', () => {
    const steps = by(sampleTable('steps.csv'), (row) => row['project']!);
    const wrong = offenders((id) => {
      const reached = steps.get(id) ?? [];
      const days = reached.map(({ day }) => day!);
      const last = reached.at(-1)?.['step'] ?? 'reserve';
      return last === projects.get(id)!['step'] && isSorted(days) && days.every((day) => day <= '2023-06-30');
    });
    expect(wrong).toEqual([]);
  });
});
