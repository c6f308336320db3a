// The faults of any JSON at all, each checked to say where it is.
import { expect } from 'vitest';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Fault } from '../../../models/fault.ts';

/** Empty when the JSON is a valid portfolio; a fault without file, id or field fails the test at once. */
export function faultsOf(json: unknown, file: string): readonly Fault[] {
  const parsed = parsePortfolio(json, file);
  if (parsed.ok) return [];
  expect(parsed.faults).not.toEqual([]);
  for (const fault of parsed.faults) {
    expect(fault.file).toBe(file);
    expect(fault.id === null || fault.id.length > 0, JSON.stringify(fault)).toBe(true);
    expect(typeof fault.field, JSON.stringify(fault)).toBe('string');
    expect(fault.code).toMatch(/^[a-z-]+$/);
  }
  return parsed.faults;
}
