import { addDays } from '../../words/day.ts';
import type { BulletinFacts, ProjectFacts } from './bulletin/bulletin-facts.ts';
import { isDone, isListed } from './unit-standing.ts';

/** The whole city's projects on the as-of day. */
export interface CityStanding {
  /** On the list: neither reserve nor cancelled. */
  readonly all: number;
  readonly done: number;
  /** How many the first plan wanted done by the day. */
  readonly due: number;
  /** Days late of every late project. */
  readonly late: readonly number[];
  /** Projects whose completion falls due in the thirty days after the day. */
  readonly next: readonly ProjectFacts[];
}

export function cityStanding({ projects, asOf }: Pick<BulletinFacts, 'projects' | 'asOf'>): CityStanding {
  const listed = projects.filter(isListed);
  const soon = addDays(asOf, 30);
  return {
    all: listed.length,
    done: listed.filter(isDone).length,
    due: listed.filter(({ planFinish }) => planFinish !== null && planFinish <= asOf).length,
    late: listed.map(({ lateDays }) => lateDays).filter((days) => days > 0),
    next: listed.filter((one) => !isDone(one) && one.finish !== null && one.finish > asOf && one.finish <= soon),
  };
}
