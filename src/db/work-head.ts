/** The columns of long work without its result, for lists. */
export const WORK_HEAD = [
  'city', 'programme', 'id', 'scenario', 'scenario_name', 'state', 'done', 'total', 'owner', 'beat', 'restarts', 'cancel', 'changes', 'assumptions',
  'fingerprint', 'model_version', 'data_version', 'as_of', 'fault', 'created', 'created_by', 'finished',
] as const; // prettier-ignore
