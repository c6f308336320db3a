import { compareText } from '../../../models/compare-text.ts';
import type { Sliders } from '../../../models/engine/sliders.ts';
import type { Status } from '../../../models/vocabulary.ts';
import type { LiveAnswer } from '../../services/scenarios/live-scenario.ts';
import type { CityLists } from '../../services/options.ts';
import { keeping } from '../../services/work/keeping.ts';
import { projectOfEntry } from '../../services/portfolio/portfolio-entries.ts';
import { addDays } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { tonnes } from '../../words/number.ts';
import { DELAY, SCALE, SEASON, seasonShift, UPTIME } from './live-form.ts';

/** As many types stand open; the rest are folded away. */
const TYPES_SHOWN = 8;
/** The largest projects are offered as switches without a search. */
const LARGEST = 6;

const OPEN: ReadonlySet<Status> = new Set(['proposed', 'planned', 'building']);

export type LiveRest = Omit<LiveAnswer, 'with'>;

/** One slider of the panel: a native range, its number beside it. */
interface Slider {
  readonly name: string;
  readonly label: string;
  readonly note: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly unit: string;
  readonly rest: number;
}

/** Sliders of the panel: types with most tonnes first (only those with something not yet built), categories, season, uptime. */
export function livePanel(rest: LiveRest, sliders: Sliders, lists: CityLists, t: Translate) {
  const { byType, byCategory } = restSums(rest.states, '', () => seasonSums(rest));
  const delays = largestFirst(byType).map(([id, value]): Slider => ({
    ...DELAY,
    name: `delay.${id}`,
    label: lists.types.find((type) => type.id === id)?.name ?? id,
    note: t('live.tonnes', { nox: tonnes(value.nox), voc: tonnes(value.voc) }),
    value: sliders.delay[id] ?? DELAY.rest,
    unit: t('scenarios.days'),
  }));
  const scales = largestFirst(byCategory).map(([id, value]): Slider => ({
    ...SCALE,
    name: `scale.${id}`,
    label: lists.categories.find((one) => one.id === id)?.name ?? id,
    note: t('live.tonnes', { nox: tonnes(value.nox), voc: tonnes(value.voc) }),
    value: Math.round((sliders.scale[id] ?? 1) * 100),
    unit: '%',
  }));
  const { from, to } = rest.portfolio.season;
  return {
    delays: delays.slice(0, TYPES_SHOWN),
    moreDelays: delays.slice(TYPES_SHOWN),
    moreOpen: delays.slice(TYPES_SHOWN).some(({ value }) => value !== DELAY.rest),
    scales,
    season: {
      ...SEASON,
      name: 'season',
      label: t('live.season'),
      note: t('live.season-is', { from: sliders.seasonFrom ?? from, to }),
      value: seasonShift(sliders, from),
      unit: t('scenarios.days'),
      first: addDays(from, SEASON.min),
    },
    uptime: {
      ...UPTIME,
      name: 'uptime',
      label: t('live.uptime'),
      note: t('live.uptime-note'),
      value: Math.round((sliders.uptime ?? UPTIME.rest / 100) * 100),
      unit: '%',
      on: sliders.uptime !== null,
    },
  };
}

/** Season tonnes of one type, category or project; of two pollutants, which never make one figure. */
interface Season {
  readonly nox: number;
  readonly voc: number;
}

const NOTHING: Season = { nox: 0, voc: 0 };

/** Sums and orders of a scenario at rest stay the same while its panel moves. */
const restSums = keeping<ReturnType<typeof seasonSums>>(1);
const restLargest = keeping<readonly string[]>(1);
const restExcluded = keeping<ReadonlyMap<string, boolean>>(1);

/** Credited as the programme stands: by type of what is not built, by category of all. */
function seasonSums({ outcome, states }: LiveRest) {
  const season = new Map(outcome.projects.map(({ id, reduces }) => [id, seasonOf(reduces)]));
  const [byType, byCategory] = [new Map<string, Season>(), new Map<string, Season>()];
  for (const { project, status, excluded } of states) {
    if (excluded || status === 'cancelled') continue;
    const value = season.get(project.id) ?? NOTHING;
    if (OPEN.has(status)) add(byType, project.type, value);
    add(byCategory, project.category, value);
  }
  return { byType, byCategory };
}

function seasonOf(reduces: LiveRest['outcome']['projects'][number]['reduces']): Season {
  return { nox: reduces.NOx?.season ?? 0, voc: reduces.VOC?.season ?? 0 };
}

function add(sums: Map<string, Season>, key: string | null | undefined, { nox, voc }: Season): void {
  if (key == null) return;
  const before = sums.get(key) ?? NOTHING;
  sums.set(key, { nox: before.nox + nox, voc: before.voc + voc });
}

/** How much hangs on it; only an order, never printed. */
function weight({ nox, voc }: Season): number {
  return nox + voc;
}

function largestFirst(sums: ReadonlyMap<string, Season>): readonly [string, Season][] {
  return [...sums].sort(([a, x], [b, y]) => weight(y) - weight(x) || compareText(a, b));
}

/** Numbers of the projects offered as switches: those already switched, those found by a search, else the largest. */
export function switchable(rest: LiveRest, sliders: Sliders, found: readonly string[] | null): readonly string[] {
  const switched = [...sliders.out, ...sliders.back];
  return [...new Set([...switched, ...(found ?? restLargest(rest.states, '', () => largest(rest)))])];
}

function largest({ outcome }: LiveRest): readonly string[] {
  const sums = new Map<string, Season>();
  for (const { id, reduces } of outcome.projects) {
    const value = seasonOf(reduces);
    if (weight(value) > 0) add(sums, projectOfEntry(id), value);
  }
  return largestFirst(sums)
    .slice(0, LARGEST)
    .map(([id]) => id);
}

/** One project as a switch: out of the scenario where it is in, back where it is out. */
export function projectSwitches(
  ids: readonly string[],
  rest: LiveRest,
  sliders: Sliders,
  names: ReadonlyMap<string, string>,
) {
  const excluded = restExcluded(
    rest.states,
    '',
    () => new Map(rest.states.map(({ project, excluded: out }) => [project.group ?? project.id, out])),
  );
  return ids
    .filter((id) => excluded.has(id))
    .map((id) => ({
      id,
      name: names.get(id) ?? id,
      field: excluded.get(id) === true ? 'back' : 'out',
      isOut: excluded.get(id) === true,
      checked: sliders.out.includes(id) || sliders.back.includes(id),
    }));
}
