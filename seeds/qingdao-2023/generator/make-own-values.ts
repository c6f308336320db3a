import { isStarted, type Draft } from './draft.ts';
import type { Cell, CsvRow } from './make-projects.ts';
import { Random } from './random.ts';

/** Fields of own-fields.csv, and of whom they are asked. */
const OPERATOR = 'x_choice_operator';
const POINTS = 'x_number_points';
const VISIT = 'x_day_visit';
const OPERATED = new Set(['industry', 'combustion']);
const CHANGED_HANDS = 0.08;

/**
 * What rows say in the fields the city made for itself. A row without a moment was entered with its project; the others were entered together with
 * something the history tells, so that no version rises by them.
 */
export function ownValueRows(seed: number, drafts: readonly Draft[], history: readonly CsvRow[]): CsvRow[] {
  const random = new Random(seed, 'own values');
  const moments = new Map<string, Set<string>>();
  for (const { project, at } of history) {
    const of = moments.get(String(project)) ?? new Set<string>();
    moments.set(String(project), of.add(String(at)));
  }
  return drafts.flatMap((draft) => {
    const times = [...moments.get(draft.id)!];
    const row = (field: string, at: string | null, from: Cell, to: Cell): CsvRow => ({
      project: draft.id,
      at,
      field,
      from,
      to,
      origin: 'invented',
    });
    const rows: CsvRow[] = [];
    if (OPERATED.has(draft.category) && random.chance(0.6)) {
      const first = random.pick(['w1', 'w1', 'w2', 'w3']);
      rows.push(row(OPERATOR, null, null, first));
      const other = random.pick(['w1', 'w2', 'w3'].filter((word) => word !== first));
      if (random.chance(CHANGED_HANDS)) rows.push(row(OPERATOR, random.pick(times), first, other));
    }
    if (draft.plan.id.startsWith('ule-')) rows.push(row(POINTS, times[0]!, null, random.whole(2, 14)));
    if (isStarted(draft.status) && random.chance(0.15)) {
      const at = random.pick(times);
      rows.push(row(VISIT, at, null, at.slice(0, 10)));
    }
    return rows;
  });
}
