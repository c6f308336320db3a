import { problem as fault } from '../../catalogue/problem.ts';
import { wordProblems } from '../problems.ts';
import { problem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** The version named in `If-Match`; undefined without one, null when it is none. A star would overwrite whatever stands there. */
export function versionOf({ header }: Pick<Request_, 'header'>): number | null | undefined {
  const stated = header('if-match');
  if (stated === undefined) return undefined;
  const version = /^"?(\d{1,9})"?$/.exec(stated.trim())?.[1];
  return version === undefined ? null : Number(version);
}

export function badMatch({ header, t }: Request_): Reply {
  const value = header('if-match') ?? '';
  return problem(400, wordProblems([fault('if-match', 'if-match-form', { value: value.slice(0, 80) })], t));
}

/** A change names the version it is made over. */
export function matchNeeded({ t }: Request_): Reply {
  return problem(428, wordProblems([fault('if-match', 'if-match-needed')], t));
}
