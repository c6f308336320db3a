import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from '../../src/exchange/read-file.ts';
import { closeWorkbookReaders } from '../../src/exchange/read-workbook.ts';

// Reads every file of the folders on the command line and prints how many there are, how many could be read and the most memory it took.
const paths = process.argv.slice(2).flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
let read = 0;
for (const path of paths) if ((await readFile(readFileSync(path))).ok) read += 1;
await closeWorkbookReaders();
const rss = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ files: paths.length, read, rss }));
