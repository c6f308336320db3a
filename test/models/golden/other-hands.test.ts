// Invented portfolios with what a second program, written in another language from the description of the arithmetic alone, makes of them. One
// case a line; regenerate nothing here when a figure changes: find out who is right.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';

interface Case {
  readonly portfolio: { readonly year: number; readonly projects: readonly unknown[] };
  readonly scenario: string | null;
  readonly expected: Readonly<Record<string, unknown>>;
}

const cases = readFileSync(new URL('other-hands.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

/** Every expected leaf that the outcome does not have, as text. A pollutant without figures may be absent. */
function differences(expected: unknown, actual: unknown, path: string): readonly string[] {
  if (typeof expected === 'number' && (typeof actual === 'number' || actual === undefined)) {
    const near = Math.abs(expected - (actual ?? 0)) <= 1e-9 * Math.max(1, Math.abs(expected));
    return near ? [] : [`${path}: ${expected} is ${String(actual)}`];
  }
  if (typeof expected === 'object' && expected !== null) {
    const parts = actual as Readonly<Record<string, unknown>> | undefined;
    return Object.entries(expected).flatMap(([key, value]) => differences(value, parts?.[key], `${path}/${key}`));
  }
  return expected === actual ? [] : [`${path}: ${String(expected)} is ${String(actual)}`];
}

describe('what another program reckons', () => {
  it.each(cases.map((one, index) => [index, one.portfolio.year, one.portfolio.projects.length, one] as const))(
    'agrees to nine digits in case %i of %i with %i projects',
    (_index, _year, _count, { portfolio, scenario, expected }) => {
      const parsed = parsePortfolio(portfolio, 'case.json');
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
      const outcome = evaluate(parsed.portfolio, scenario);
      const projects = Object.fromEntries(outcome.projects.map((project) => [project.id, project]));
      expect(Object.keys(expected).sort()).toEqual(['cost', 'projects', 'targets', 'totals', 'zones']);
      expect(differences(expected, { ...outcome, projects }, '')).toEqual([]);
    },
  );
});
