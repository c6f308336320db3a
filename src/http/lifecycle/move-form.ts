import { RETURN_REASONS } from '../../catalogue/return-reasons.ts';
import { may } from '../../catalogue/roles.ts';
import {
  orderOf,
  pathOf,
  reopenTargets,
  returnTargets,
  rightsFor,
  ruleOf,
  skipTargets,
  type MoveKind,
} from '../../catalogue/workflows.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { paths, type Link } from '../../paths.ts';
import type { Life } from '../../services/life/life-of-project.ts';
import { reboundPapers } from '../../services/life/plan-move.ts';
import { field, type FieldSpec } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';
import type { TypedMove } from './typed-move.ts';

const ADDRESSES = {
  'project.report': paths.moveAsReporter,
  'project.steer': paths.moveAsPlanner,
  'project.reopen': paths.moveAsReopener,
  'project.check': paths.moveAsChecker,
  'project.accept': paths.moveAsVerifier,
} as const;

/** Where a person sends a move of this kind: the address of the first of its rights they hold; null when they hold none. */
export function moveAddress(kind: MoveKind, life: Life, { person }: Request_, id: string): Link | null {
  const right = rightsFor(kind, life.workflow, life.step).find((one) => may(person.role, one));
  return right !== undefined && right in ADDRESSES ? ADDRESSES[right as keyof typeof ADDRESSES].to({ id }) : null;
}

/** The controls a move of this kind asks for, with what was typed or what the record says. */
export function moveFields(
  kind: MoveKind,
  life: Life,
  record: ProjectRecord,
  { t, asOf }: Request_,
  typed: Partial<TypedMove>,
  errors: readonly FieldProblem[],
) {
  const make = (name: keyof TypedMove, extra: Partial<FieldSpec> = {}, value = '') =>
    field({ name, label: t(`lifecycle.field-${name}`), value: typed[name] ?? value, ...extra }, errors);
  const day = (name: keyof TypedMove, value: string | null = '', extra: Partial<FieldSpec> = {}) =>
    make(name, { control: 'date', ...extra }, value ?? '');
  const to = (steps: readonly string[]) =>
    make('to', {
      control: 'select',
      required: true,
      choices: [{ value: '', label: t('projects.choose') }, ...steps.map((step) => ({ value: step, label: t(`options.step.${step}`) }))],
    }); // prettier-ignore
  const reason = make('reason', { control: 'textarea', required: kind !== 'resume', maxLength: 500, wide: true });
  const isBuilt = orderOf(record.step) >= orderOf('finished');
  const run = (hint?: string) =>
    day('run', isBuilt ? record.effective : record.run, hint === undefined ? {} : { hint });
  const on = day('day', asOf, { required: true });
  switch (kind) {
    case 'advance':
      return [on, ...forwardFields()];
    case 'skip':
      return [to(skipTargets(life.workflow, life.step)), on, run(t('lifecycle.hint-run-built')), reason];
    case 'reopen':
      return [to(reopenTargets(life.workflow, life.step)), on, reason];
    case 'return': {
      const codes = RETURN_REASONS.map((code) => ({ value: code, label: `${code} ${t(`lifecycle.return-${code}`)}` }));
      const choices = [{ value: '', label: t('projects.choose') }, ...codes];
      return [to(returnTargets(life.workflow, life.step)), on, make('code', { control: 'select', required: true, choices }), reason]; // prettier-ignore
    }
    case 'pause':
      return [on, run(t(isBuilt ? 'lifecycle.hint-run-kept' : 'lifecycle.hint-run-clear')), reason];
    case 'resume':
      return [on, run()];
    case 'adjust':
      return [
        on,
        day('start', record.start, { required: true }),
        day('finish', record.finish, { required: true }),
        run(),
        reason,
      ];
    case 'cancel':
      return [
        on,
        make('substitute', { hint: t('lifecycle.hint-substitute') }),
        make('given-up', { control: 'checkbox' }),
        reason,
      ];
    case 'rebound': {
      const closed = life.steps.find(({ step }) => step === 'closed')?.day ?? '';
      const papers = reboundPapers(life, closed).map(({ id, name }) => ({ value: id, label: name }));
      const choices = [{ value: '', label: t('projects.choose') }, ...papers];
      return [on, make('paper', { control: 'select', required: true, choices }), day('run', ''), reason];
    }
    default:
      return [on, reason];
  }

  function forwardFields() {
    const needs = life.next === null ? [] : ruleOf(life.workflow, life.next).needs;
    const isExpected = life.next === 'finished' && pathOf(life.workflow).includes('self-checked');
    const runHint = isExpected ? { hint: t('lifecycle.hint-run-expected') } : {};
    const opinion = make('opinion', { control: 'textarea', required: true, maxLength: 500, wide: true });
    const found = (['NOx', 'VOC'] as const).map((pollutant) =>
      make(`found-${pollutant}`, { control: 'number', unit: t('units.t/a') }),
    );
    return [
      ...(needs.includes('effective') ? [day('run', record.effective, { required: true, ...runHint })] : []),
      ...(needs.includes('found') ? found : []),
      ...(needs.includes('opinion') ? [opinion] : []),
      ...(needs.includes('notice')
        ? [make('notice-place', { required: true, maxLength: 200 }), day('notice-from'), day('notice-to')]
        : []),
    ];
  }
}
