import { openStore } from '../../src/db/open.ts';
import type { DatabaseLocation } from '../../src/db/store.ts';
import { prepareDrafts } from '../../src/services/briefing/issue/prepare-drafts.ts';
import { EXAMPLE } from '../db/example-city.ts';

/** A program of its own: prepares what is due at an instant, and kills itself in the middle of keeping the first draft. */
const [location, now] = process.argv.slice(2);
const store = await openStore(JSON.parse(location!) as DatabaseLocation, (sql) => {
  if (sql.startsWith('insert into "sheets"')) process.kill(process.pid, 'SIGKILL');
});
await prepareDrafts(store, EXAMPLE.city, new Date(now!), () => undefined);
