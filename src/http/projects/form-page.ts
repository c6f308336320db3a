import type { Problem } from '../../catalogue/problem.ts';
import { offeredSteps } from '../../catalogue/step-change.ts';
import type { Step } from '../../catalogue/steps.ts';
import { typeRulesOf } from '../../db/categories.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { loadModelFiles } from '../../model-files.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { page, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { draftBeside } from './draft-fields.ts';
import { formEstimate } from './form-estimate.ts';
import type { FoundSources } from './find-sources.ts';
import { formView } from './form-view.ts';
import { remindersView } from './reminders-view.ts';
import type { TypedProject } from './typed-project.ts';

export interface FormState {
  readonly typed: TypedProject;
  readonly current: ProjectRecord | null;
  readonly errors?: readonly FieldProblem[];
  readonly reminders?: readonly Problem[];
  /** What is typed comes from a draft, or goes on from one: the draft is not offered beside it. */
  readonly continues?: boolean;
  /** Fields a branch may only ask the city to change. */
  readonly asks?: readonly string[];
  /** Sources to choose from, when they were asked for. */
  readonly found?: FoundSources | null;
  readonly status?: number;
}

/** The form with its estimate; nothing typed is lost, whatever was pressed. */
export async function formPage(request: Request_, db: Reader, state: FormState): Promise<Reply> {
  const { typed, current, errors = [], reminders = [], asks = [], status = 200 } = state;
  const { t, locale, programme, scope } = request;
  const lists = await cityLists(db, programme, locale);
  const { methods } = await loadModelFiles();
  const of = current === null ? {} : { id: current.id };
  const offers = { district: scope.district, step: await stepsFor(request, db, current) };
  const data = {
    title: current === null ? t('projects.new') : t('projects.edit', { name: current.name }),
    crumbs: [
      { label: t('projects.title'), href: paths.projects.to() },
      ...(current === null ? [] : [{ label: current.id, href: paths.project.to({ id: current.id }) }]),
    ],
    errors,
    action: current === null ? paths.newProject.to() : paths.editProject.to({ id: current.id }),
    estimateAction: paths.estimateProject.to(of),
    draftAction: paths.drafts.to(of),
    draftKey: `${request.person.id}/${programme.id}/${current?.id ?? 'new'}`,
    // What a sent form answers with is newer than any copy the browser holds.
    answers: request.form.size > 0,
    cancel: current === null ? paths.projects.to() : paths.project.to({ id: current.id }),
    form: formView({ typed, errors, lists, methods, frozen: frozenOf(current), offers, locale, t }),
    found: state.found ?? null,
    reminders: remindersView(reminders, typed, errors, t),
    draft: state.continues === true ? null : await draftBeside(request, db, current),
    asks: asks.length === 0 ? null : t('projects.asks', { list: asks.map((key) => t(`fields.${key}`)) }),
    ...(await formEstimate(request, db, typed, current)),
  };
  return page('projects/edit', data, { status });
}

/** Steps this person may save from where the project stands; the type of a new one is not chosen yet. */
async function stepsFor({ person, programme }: Request_, db: Reader, current: ProjectRecord | null) {
  const { workflow } = await typeRulesOf(db, programme.city, current?.type ?? '');
  return offeredSteps({
    from: (current?.step ?? null) as Step | null,
    workflow,
    origin: current?.origin ?? 'entered',
    role: person.role,
  });
}

/** The baseline dates that stand since the project was listed; only the re-planned ones move. */
function frozenOf(current: ProjectRecord | null): readonly string[] {
  if (current === null || current.step === 'reserve') return [];
  return (['plan_start', 'plan_finish'] as const).filter((key) => current[key] !== null);
}
