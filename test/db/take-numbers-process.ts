import { takeNumbers } from '../../src/db/counters.ts';
import { openStore } from '../../src/db/open.ts';
import type { DatabaseLocation } from '../../src/db/store.ts';

/** A program of its own: migrates the database it is told of, takes numbers one by one and prints them. */
const [location, count] = process.argv.slice(2);
const store = await openStore(JSON.parse(location!) as DatabaseLocation);
await store.migrateToLatest();
const taken: number[] = [];
while (taken.length < Number(count)) taken.push(await store.write((trx) => takeNumbers(trx, '370200', 'shared')));
await store.close();
process.stdout.write(JSON.stringify(taken));
