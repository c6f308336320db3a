import type { Change } from '../../../models/portfolio.ts';
import { parseListQuery, type Filter } from '../../catalogue/filter.ts';
import { selectOf } from '../../catalogue/filter-select.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { matchingIds } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import { filterContext } from '../filter-context.ts';
import type { Request_ } from '../request.ts';
import { ACTION, readActions } from './change-actions.ts';

/** Fields about the scenario itself; `do`, `seen` and `index` steer the form. What is left is the filter, as the list's address says it. */
export const ABOUT = 'about.';
const STEERING: ReadonlySet<string> = new Set(['do', 'seen', 'index', 'lang', 'sort', 'cols', 'page', 'per']);

/** A change as it was typed: whom it is about, and the texts of its controls. */
export interface TypedChange {
  readonly filter: Filter;
  /** What the filter part says and nobody understands. */
  readonly ignored: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

/** A typed change held against the projects of today. */
export interface SettledChange extends TypedChange {
  readonly matched: number;
  /** The model has no word for the filter: the projects matching now are fixed by number. */
  readonly fixed: boolean;
  readonly change: Change | null;
  readonly problems: readonly Problem[];
}

/** Splits what came (a form, or the address of a prefilled one) into filter and actions. */
export function typedChange(pairs: Iterable<readonly [string, string]>, year: number): TypedChange {
  const filter = new URLSearchParams();
  const texts: Record<string, string> = {};
  for (const [name, value] of pairs) {
    if (name.startsWith(ACTION)) texts[name] = value;
    else if (!name.startsWith(ABOUT) && !STEERING.has(name)) filter.append(name, value);
  }
  const query = parseListQuery(filter, year);
  return { filter: query.filter, ignored: query.ignored, texts };
}

/** Every name of a form with each of its values. */
export function pairsOf(form: Request_['form']): (readonly [string, string])[] {
  return [...form].flatMap(([name, values]) => values.map((value) => [name, value] as const));
}

/** The model's change, or everything that is wrong with what was typed. */
export async function settleChange(request: Request_, db: Reader, typed: TypedChange): Promise<SettledChange> {
  const ids = await matchingIds(db, request.scope, typed.filter, filterContext(request));
  const select = selectOf(typed.filter);
  const actions = readActions(typed.texts, request.programme.year);
  const problems = [
    ...(select === null && ids.length === 0 ? [problem('q', 'nothing-matches')] : []),
    ...(actions.ok ? [] : actions.problems),
  ];
  const reached = (select ?? { group: ids }) as Change['select'];
  const change = actions.ok && problems.length === 0 ? { select: reached, ...actions.value } : null;
  return { ...typed, matched: ids.length, fixed: select === null, change, problems };
}
