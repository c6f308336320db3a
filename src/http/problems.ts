import type { Problem } from '../catalogue/problem.ts';
import type { Translate } from '../words/messages.ts';
import { problemParams } from '../words/problem-params.ts';
import type { FieldProblem } from './reply.ts';

/** Problems of the catalogue in the reader's words, ready for the summary and the fields. */
export function wordProblems(problems: readonly Problem[], t: Translate): readonly FieldProblem[] {
  return problems.map(({ field, code, params }) => ({
    field,
    message: t(code.startsWith('formula.') ? code : `problems.${code}`, problemParams(params, t)),
  }));
}
