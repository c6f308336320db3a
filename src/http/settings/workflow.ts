import { PAPER_KINDS } from '../../catalogue/checklists.ts';
import { checklistOf } from '../../catalogue/dossier.ts';
import { may } from '../../catalogue/roles.ts';
import { dueName, DUE_STEPS, readLife, typedLife, weightName } from '../../catalogue/type-life.ts';
import { WORKFLOWS, pathOf, type Workflow } from '../../catalogue/workflows.ts';
import { findType, typeRulesOf, type ProjectType } from '../../db/categories.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { NotFound } from '../../errors.ts';
import { paths } from '../../paths.ts';
import { saveTypeLife, type Stranded } from '../../services/life/save-type-life.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { clauses } from '../../words/joined.ts';

const SHOWN = 50;

interface Typed {
  readonly values: Readonly<Record<string, string>>;
  readonly version: string;
}

/** Workflow and papers of one type. */
export async function showWorkflow(request: Request_, db: Reader): Promise<Reply> {
  const type = await typeOf(request, db);
  const life = await typeRulesOf(db, type.city, type.id);
  return lifePage(request, type, { values: typedLife(life), version: String(type.version) });
}

/** Keeps them, or the standard papers again; never leaves a project at a step that does not exist. */
export async function keepWorkflow(request: Request_, trx: Writer): Promise<Reply> {
  const { t } = request;
  const type = await typeOf(request, trx);
  const names = ['workflow', ...PAPER_KINDS.flatMap((kind) => [dueName(kind), weightName(kind)]), 'version', 'do'];
  const sent = readFields(request.form, names);
  const workflow = sent['workflow'] as Workflow;
  const asStandard = sent['do'] === 'standard' && Object.hasOwn(WORKFLOWS, workflow);
  const values = asStandard ? typedLife({ workflow, checklist: checklistOf(type.id, workflow) }) : sent;
  const typed = { values, version: sent['version']! };
  const read = readLife(values);
  const saved = read.ok ? await saveTypeLife(trx, actorOf(request), type, read.value, Number(typed.version)) : read;
  if (saved.ok) return redirect(paths.workflows.to(), { notice: t('settings.saved') });
  if ('stranded' in saved)
    return lifePage(request, type, typed, strandedProblem(saved.stranded, request), saved.stranded);
  return lifePage(request, type, typed, wordProblems(saved.problems, t));
}

async function typeOf({ config, params }: Request_, db: Reader): Promise<ProjectType> {
  const type = await findType(db, config.city, params['type']!);
  if (type === undefined) throw new NotFound('project type', params['type']!);
  return type;
}

function strandedProblem(stranded: readonly Stranded[], { t }: Request_): readonly FieldProblem[] {
  return [{ field: 'workflow', message: t('settings.workflow.stranded', { count: stranded.length }) }];
}

function lifePage(
  request: Request_,
  type: ProjectType,
  { values, version }: Typed,
  errors: readonly FieldProblem[] = [],
  stranded: readonly Stranded[] = [],
): Reply {
  const { t, person, locale, programme } = request;
  const mayEdit = may(person.role, 'settings.edit');
  const workflows = (Object.keys(WORKFLOWS) as Workflow[]).map((one) => ({
    value: one,
    label: t('frame.with-more', { name: t(`settings.workflow.${one}`), more: pathOf(one).map((step) => t(`options.step.${step}`)).join(' → ') }), // prettier-ignore
  }));
  const steps = [
    { value: '', label: t('settings.workflow.not-asked') },
    ...DUE_STEPS.map((step) => ({ value: step, label: t(`options.step.${step}`) })),
  ];
  const own = (name: string) =>
    clauses(errors.filter((error) => error.field === name).map(({ message }) => message), t) || null; // prettier-ignore
  const papers = PAPER_KINDS.map((kind) => {
    const name = t(`lifecycle.paper-${kind}`);
    const due = values[dueName(kind)] ?? '';
    const step = steps.find(({ value }) => value === due)?.label ?? due;
    return {
      name,
      isAsked: due !== '',
      due: { name: dueName(kind), label: t('settings.workflow.due-of', { paper: name }), step, error: own(dueName(kind)), choices: steps.map((one) => ({ ...one, selected: one.value === due })) }, // prettier-ignore
      weight: { name: weightName(kind), label: t('settings.workflow.weight-of', { paper: name }), value: values[weightName(kind)] ?? '', error: own(weightName(kind)) }, // prettier-ignore
    };
  });
  const data = {
    title: locale === 'en' ? type.name_en : type.name_zh,
    crumbs: [
      { label: t('settings.title'), href: paths.settings.to() },
      { label: t('settings.tab.workflows'), href: paths.workflows.to() },
    ],
    action: paths.workflow.to({ type: type.id }),
    mayEdit,
    workflow: field(
      { name: 'workflow', label: t('settings.workflow.workflow'), value: values['workflow'] ?? '', control: 'select', choices: workflows, wide: true }, // prettier-ignore
      errors,
    ),
    life: workflows.find(({ value }) => value === values['workflow'])?.label ?? '',
    papers: mayEdit ? papers : papers.filter(({ isAsked }) => isAsked),
    stranded: stranded.slice(0, SHOWN).map(({ id, name, step, programme: of }) => ({
      id,
      name,
      step: t(`options.step.${step}`),
      href: of === programme.id ? paths.projectSteps.to({ id }) : null,
    })),
    strandedMore: stranded.length > SHOWN ? t('settings.workflow.more', { count: stranded.length - SHOWN }) : null,
    version,
    errors,
  };
  return page('settings/workflow', data, { status: errors.length > 0 ? 422 : 200 });
}
