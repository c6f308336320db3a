import { isDeepStrictEqual } from 'node:util';
import type { Holder } from '../../catalogue/roles.ts';
import { onlyOpenDeclarations } from '../../catalogue/amount-rules.ts';
import type { Tranche } from '../../catalogue/project-schema.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { recordChanges, type RecordField } from './record-changes.ts';

/** What a branch reports of its own listed projects: progress, problems, actual dates, money spent, contacts; steps have rules of their own. */
const REPORTED: ReadonlySet<RecordField> = new Set<RecordField>([
  'progress',
  'problem',
  'started',
  'finished',
  'effective',
  'spent',
  'lead',
  'owner',
  'phone',
  'step',
  'status',
]);

/**
 * The fields of a change that a branch may only ask the city to make: plan dates, quantities, money and methods of a project beyond 储备. `effective`
 * is the plan's `run` until a project is built, and the actual day after.
 */
export function fieldsToAsk(before: ProjectRecord, after: ProjectRecord): readonly RecordField[] {
  if (before.step === 'reserve') return [];
  return recordChanges(before, after)
    .map(({ field }) => field as RecordField)
    .filter((field) => !REPORTED.has(field) && !isReport(field, before, after));
}

/** A planner who changes plan dates or quantities of a listed project says why on the form (a program may: `?reason=`); approved tonnes are stated by their document. */
export function lacksReason(
  role: Holder,
  reason: string,
  before: ProjectRecord | null,
  after: ProjectRecord | null,
): boolean {
  if (role !== 'planner' || before === null || after === null || reason.trim() !== '') return false;
  return fieldsToAsk(before, after).some((field) => field !== 'amounts');
}

/** Tags that follow from other fields, how far the tranches have come, and what a branch declares are no change of plan. */
function isReport(field: RecordField, before: ProjectRecord, after: ProjectRecord): boolean {
  if (field === 'tags') return isDeepStrictEqual(chosenTags(before), chosenTags(after));
  if (field === 'amounts') return onlyOpenDeclarations(after.amounts, before.amounts);
  return field === 'tranches' && isDeepStrictEqual(before.tranches.map(planOf), after.tranches.map(planOf));
}

const chosenTags = ({ tags }: ProjectRecord): string[] =>
  tags.filter((tag) => tag !== 'counted' && tag !== 'temporary').sort();
const planOf = ({ day, share, quantity, unit }: Tranche) => ({ day, share, quantity, unit });
