import { paths } from '../../paths.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** Leads from a project that was merged to the one it went into, and says so. */
export function toMerged(id: string, { t }: Pick<Request_, 't'>): Reply {
  return redirect(paths.project.to({ id }), { notice: t('reviews.merged', { id }) });
}
