import { isDone, isStarted, type Draft } from './draft.ts';
import { moverOf, type Workflows } from './hands.ts';
import type { CsvRow } from './make-projects.ts';
import type { Measured } from './make-measures.ts';
import { officers } from './people.ts';
import { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

const ORIGIN = { origin: 'invented' };

export function measureRows(drafts: readonly Draft[], measured: readonly Measured[]): CsvRow[] {
  return drafts.flatMap((draft, i) =>
    measured[i]!.measures.map(({ method, inputs, basis }, seq) => ({
      project: draft.id,
      seq,
      method,
      inputs: JSON.stringify(inputs),
      basis,
      ...ORIGIN,
    })),
  );
}

const UNITS: Readonly<Record<string, readonly [input: string, unit: string]>> = {
  'vehicle-scrap': ['vehicles', '辆'],
  'nev-replace': ['vehicles', '辆'],
  'clean-heating': ['households', '户'],
};

/** Tranches share the number of vehicles or households equally; the number of each is rounded, the tonnes are not. */
export function trancheRows(drafts: readonly Draft[], measured: readonly Measured[]): CsvRow[] {
  return drafts.flatMap((draft, i) =>
    draft.tranches.map(({ day, share, status }, seq) => {
      const [input, unit] = UNITS[draft.plan.id]!;
      const whole = measured[i]!.measures[0]!.inputs[input] as number;
      const quantity = Math.round(whole * share * (seq + 1)) - Math.round(whole * share * seq);
      const evidence = isDone(status) ? '示例台账' : null;
      return { project: draft.id, seq, day, share, quantity, unit, status, evidence, ...ORIGIN };
    }),
  );
}

export function windowRows(drafts: readonly Draft[]): CsvRow[] {
  return drafts
    .filter((draft) => draft.windowed)
    .map((draft) => ({
      project: draft.id,
      seq: 0,
      from_day: draft.day,
      until_day: draft.until,
      share: 1,
      ...ORIGIN,
    }));
}

const PACKAGES = ['organised', 'fugitive', 'transport', 'monitoring'] as const;
const ULTRA_LOW = new Set(['ule-grinding', 'ule-coking', 'ule-steel']);

/** The four packages of an ultra-low-emission project, each with its own progress around the project's. */
export function packageRows(seed: number, drafts: readonly Draft[], timelines: readonly Timeline[]): CsvRow[] {
  const random = new Random(seed, 'packages');
  return drafts.flatMap((draft, i) => {
    if (!ULTRA_LOW.has(draft.plan.id)) return [];
    return PACKAGES.map((kind) => {
      const own = timelines[i]!.progress + random.whole(-15, 10);
      const progress = isDone(draft.status) ? 100 : isStarted(draft.status) ? Math.min(95, Math.max(5, own)) : 0;
      const state = progress === 100 ? 'done' : progress > 0 ? 'building' : 'open';
      return { project: draft.id, kind, progress, state, ...ORIGIN };
    });
  });
}

export function stepRows(drafts: readonly Draft[], timelines: readonly Timeline[], workflows: Workflows): CsvRow[] {
  return drafts.flatMap((draft, i) =>
    timelines[i]!.reached.map(({ step, day }) => ({
      project: draft.id,
      step,
      day,
      by: moverOf(draft, step, workflows) ?? officers(draft.district)[0],
      ...ORIGIN,
    })),
  );
}
