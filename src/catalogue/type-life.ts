import { PAPER_KINDS, type ChecklistItem } from './checklists.ts';
import { problem, type Checked, type Problem } from './problem.ts';
import { readNumber } from './read-plain.ts';
import { STEPS } from './steps.ts';
import { pathOf, WORKFLOWS, type LifeStep, type Workflow } from './workflows.ts';

/** What a city decides of a type: the life its projects lead and the papers each step needs. */
export interface TypeLife {
  readonly workflow: Workflow;
  readonly checklist: readonly ChecklistItem[];
}

/** Steps a paper may be due at: once a project is closed nothing is asked for any more. */
export const DUE_STEPS: readonly LifeStep[] = STEPS.map(({ id }) => id).filter((id) => id !== 'reserve' && id !== 'closed'); // prettier-ignore

export const dueName = (kind: string): string => `due-${kind}`;
export const weightName = (kind: string): string => `weight-${kind}`;

/** The same as text, by the names of the form; a paper that is not asked for is due at no step. */
export function typedLife({ workflow, checklist }: TypeLife): Readonly<Record<string, string>> {
  const papers = PAPER_KINDS.flatMap((kind): [string, string][] => {
    const item = checklist.find((one) => one.kind === kind);
    return [
      [dueName(kind), item?.due ?? ''],
      [weightName(kind), item === undefined ? '' : String(item.weight)],
    ];
  });
  return { workflow, ...Object.fromEntries(papers) };
}

/** Reads the form; a paper must be due at a step of the workflow chosen, and no weight given is 1. */
export function readLife(typed: Readonly<Record<string, string>>): Checked<TypeLife> {
  const workflow = (Object.keys(WORKFLOWS) as Workflow[]).find((one) => one === typed['workflow']);
  if (workflow === undefined) return { ok: false, problems: [problem('workflow', 'not-an-option')] };
  const path = pathOf(workflow);
  const problems: Problem[] = [];
  const checklist = PAPER_KINDS.flatMap((kind): ChecklistItem[] => {
    const due = typed[dueName(kind)] ?? '';
    if (due === '') return [];
    const step = DUE_STEPS.find((one) => one === due);
    if (step === undefined || !path.includes(step)) problems.push(problem(dueName(kind), 'step-not-in-workflow', { kinds: kind, step: due })); // prettier-ignore
    const weight = readNumber(weightName(kind), typed[weightName(kind)] ?? '');
    if (!weight.ok) problems.push(...weight.problems);
    else if (weight.value !== null && (weight.value < 0.1 || weight.value > 100))
      problems.push(problem(weightName(kind), 'number-range', { value: typed[weightName(kind)]!, min: 0.1, max: 100 }));
    return step === undefined || !weight.ok ? [] : [{ kind, due: step, weight: weight.value ?? 1 }];
  });
  if (checklist.length === 0 && problems.length === 0) problems.push(problem('', 'no-papers'));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { workflow, checklist } };
}

/** Does a list ask for the same papers, in whatever order? */
export function sameChecklist(first: readonly ChecklistItem[], second: readonly ChecklistItem[]): boolean {
  return checklistText(first) === checklistText(second);
}

/** A checklist as text for the trail: kind, step and weight of each paper, in the order of kinds. */
export function checklistText(items: readonly ChecklistItem[]): string {
  return PAPER_KINDS.flatMap((kind) => {
    const item = items.find((one) => one.kind === kind);
    return item === undefined ? [] : [`${kind} ${item.due} ${String(item.weight)}`];
  }).join(', ');
}
