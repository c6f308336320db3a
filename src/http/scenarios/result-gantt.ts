import type { Assumptions } from '../../../models/engine/assumptions.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { ganttBars } from '../../charts/gantt-bars.ts';
import type { ResultFacts } from './result-facts.ts';

/** The calendar of the projects that decide a result; null where nothing moves. */
export function resultGantt({ moved, listed, names, plans, programme, run, t }: ResultFacts) {
  if (moved === 0) return null;
  const assumed = run.assumptions === null ? {} : (JSON.parse(run.assumptions) as Assumptions);
  const season = { from: programme.season_from, to: programme.season_to, ...assumed.season };
  return forPhones(
    ganttBars,
    {
      id: 'scenario-gantt',
      season,
      projects: listed.map(({ id, firstDay }) => ({
        name: names.get(id) ?? id,
        start: plans.get(id)?.start ?? null,
        finish: plans.get(id)?.finish ?? null,
        without: firstDay.without,
        with: firstDay.with,
      })),
    },
    t,
  );
}
