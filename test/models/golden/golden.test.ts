// The whole outcome of one rich, invented portfolio, kept beside it: any change of a figure shows as a change of a file.
// The figures were compared with the independent reference when the files were written.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Portfolio } from '../../../models/portfolio.ts';

const FILE = 'rich-portfolio.json';

function richPortfolio(): Portfolio {
  const json: unknown = JSON.parse(readFileSync(new URL(FILE, import.meta.url), 'utf8'));
  const parsed = parsePortfolio(json, FILE);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.portfolio;
}

describe('the rich portfolio', () => {
  it.each([[null], ['slow'], ['slow-but-more']])('evaluates to its golden outcome under scenario %s', async (scenario) => {
    const outcome = evaluate(richPortfolio(), scenario);
    const golden = `./rich-portfolio.${scenario ?? 'baseline'}.json`;
    await expect(`${JSON.stringify(outcome, null, 1)}\n`).toMatchFileSnapshot(golden);
  });
});
