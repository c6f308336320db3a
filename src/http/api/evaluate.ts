import type { Fault } from '../../../models/fault.ts';
import { problem as fault } from '../../catalogue/problem.ts';
import { evaluateAside } from '../../services/portfolio/evaluate-aside.ts';
import { faultText } from '../../words/fault-text.ts';
import type { Translate } from '../../words/messages.ts';
import { wordProblems } from '../problems.ts';
import { problem, text, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** A portfolio in, its outcome out, under `?scenario=` one of its own scenarios; nothing is stored. Faults are all named at once. */
export async function evaluatePosted({ json, query, t }: Request_): Promise<Reply> {
  const answer = await evaluateAside({ portfolio: json, scenario: query.get('scenario') });
  switch (answer.kind) {
    case 'outcome':
      return text(answer.json, { type: 'application/json; charset=utf-8' });
    case 'faults':
      return faulty(answer.faults, t);
    case 'too-slow':
      return problem(422, wordProblems([fault('', 'too-slow')], t));
    case 'busy':
      return problem(503, wordProblems([fault('', 'busy')], t), { headers: { 'Retry-After': '10' } });
  }
}

function faulty(faults: readonly Fault[], t: Translate): Reply {
  const worded = faults.map(({ id, field, code, params }) => ({
    id,
    field,
    code,
    params,
    message: faultText(t, { code, params }),
  }));
  const errors = worded.map(({ id, field, message }) => ({
    field: [id ?? '', field].filter((part) => part !== '').join('.'),
    message,
  }));
  return problem(422, errors, { about: { faults: worded } });
}
