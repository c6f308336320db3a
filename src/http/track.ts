import { orderOf, pathOf, type Workflow } from '../catalogue/workflows.ts';
import type { ProjectStepsTable } from '../db/tables/project-tables.ts';
import type { Translate } from '../words/messages.ts';

/** Where a project stands on its way. */
export interface Standing {
  readonly step: string;
  readonly workflow: Workflow;
  readonly steps: readonly Pick<ProjectStepsTable, 'step' | 'day'>[];
}

/** The way of a project with its days, for `views/parts/track.hbs`; a step passed without a day was skipped or entered later (补). */
export function trackView({ step: present, workflow, steps }: Standing, t: Translate) {
  const now = orderOf(present);
  if (now < 0) {
    const day = steps.find(({ step }) => step === 'cancelled')?.day ?? '';
    return [{ name: t('options.step.cancelled'), state: 'is-now', day, made: '' }];
  }
  const shown = [...new Set<string>([...pathOf(workflow), ...steps.map(({ step }) => step), present])]
    .filter((step) => orderOf(step) >= 0)
    .sort((a, b) => orderOf(a) - orderOf(b));
  return shown.map((step) => {
    const kept = steps.find((one) => one.step === step);
    const passed = orderOf(step) < now;
    return {
      name: t(`options.step.${step}`),
      state: passed ? 'is-done' : orderOf(step) === now ? 'is-now' : 'is-next',
      day: kept === undefined || orderOf(step) > now ? '' : kept.day,
      made: passed && kept === undefined && step !== 'reserve' ? t('lifecycle.made-up') : '',
    };
  });
}
