import { lacking, type MoveFacts } from '../../catalogue/move-needs.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import type { ProjectInput } from '../../catalogue/project-schema.ts';
import { judgeStepChange, type StepVerdict } from '../../catalogue/step-change.ts';
import type { Step } from '../../catalogue/steps.ts';
import type { LifeStep, Workflow } from '../../catalogue/workflows.ts';
import { dossiersOf } from '../../db/evidence.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import type { CityReferences } from '../city-references.ts';
import type { MoveNote, SaveContext } from '../projects/save-plan.ts';

/** An item whose step may have changed; `key` finds its answer again. */
export interface Mover {
  readonly key: unknown;
  readonly input: ProjectInput;
  readonly before: ProjectRecord | null;
  /** An earlier state is put back. */
  readonly isBack: boolean;
}

export interface JudgedMove {
  readonly problems: readonly Problem[];
  readonly move: MoveNote | undefined;
}

/** Judges every change of step that a form, a workbook or a program states; two statements more, and none when no step changes. */
export async function judgeMoves(
  reader: Reader,
  { actor, scope, asOf }: SaveContext,
  movers: readonly Mover[],
  city: CityReferences,
): Promise<ReadonlyMap<unknown, JudgedMove>> {
  const role = actor.person.role ?? null;
  const workflowOf = (type: string): Workflow => city.types.get(type)?.workflow ?? 'standard';
  const judged = movers.map((mover) => {
    const { input, before, isBack } = mover;
    const verdict = judgeStepChange({
      from: (before?.step ?? null) as Step | null,
      to: input.step as Step,
      workflow: workflowOf(input.type),
      origin: input.origin,
      role,
      isBack,
      reason: actor.reason?.trim() ?? '',
    });
    return { ...mover, verdict };
  });

  const forward = judged
    .filter(({ verdict, isBack }) => role !== null && !isBack && isForward(verdict))
    .map(({ before }) => before!);
  const dossiers = await dossiersOf(reader, scope, forward);
  const moves = judged.map(({ key, input, before, verdict }): [unknown, JudgedMove] => {
    if (!verdict.ok) return [key, { problems: [verdict.problem], move: undefined }];
    if (verdict.kind === null) return [key, { problems: [], move: undefined }];
    const dossier = before === null ? undefined : dossiers.get(before.id);
    const facts: MoveFacts = {
      ...input,
      paused: before?.paused_from != null,
      items: dossier?.items ?? [],
      packages: [],
      noticeTo: null,
    };
    const lack = dossier === undefined ? [] : lacking(workflowOf(input.type), input.step as LifeStep, facts, asOf);
    const paused = dossier !== undefined && facts.paused ? [problem('', 'is-paused')] : [];
    return [
      key,
      {
        problems: [...lack, ...paused].map((one) => ({ ...one, field: 'step' })),
        move: { kind: verdict.kind, day: null, code: null, detail: {} },
      },
    ];
  });
  return new Map(moves);
}

const isForward = (verdict: StepVerdict): boolean =>
  verdict.ok && (verdict.kind === 'advance' || verdict.kind === 'skip');
