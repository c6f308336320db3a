import type { Reader } from '../../db/reader.ts';
import { projectNames } from '../../db/project-names.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import { comparedProjects, differing, type ComparedProject } from '../../services/scenarios/compared-projects.ts';
import {
  AS_IT_STANDS,
  comparedSides,
  hasRun,
  type RunSide,
  type Side,
} from '../../services/scenarios/compared-sides.ts';
import { comparisonOf, type Comparison } from '../../services/scenarios/comparison.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import type { Translate } from '../../words/messages.ts';
import type { Request_ } from '../request.ts';

/** As many projects as the page lists; a file holds them all. */
export const PROJECTS_LISTED = 30;

/** Everything the comparison says, whichever form it takes. */
export interface CompareFacts {
  /** All sides asked for, also those that never ran. */
  readonly asked: readonly Side[];
  /** Those that ran: the columns. */
  readonly sides: readonly RunSide[];
  readonly comparison: Comparison;
  readonly projects: readonly ComparedProject[];
  readonly differing: readonly ComparedProject[];
  readonly names: ReadonlyMap<string, string>;
  readonly targets: readonly TargetsTable[];
  readonly portfolio: Portfolio;
  readonly lists: CityLists;
  readonly t: Translate;
}

export async function compareFacts(request: Request_, db: Reader): Promise<CompareFacts> {
  const { programme, asOf, query, locale, scope, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const asked = await comparedSides(db, programme, asOf, query.getAll('s'));
  const sides = asked.filter(hasRun);
  const { portfolio } = await ledgerOutcome(db, key, asOf);
  const frozen = sides.map(({ run }) => run);
  const projects = frozen.length === 0 ? [] : comparedProjects(portfolio, frozen);
  const different = differing(projects);
  const named = request.format === 'html' ? different.slice(0, PROJECTS_LISTED) : different;
  return {
    asked,
    sides,
    comparison: comparisonOf(frozen.map(({ outcome }) => outcome)),
    projects,
    differing: different,
    names: await projectNames(
      db,
      scope,
      named.map(({ id }) => id),
    ),
    targets: await targetsOf(db, key),
    portfolio,
    lists: await cityLists(db, programme, locale),
    t,
  };
}

/** A side's name; the programme as it stands is worded. */
export function sideName({ id, name }: Pick<Side, 'id' | 'name'>, t: Translate): string {
  return id === AS_IT_STANDS ? t('compare.base') : (name ?? id);
}
