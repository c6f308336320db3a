import { compareText } from '../compare-text.ts';
import type { Change } from '../portfolio.ts';
import { POLLUTANTS, type Status } from '../vocabulary.ts';
import type { Assumptions } from './assumptions.ts';

/** The panel of a scenario: what its sliders and switches say. What stands at its middle is not in it. */
export interface Sliders {
  /** Whole days by type (not 0), for projects not yet built. */
  readonly delay: Readonly<Record<string, number>>;
  /** Factor on all that a category reduces (not 1). */
  readonly scale: Readonly<Record<string, number>>;
  /** Share of time in service of every project; null = as it is. */
  readonly uptime: number | null;
  /** First day of the season; null = as it is. */
  readonly seasonFrom: string | null;
  /** Numbers of projects left out, and of those taken in again; each once, in code-unit order. */
  readonly out: readonly string[];
  readonly back: readonly string[];
}

export const AT_REST: Sliders = { delay: {}, scale: {}, uptime: null, seasonFrom: null, out: [], back: [] };

/** Only what is not built can still be late. */
const OPEN: readonly Status[] = ['proposed', 'planned', 'building'];

/** The ordinary changes the panel means: delays by type, factors by category, uptime, then projects out and back. */
export function changesOfSliders({ delay, scale, uptime, out, back }: Sliders): readonly Change[] {
  return [
    ...sorted(delay).map(([type, days]): Change => ({ select: { type: [type], status: [...OPEN] }, delay_days: days })),
    ...sorted(scale).map(([category, factor]): Change => ({
      select: { category: [category] },
      scale: Object.fromEntries(POLLUTANTS.map((pollutant) => [pollutant, factor])),
    })),
    ...(uptime === null ? [] : [{ select: {}, uptime }]),
    ...(out.length === 0 ? [] : [{ select: { group: [...out] }, exclude: true as const }]),
    ...(back.length === 0 ? [] : [{ select: { group: [...back] }, include: true as const }]),
  ];
}

/** What the panel assumes about the programme: the first day of the season. */
export function assumptionsOfSliders({ seasonFrom }: Sliders): Assumptions {
  return seasonFrom === null ? {} : { season: { from: seasonFrom } };
}

/** The panel that means these changes and assumptions; null when no panel does. */
export function slidersOf(changes: readonly Change[], assumptions: Assumptions): Sliders | null {
  const groups = (of: 'exclude' | 'include'): readonly string[] =>
    changes.filter((change) => change[of] === true).flatMap(({ select }) => select.group ?? []);
  const keyed = (of: 'type' | 'category', value: (change: Change) => number | undefined): Record<string, number> =>
    Object.fromEntries(
      changes.flatMap((change): [string, number][] => {
        const [key] = [change.select[of] ?? []].flat();
        const found = value(change);
        return key === undefined || found === undefined ? [] : [[key, found]];
      }),
    );
  const sliders: Sliders = {
    delay: keyed('type', (change) => change.delay_days),
    scale: keyed('category', ({ scale }) => scale?.NOx),
    uptime: changes.find(({ uptime }) => uptime !== undefined)?.uptime ?? null,
    seasonFrom: assumptions.season?.from ?? null,
    out: groups('exclude'),
    back: groups('include'),
  };
  const same =
    JSON.stringify(changesOfSliders(sliders)) === JSON.stringify(changes) &&
    JSON.stringify(assumptionsOfSliders(sliders)) === JSON.stringify(assumptions);
  return same ? sliders : null;
}

function sorted(values: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(values).toSorted(([a], [b]) => compareText(a, b));
}
