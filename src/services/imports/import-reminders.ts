import type { Problem } from '../../catalogue/problem.ts';
import type { Reader } from '../../db/reader.ts';
import type { ImportOptions, ReadyRow } from './import-portion.ts';
import { projectReminders, type Reviewed } from '../projects/project-reminders.ts';
import type { Planned, SaveContext } from '../projects/save-plan.ts';

/** 提醒 of a portion's rows that nobody has confirmed yet, row by row; where nobody can be asked (command line) there are none. */
export async function openReminders(
  reader: Reader,
  { scope }: SaveContext,
  { doubles, sure }: ImportOptions,
  ready: readonly Pick<ReadyRow, 'row'>[],
  planned: readonly Planned[],
): Promise<readonly (readonly Problem[])[]> {
  const asked = planned.map((plan, at): Reviewed | null =>
    doubles === null || sure.has(ready[at]!.row.row) ? null : reviewed(plan),
  );
  const key = { city: scope.city, programme: scope.programme };
  const found = (
    await projectReminders(
      reader,
      key,
      asked.filter((one) => one !== null),
    )
  ).values();
  return asked.map((one) => (one === null ? [] : found.next().value!));
}

function reviewed(plan: Planned): Reviewed | null {
  if (plan.kind === 'create') return { record: plan.record, before: null };
  return plan.kind === 'update' ? { record: plan.record, before: plan.before } : null;
}
