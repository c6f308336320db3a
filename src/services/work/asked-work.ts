import type { WorkTable } from '../../db/tables/work-tables.ts';
import type { Actor } from '../actor.ts';

/** The part of a row of long work that says it was asked for by this person and nobody began it yet. */
export function askedWork(
  actor: Actor,
  asOf: string,
): Omit<WorkTable, 'city' | 'programme' | 'id' | 'scenario' | 'scenario_name'> {
  return {
    state: 'waiting',
    done: 0,
    total: 0,
    owner: null,
    beat: null,
    restarts: 0,
    cancel: 0,
    changes: '[]',
    assumptions: null,
    fingerprint: '',
    model_version: '',
    data_version: 0,
    as_of: asOf,
    result: null,
    fault: null,
    created: actor.now.toISOString(),
    created_by: actor.person.displayName,
    finished: null,
  };
}
