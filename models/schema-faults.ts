import type { z } from 'zod';
import type { ModelFault } from './model-fault.ts';

/**
 * Turns what a schema found into faults: one for each unknown key, missing field or field of a wrong shape. The schema must have been run
 * with `reportInput`, else a missing field cannot be told from a wrong one.
 */
export function schemaFaults(id: string, error: z.ZodError): ModelFault[] {
  return error.issues.flatMap((issue) => faultsOf(id, issue));
}

function faultsOf(id: string, issue: z.core.$ZodIssue): ModelFault[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ id, field: joined(field, key), code: 'unknown-key', params: { key } }));
  if (issue.code === 'custom' && issue.params?.code === 'not-a-day')
    return [{ id, field, code: 'not-a-day', params: {} }];
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ id, field, code: 'required', params: {} }];
  return [{ id, field, code: 'wrong-shape', params: { accepts: acceptsOf(issue) } }];
}

function acceptsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ');
  if (issue.code === 'too_small') return `>= ${String(issue.minimum)}`;
  if (issue.code === 'too_big') return `<= ${String(issue.maximum)}`;
  return issue.code;
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
