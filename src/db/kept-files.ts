import type { Reader } from './reader.ts';

/** The tables whose rows name a kept file by its hash; what none of them names is swept in time. */
export const NAMING = ['evidence', 'workbooks', 'supervision_papers'] as const;

/** Which of these hashes a row of any city names: a paper, void ones too, a workbook's blank, a paper of an answer to a 督办单. */
export async function namedFiles(reader: Reader, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const named = new Set<string>();
  for (const table of NAMING) {
    const rows = await reader.selectFrom(table).select('sha256').where('sha256', 'in', hashes).execute();
    for (const { sha256 } of rows) if (sha256 !== null) named.add(sha256);
  }
  return named;
}
