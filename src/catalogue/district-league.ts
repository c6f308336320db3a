import type { Status } from '../../models/vocabulary.ts';

/** What the league needs of one project. */
export interface LeagueProject {
  readonly district: string;
  readonly type: string;
  readonly status: Status;
  /** Day it was finished, where it was. */
  readonly finished: string | null;
  /** 万元; tonnes a year by pollutant, credited. */
  readonly capital: number | null;
  readonly nox: number;
  readonly voc: number;
  readonly warnings: readonly string[];
  readonly freshness: string | null;
  /** Completeness of its papers, 0–100; null while nothing is due. */
  readonly dossier: number | null;
  /** It may be the same project as another, and nobody has answered yet. */
  readonly isDoubtful: boolean;
}

export interface LeagueRow {
  readonly district: string;
  readonly listed: number;
  readonly done: number;
  /** Percent of the listed that are done. */
  readonly rate: number | null;
  /** Rank by rate: equal rates share one (1, 2, 2, 4); null without projects. */
  readonly rank: number | null;
  readonly isTied: boolean;
  /** Places won (+) or lost (−) against the end of the month before; null when it was not ranked then. */
  readonly moved: number | null;
  /** Quality, each 0–100, never mixed into one; null where there is nothing to judge. */
  readonly freshness: number | null;
  readonly completeness: number | null;
  readonly plausible: number | null;
  readonly based: number | null;
  readonly single: number | null;
}

const LISTED: ReadonlySet<Status> = new Set(['planned', 'building', 'built', 'verified']);
const DONE: ReadonlySet<Status> = new Set(['built', 'verified']);

/** The league of districts, in the order given: progress rank with its change since `before`, and the quality of the data beside it. */
export function districtLeague(
  districts: readonly string[],
  projects: readonly LeagueProject[],
  before: string,
): readonly LeagueRow[] {
  const listed = projects.filter(({ status }) => LISTED.has(status));
  const odd = outliers(listed);
  const own = new Map(districts.map((code) => [code, listed.filter(({ district }) => district === code)]));
  const done = ({ status }: LeagueProject): boolean => DONE.has(status);
  const doneBefore = (one: LeagueProject): boolean => done(one) && one.finished !== null && one.finished <= before;
  const rates = districts.map((code) => shareOf(own.get(code)!, done));
  const now = ranks(rates);
  const then = ranks(districts.map((code) => shareOf(own.get(code)!, doneBefore)));
  return districts.map((district, index) => {
    const mine = own.get(district)!;
    const followed = mine.filter(({ freshness }) => freshness !== null);
    const rank = now[index] ?? null;
    const was = then[index] ?? null;
    return {
      district,
      listed: mine.length,
      done: mine.filter(done).length,
      rate: rates[index]!,
      rank,
      isTied: rank !== null && now.filter((one) => one === rank).length > 1,
      moved: rank === null || was === null ? null : was - rank,
      freshness: shareOf(followed, ({ freshness }) => freshness === 'timely' || freshness === 'acceptable'),
      completeness: mean(mine.flatMap(({ dossier }) => (dossier === null ? [] : [dossier]))),
      plausible: shareOf(mine, (one) => !odd.has(one)),
      based: basedShare(mine),
      single: shareOf(mine, ({ isDoubtful }) => !isDoubtful),
    };
  });
}

/** Ranks of values, the highest first; equal values share a rank and the next is skipped. */
export function ranks(values: readonly (number | null)[]): readonly (number | null)[] {
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && other > value).length,
  );
}

/** Reductions above the base, and costs per tonne beyond the first or last hundredth of their type (types of fewer than 20 have none). */
function outliers(projects: readonly LeagueProject[]): ReadonlySet<LeagueProject> {
  const odd = new Set(projects.filter(({ warnings }) => warnings.includes('exceeds-base')));
  const costs = new Map<string, { readonly one: LeagueProject; readonly cost: number }[]>();
  for (const one of projects) {
    // A common unit for a plausibility check only: no total of two pollutants is ever shown.
    const tonnes = Math.max(one.nox, one.voc);
    if (one.capital === null || one.capital <= 0 || tonnes <= 0) continue;
    costs.set(one.type, [...(costs.get(one.type) ?? []), { one, cost: one.capital / tonnes }]);
  }
  for (const list of costs.values()) {
    if (list.length < FEWEST_OF_TYPE) continue;
    const sorted = list.toSorted((a, b) => a.cost - b.cost);
    const cut = Math.max(1, Math.floor(sorted.length / 100));
    const [low, high] = [sorted[cut]!.cost, sorted.at(-1 - cut)!.cost];
    for (const { one, cost } of list) if (cost < low / SPREAD || cost > high * SPREAD) odd.add(one);
  }
  return odd;
}

const FEWEST_OF_TYPE = 20;
/** Beyond the hundredths by this factor: otherwise two in a hundred were odd by definition. */
const SPREAD = 1.5;

/** Percent of tonnes that stand on a base: the mean of the shares of NOx and VOC, so that neither weighs more. */
function basedShare(projects: readonly LeagueProject[]): number | null {
  const shares = (['nox', 'voc'] as const).flatMap((pollutant) => {
    const sum = (list: readonly LeagueProject[]): number =>
      list.reduce((all, one) => all + Math.abs(one[pollutant]), 0);
    const whole = sum(projects);
    return whole === 0
      ? []
      : [100 * (1 - sum(projects.filter(({ warnings }) => warnings.includes('unbased'))) / whole)];
  });
  return mean(shares);
}

function shareOf<T>(list: readonly T[], holds: (one: T) => boolean): number | null {
  return list.length === 0 ? null : (100 * list.filter(holds).length) / list.length;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
