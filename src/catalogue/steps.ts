import type { Status } from '../../models/vocabulary.ts';

/** Life of a project: the steps in their order with the status of the model each stands for. Names live in the message catalogues (`step.<id>`). */
export const STEPS = [
  { id: 'reserve', status: 'proposed' },
  { id: 'listed', status: 'planned' },
  { id: 'started', status: 'building' },
  { id: 'building', status: 'building' },
  { id: 'finished', status: 'built' },
  { id: 'self-checked', status: 'built' },
  { id: 'checked', status: 'built' },
  { id: 'accepted', status: 'verified' },
  { id: 'published', status: 'verified' },
  { id: 'closed', status: 'verified' },
] as const satisfies readonly { id: string; status: Status }[];

export type Step = (typeof STEPS)[number]['id'] | 'cancelled';
export const STEP_IDS: readonly Step[] = [...STEPS.map((step) => step.id), 'cancelled'];

/** The model's status follows from the step, never the other way round. */
export function statusOf(step: Step): Status {
  return STEPS.find((known) => known.id === step)?.status ?? 'cancelled';
}

/** The first step of a status, for records that arrive with a status only. */
export function firstStepOf(status: Status): Step {
  return STEPS.find((known) => known.status === status)?.id ?? 'cancelled';
}
