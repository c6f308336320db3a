// The example portfolio printed in the interface contract, its placeholders filled in. Skipped where the contract is not at hand.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';

const CONTRACT = new URL('../../../../shared/design/interfaces.md', import.meta.url);
const MONTHS = JSON.stringify(Array.from({ length: 12 }, () => 1 / 12));

function example(): unknown {
  const text = readFileSync(CONTRACT, 'utf8');
  const [, block] = /## 3\..*?```json\n(.*?)```/s.exec(text)!;
  return JSON.parse(block!.replaceAll('[12 numbers]', MONTHS));
}

describe.skipIf(!existsSync(CONTRACT))('the example of the contract', () => {
  it('is a valid portfolio', () => {
    expect(parsePortfolio(example(), 'example.json')).toMatchObject({ ok: true });
  });

  it('evaluates, and under its scenario too', () => {
    const parsed = parsePortfolio(example(), 'example.json');
    if (!parsed.ok) throw new Error('the example has faults');
    const outcome = evaluate(parsed.portfolio);
    // Effective 15 June, not built on 30 June: moved to 1 July. 184 days of 0.6 at uptime 0.95 of 120 t a year.
    expect(outcome.projects[0]).toMatchObject({
      first_day: '2023-07-01',
      counts: true,
      warnings: ['unbased', 'past-date-not-built'],
    });
    expect(outcome.projects[0]!.reduces.NOx!.year).toBeCloseTo((120 * 0.6 * 0.95 * 184) / 365, 9);
    expect(outcome.projects[0]!.reduces.NOx!.full_year).toBeCloseTo(68.4, 9);
    expect(outcome.projects[0]!.reduces.SO2!.full_year).toBeCloseTo(3.5 * 0.95, 12);
    const [slip] = parsed.portfolio.scenarios!;
    expect(evaluate(parsed.portfolio, slip!.id).totals).toEqual(outcome.totals);
  });
});
