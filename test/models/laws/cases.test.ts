// Where the model's text has to be read with care: one small portfolio each, with the value and why it is that one.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PortfolioJson } from '../reference/portfolio-json.ts';
import { referenceEvaluate } from '../reference/reference-evaluate.ts';
import { evaluateJson } from './evaluate-json.ts';

interface Case {
  argument: string;
  scenario: string | null;
  /** Path into the outcome (projects in the order of their ids) to what must stand there. */
  expect: Record<string, unknown>;
  portfolio: PortfolioJson;
}

const folder = new URL('cases/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case;

function at(outcome: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], outcome);
}

describe.each(names)('%s', (name) => {
  const { argument, scenario, expect: expected, portfolio } = read(name);
  const outcomes = [
    ['engine', evaluateJson(portfolio, scenario)],
    ['reference', referenceEvaluate(portfolio, scenario)],
  ] as const;

  it.each(outcomes)('holds in the %s', (_which, outcome) => {
    for (const [path, value] of Object.entries(expected)) {
      const found = at(outcome, path);
      const message = `${path}. ${argument}`;
      if (typeof value === 'number') expect(found, message).toBeCloseTo(value, 9);
      else if (Array.isArray(value)) expect([...(found as unknown[])].sort(), message).toEqual([...value].sort());
      else expect(found, message).toEqual(value);
    }
  });
});
