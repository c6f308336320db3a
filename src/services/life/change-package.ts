import { problem, type Problem } from '../../catalogue/problem.ts';
import { writeAudit } from '../../db/audit.ts';
import { findProject } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { packagesOf, putPackage, type WorkPackage } from '../../db/work-packages.ts';
import { NotFound } from '../../errors.ts';
import { isDay } from '../../words/day.ts';
import { signature } from '../actor.ts';
import { typeRulesOf } from '../../db/categories.ts';
import type { SaveContext } from '../projects/save-plan.ts';

export const PACKAGE_KINDS = ['organised', 'fugitive', 'transport', 'monitoring'] as const;

/** A package as typed: percent, day of the evaluation and who made it, first day of the notice and where it stands. */
export interface StatedPackage {
  readonly progress: string;
  readonly evaluated: string;
  readonly evaluator: string;
  readonly published: string;
  readonly notice: string;
}

/** Writes one work package of an ultra-low-emission project; all problems, none when it is written. A package is published after it was evaluated. */
export async function changePackage(
  trx: Writer,
  { scope, actor, asOf }: SaveContext,
  id: string,
  kind: WorkPackage['kind'],
  stated: StatedPackage,
  version: number,
): Promise<readonly Problem[]> {
  const record = await findProject(trx, scope, id);
  if (record === undefined || (await typeRulesOf(trx, scope.city, record.type)).workflow !== 'ule')
    throw new NotFound('project', id);
  const key = { city: scope.city, programme: scope.programme, project: id, kind };
  const problems = problemsOf(kind, stated, asOf);
  if (problems.length > 0) return problems;
  const before = (await packagesOf(trx, key, id)).find((one) => one.kind === kind);
  const value = {
    progress: stated.progress === '' ? null : Number(stated.progress),
    evaluated: stated.evaluated || null,
    evaluator: stated.evaluator || null,
    published: stated.published || null,
    notice: stated.notice || null,
  };
  if (!(await putPackage(trx, key, { ...value, state: stateOf(value) }, version)))
    return [problem('', 'stale-package')];
  const fields = ['progress', 'evaluated', 'evaluator', 'published', 'notice'] as const;
  const changes = fields
    .map((field) => ({ field, from: before?.[field] ?? null, to: value[field] }))
    .filter(({ from, to }) => from !== to);
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: scope.city,
      programme: scope.programme,
      district: record.district,
      action: 'update',
      entity: 'work-package',
      entity_id: id,
      changes,
    },
  ]);
  return [];
}

function problemsOf(kind: string, stated: StatedPackage, asOf: string): readonly Problem[] {
  const progress = Number(stated.progress);
  const at = (name: keyof StatedPackage): string => `${kind}-${name}`;
  const days = (['evaluated', 'published'] as const).flatMap((name) => {
    if (stated[name] === '') return [];
    if (!isDay(stated[name])) return [problem(at(name), 'not-a-day')];
    return stated[name] > asOf ? [problem(at(name), 'day-in-future', { day: asOf })] : [];
  });
  return [
    ...(stated.progress !== '' && !(progress >= 0 && progress <= 100)
      ? [problem(at('progress'), 'number-range', { value: stated.progress, min: 0, max: 100 })]
      : []),
    ...days,
    ...(stated.published !== '' && stated.evaluated === '' ? [problem(at('evaluated'), 'required')] : []),
    ...(stated.published !== '' && stated.published < stated.evaluated
      ? [problem(at('published'), 'end-before-start', { value: stated.published, start: stated.evaluated })]
      : []),
  ];
}

function stateOf({
  progress,
  evaluated,
  published,
}: Pick<WorkPackage, 'progress' | 'evaluated' | 'published'>): string {
  if (published !== null) return 'published';
  if (evaluated !== null) return 'evaluated';
  if (progress === 100) return 'done';
  return (progress ?? 0) > 0 ? 'building' : 'open';
}
