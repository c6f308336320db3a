import type { z } from 'zod';
import type { FaultCode, FaultParams } from '../../fault.ts';

type Issue = z.core.$ZodIssue;

/** A fault of shape: where in the file, and what is wrong there. */
export interface SchemaFault {
  readonly path: readonly PropertyKey[];
  readonly code: FaultCode;
  readonly params: FaultParams;
}

/** Turns what the schema found into faults of ours, one per unknown key. `json` is what was checked. */
export function schemaFaults(json: unknown, issues: readonly Issue[]): readonly SchemaFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key], code: 'unknown-key' as const, params: {} }));
    }
    const stands = valueAt(json, issue.path) !== undefined;
    return [{ path: issue.path, ...(stands ? faultOf(issue) : { code: 'missing' as const, params: {} }) }];
  });
}

function faultOf(issue: Issue): { readonly code: FaultCode; readonly params: FaultParams } {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_value':
      return { code: 'not-allowed', params: { allowed: issue.values.map(String).join(', ') } };
    case 'too_small':
      if (issue.origin === 'string') return { code: 'empty', params: {} };
      return {
        code: issue.inclusive === false ? 'not-above' : 'below-minimum',
        params: { minimum: Number(issue.minimum) },
      };
    case 'too_big':
      return { code: 'above-maximum', params: { maximum: Number(issue.maximum) } };
    case 'invalid_union':
      return wrongForm(issue);
    case 'custom':
      return { code: 'not-a-day', params: {} };
    default:
      return { code: 'wrong-type', params: { expected: issue.message } };
  }
}

function wrongType(issue: z.core.$ZodIssueInvalidType): { readonly code: FaultCode; readonly params: FaultParams } {
  if (issue.expected === 'int') return { code: 'not-whole', params: {} };
  const received = 'received' in issue ? String(issue.received) : '';
  if (received === 'NaN' || received.endsWith('Infinity')) return { code: 'not-finite', params: {} };
  return { code: 'wrong-type', params: { expected: issue.expected } };
}

function wrongForm(issue: z.core.$ZodIssueInvalidUnion): { readonly code: FaultCode; readonly params: FaultParams } {
  if (issue.errors.length === 0) {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
    return { code: 'not-allowed', params: { allowed: options.map(String).join(', ') } };
  }
  const expected = issue.errors.flatMap((branch) => branch.slice(0, 1)).map(expectation);
  return { code: 'wrong-type', params: { expected: [...new Set(expected)].join(' or ') } };
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  return issue.code === 'invalid_value' ? `one of ${issue.values.map(String).join(', ')}` : issue.message;
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<PropertyKey, unknown>)[key];
  }, json);
}
