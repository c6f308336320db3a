import type { Reader } from './reader.ts';

/** Which of these hashes a row of any city names: a paper, void ones too, or a workbook's blank. */
export async function namedFiles(reader: Reader, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const papers = await reader.selectFrom('evidence').select('sha256').where('sha256', 'in', hashes).execute();
  const blanks = await reader.selectFrom('workbooks').select('sha256').where('sha256', 'in', hashes).execute();
  return new Set([...papers, ...blanks].flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])));
}
