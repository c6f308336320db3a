import type { Status } from '../../models/vocabulary.ts';

/**
 * The day handed to the model: the actual stable-run day once a project is built, before that the present plan's stable-run day, else none.
 * Four layers of dates (frozen plan, present plan, actual, effective) are never overwritten by one another.
 */
export function effectiveDay(project: {
  readonly status: Status;
  readonly run: string | null;
  readonly effective: string | null;
}): string | null {
  if (project.status === 'built' || project.status === 'verified') return project.effective;
  return project.run;
}
