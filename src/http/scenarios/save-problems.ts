import { groupRows } from '../../db/group-rows.ts';
import type { BrokenLock } from '../../services/scenarios/scenario-locks.ts';
import { scenarioProblems, type ScenarioSave } from '../../services/scenarios/save-scenario.ts';
import type { Problem } from '../../catalogue/problem.ts';
import type { Translate } from '../../words/messages.ts';
import { wordProblems } from '../problems.ts';
import type { FieldProblem } from '../reply.ts';
import type { TypedAbout } from './about-form.ts';
import { ABOUT } from './typed-change.ts';

/** What is wrong with a scenario's name and note, said beside what is wrong with its change. */
export function aboutProblems(about: TypedAbout, t: Translate): readonly FieldProblem[] {
  return wordAbout(scenarioProblems(about), t);
}

/** Why a scenario was not saved, at the controls it concerns; what only the model saw is said by its code. */
export function saveProblems(save: Extract<ScenarioSave, { kind: 'invalid' }>, t: Translate): readonly FieldProblem[] {
  const faults = save.faults.map(({ field, code }) =>
    code === 'unknown-parent' || code === 'scenario-circle'
      ? { field: `${ABOUT}parent`, message: t(`scenarios.${code}`) }
      : { field: '', message: t('scenarios.model-fault', { field, code }) },
  );
  return [...wordAbout(save.problems, t), ...faults, ...brokenLocks(save.broken, t)];
}

/** More projects than this are counted, not named. */
const NAMED = 3;

/** Which locks stand in the way: one sentence per kind of lock and scenario, with the projects. */
function brokenLocks(broken: readonly BrokenLock[], t: Translate): readonly FieldProblem[] {
  const groups = groupRows(broken, ({ kind, scenario, holder }) => `${kind} ${scenario.id} ${holder.id}`);
  return [...groups.values()].map((group) => {
    const { kind, holder } = group[0]!;
    const names = group.slice(0, NAMED).map(({ project }) => project);
    const params = { scenario: holder.name, names: names.join(t('scenarios.list-comma')), count: group.length };
    return { field: '', message: t(`locks.broken-${kind}`, { ...params, more: group.length > NAMED ? 'yes' : 'no' }) };
  });
}

function wordAbout(problems: readonly Problem[], t: Translate): readonly FieldProblem[] {
  return wordProblems(problems, t).map(({ field, message }) => ({ field: `${ABOUT}${field}`, message }));
}
