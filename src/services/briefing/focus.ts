import type { Outcome, Standing } from '../../../models/outcome.ts';
import type { BulletinFacts, TargetFacts } from './bulletin/bulletin-facts.ts';
import type { Narrowing } from './narrowing.ts';

/** The one target a sheet of one question is about. */
export interface Focus {
  readonly target: TargetFacts;
  /** By the present plan, without the scenario. */
  readonly now: Standing;
  /** With the scenario; null when there is none. */
  readonly then: Standing | null;
}

/** The target of the area the scenario moves most; without one (or when it moves none) the one with the largest gap, each as a share of what is asked. */
export function focusOf(facts: BulletinFacts, narrowing: Narrowing): Focus | null {
  const ofArea = facts.targets.filter((target) => isOfArea(target, narrowing));
  const touched = zonesOf(facts, narrowing);
  const near = ofArea.filter(({ zone, district }) => district !== null || zone === null || touched.has(zone));
  const candidates = (near.length === 0 ? ofArea : near).flatMap((target) => standingOf(facts, target));
  const seasonal = candidates.filter(
    ({ target }) => target.kind === 'season_percent' || target.kind === 'season_tonnes',
  );
  const asked = seasonal.length > 0 ? seasonal : candidates;
  const moved = asked.filter((one) => moveOf(one) > 0).toSorted((a, b) => moveOf(b) - moveOf(a));
  const open = asked.filter(({ now }) => !now.met).toSorted((a, b) => reached(a) - reached(b));
  return moved[0] ?? open[0] ?? asked.toSorted((a, b) => reached(a) - reached(b))[0] ?? null;
}

/** The zones in which the projects of a list bring something; all where no list is asked for. */
function zonesOf({ zones, parts }: BulletinFacts, { projects }: Narrowing): ReadonlySet<string> {
  if (projects === null) return new Set(zones.map(({ id }) => id));
  return new Set(parts.flatMap(({ project, zone }) => (projects.has(project) ? [zone] : [])));
}

function isOfArea({ kind, zone, district, note }: TargetFacts, narrowing: Narrowing): boolean {
  if (kind === 'line') return false;
  if (narrowing.unit !== null) return district === narrowing.unit.id;
  return district === null && (narrowing.zone === null ? true : zone === narrowing.zone.id) && note === '';
}

function standingOf({ outcome, baseline }: BulletinFacts, target: TargetFacts): readonly Focus[] {
  const [now, then] = [plannedOf(baseline ?? outcome, target), baseline === null ? null : plannedOf(outcome, target)];
  return now === undefined || now.required <= 0 ? [] : [{ target, now, then: then ?? null }];
}

function plannedOf({ targets }: Outcome, { id }: TargetFacts): Standing | undefined {
  return targets.find((one) => one.id === id)?.books.planned;
}

/** Share of what is asked by which the scenario moves it, either way. */
function moveOf({ now, then }: Focus): number {
  return then === null ? 0 : Math.abs(then.achieved - now.achieved) / now.required;
}

function reached({ now }: Focus): number {
  return now.achieved / now.required;
}
