// Section 5 of the model: what each project in turn does to a source.
import type { BaseJson } from './portfolio-json.ts';
import type { Standing } from './standing-project.ts';

export interface Step {
  project: Standing;
  /** Part of the base's emission this project takes away; negative when it adds. */
  taken: number;
  exceedsBase: boolean;
}

/** Walks one pollutant of one source through `projects`, which are already in stacking order. */
export function walkSource(base: BaseJson, pollutant: string, projects: Standing[]): Step[] {
  const existing = { capture: 0, removal: 0, uptime: 1, ...base.control };
  const existingPasses = 1 - existing.capture * existing.removal * existing.uptime;
  let m = 1;
  let now = { ...existing };
  const relative = () => (m * (1 - now.capture * now.removal * now.uptime)) / existingPasses;

  const steps: Step[] = [];
  for (const project of projects) {
    const before = relative();
    const effect = project.effects[pollutant]!;
    let exceedsBase = false;
    if (effect.kind === 'cut') {
      m = m * (1 - effect.r * (effect.timesUptime ? project.uptime : 1));
    } else if (effect.kind === 'control') {
      now = { ...now, ...effect.sets };
    } else {
      const emitted = effect.basis === 'original' ? base.tonnes : base.tonnes * before;
      const wanted = emitted === 0 ? 0 : (effect.x * project.uptime) / emitted;
      // A cap that bites by less than nine digits is rounding: 3 x 0.1 t of 0.3 t.
      exceedsBase = wanted > 1 + 1e-9;
      m = m * (1 - Math.min(1, wanted));
    }
    steps.push({ project, taken: before - relative(), exceedsBase });
  }
  return steps;
}
