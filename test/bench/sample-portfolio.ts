import { parsePortfolio } from '../../models/engine/parse-portfolio.ts';
import type { Portfolio } from '../../models/portfolio.ts';
import { openInMemory } from '../../src/db/open-in-memory.ts';
import { loadPortfolio } from '../../src/services/portfolio/load-portfolio.ts';
import { loadSample } from '../../src/services/sample/load-sample.ts';

/** The shipped sample as the portfolio the command line would read. */
export async function samplePortfolio(): Promise<Portfolio> {
  const store = await openInMemory();
  try {
    await loadSample(store, 'seeds/qingdao-2023');
    const { city, id, as_of: asOf } = await store.read.selectFrom('programmes').selectAll().executeTakeFirstOrThrow();
    const parsed = parsePortfolio(
      await loadPortfolio(store.read, { city, programme: id }, asOf ?? '2023-06-30'),
      'sample',
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults.slice(0, 3)));
    return parsed.portfolio;
  } finally {
    await store.close();
  }
}
