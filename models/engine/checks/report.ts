import type { FaultCode, FaultParams } from '../../fault.ts';

/** Takes note of a fault at a field of the item being checked. */
export type Report = (field: string, code: FaultCode, params?: FaultParams) => void;

/** The same report for what lies below a field. */
export function below(report: Report, parent: string): Report {
  return (field, code, params) => report(field === '' ? parent : `${parent}.${field}`, code, params);
}
