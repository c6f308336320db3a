import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import type { CityLists } from '../../services/options.ts';
import type { PlanResult } from '../../services/plans/plan-result.ts';
import { projectOfEntry } from '../../services/portfolio/portfolio-entries.ts';
import type { Translate } from '../../words/messages.ts';
import type { PlanNames } from '../../words/plan-sentence.ts';
import { asksOfWhat } from '../target-words.ts';

/** Where a target holds: its zone, its district, or the whole city. */
export function areaName(
  { zone, district }: Pick<TargetsTable, 'zone' | 'district'>,
  lists: CityLists,
  t: Translate,
): string {
  if (zone !== null) return lists.zones.find(({ id }) => id === zone)?.name ?? zone;
  if (district !== null) return lists.districts.find(({ id }) => id === district)?.name ?? district;
  return t('plans.city');
}

/** How a plan's sentences call what they speak of. */
export function planNames(
  result: Pick<PlanResult, 'projects'>,
  targets: readonly TargetsTable[],
  lists: CityLists,
  t: Translate,
): PlanNames {
  const district = (code: string): string => lists.districts.find(({ id }) => id === code)?.name ?? code;
  return {
    project: (id) => result.projects[projectOfEntry(id)]?.name ?? projectOfEntry(id),
    target: (id) => targetName(id, targets, lists, t),
    district,
    limit: (id) => limitName(id, district, t),
  };
}

/** A target in one breath: its own title, or where it holds and what it asks for. */
function targetName(id: string, targets: readonly TargetsTable[], lists: CityLists, t: Translate): string {
  const row = targets.find((target) => target.id === id);
  if (row === undefined) return id;
  return row.title ?? t('plans.target-name', { area: areaName(row, lists, t), asks: asksOfWhat(row, t) });
}

/** A limit by its id: those over all candidates, or a department's or a district's. */
function limitName(id: string, district: (code: string) => string, t: Translate): string {
  if (id.startsWith('lead:')) return t('plans.limit-lead', { name: id.slice('lead:'.length) });
  if (id.startsWith('district:')) return t('plans.limit-district', { name: district(id.slice('district:'.length)) });
  return t(`plans.limit-${id}`);
}
