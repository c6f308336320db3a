import type { Day } from '../../models/calendar.ts';
import { type ExampleFault, exampleFaults } from '../../models/method-examples.ts';
import type { FileFault, ModelFiles } from '../model-files.ts';
import type { Translate } from '../words/messages.ts';
import { modelFaultText } from '../words/model-fault.ts';
import { refusalText } from '../words/refusal.ts';

/** A fault of the model, worded. */
export interface WordedFault {
  readonly file: string;
  readonly id: string;
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A factor or method past its review day, or a factor whose last period is over: its values are still used, and every figure that rests on them says so. */
export interface StaleWarning {
  readonly code: 'stale-factor';
  readonly file: string;
  readonly id: string;
  readonly review_by: Day;
  /** The end of a factor's last period, when that is over. */
  readonly valid_to?: Day;
}

/** Everything wrong with the model: faults of the files, and examples that do not come out as they say. */
export function modelFaults({ faults, methods }: ModelFiles, t: Translate): WordedFault[] {
  const ofExamples = [...methods.values()].flatMap((method) =>
    exampleFaults(method).map((fault) => ({ ...fault, file: methodFile(method.id) })),
  );
  return [...faults, ...ofExamples].map((fault) => worded(fault, t));
}

/** Factors and methods that are out of date on a day. */
export function staleFactors({ factors, factorFiles, methods }: ModelFiles, day: Day): StaleWarning[] {
  const ofFactors = [...factors.values()].flatMap((versions): StaleWarning[] => {
    const { id, review_by, valid_to } = versions.at(-1)!;
    const known = { code: 'stale-factor', file: factorFiles.get(id)!, id, review_by } as const;
    if (valid_to !== null && valid_to < day) return [{ ...known, valid_to }];
    return review_by < day ? [known] : [];
  });
  const ofMethods = [...methods.values()].flatMap(({ id, definition: { review_by } }): StaleWarning[] =>
    review_by < day ? [{ code: 'stale-factor', file: methodFile(id), id, review_by }] : [],
  );
  return [...ofFactors, ...ofMethods];
}

function worded(fault: FileFault & ExampleFault, t: Translate): WordedFault {
  const { file, id, field, code, params, because = [] } = fault;
  const reason = because.map((refusal) => refusalText(t, refusal)).join(' ');
  return { file, id, field, code, message: modelFaultText(t, { code, params: { ...params, reason } }) };
}

function methodFile(id: string): string {
  return `models/methods/${id}.yaml`;
}
