import type { Standing } from '../../../models/outcome.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { amount, asks, unitOf } from '../target-words.ts';
import { percentValue, signed } from '../../words/number.ts';
import { signedTonnes } from './difference-text.ts';
import { zoneName, type ResultFacts } from './result-facts.ts';

/** What the changes do to a target: met on both sides, turned one way or the other, missed on both. */
export type Turn = 'stays-met' | 'becomes-met' | 'becomes-missed' | 'stays-missed';

/** One target without and with the changes, in book planned. */
export interface TargetTurn {
  readonly row: TargetsTable;
  readonly without: Standing;
  readonly with: Standing;
  readonly turn: Turn;
}

/** Targets the run knows and the programme still has, in the order of the programme. */
export function targetTurns({ targets, result }: ResultFacts): readonly TargetTurn[] {
  const find = (side: 'with' | 'without', id: string) =>
    result[side].targets.find((target) => target.id === id)?.books.planned;
  return targets.flatMap((row): TargetTurn[] => {
    const [before, after] = [find('without', row.id), find('with', row.id)];
    if (before === undefined || after === undefined) return [];
    return [{ row, without: before, with: after, turn: turnOf(before.met, after.met) }];
  });
}

function turnOf(before: boolean, after: boolean): Turn {
  if (before === after) return after ? 'stays-met' : 'stays-missed';
  return after ? 'becomes-met' : 'becomes-missed';
}

export function isTurned({ turn }: TargetTurn): boolean {
  return turn === 'becomes-met' || turn === 'becomes-missed';
}

/** Where a target holds: its zone, its district, or the whole city. */
export function areaOf(row: TargetsTable, facts: Pick<ResultFacts, 'lists' | 't'>): string {
  if (row.zone !== null) return zoneName(facts, row.zone);
  if (row.district === null) return facts.t('scenarios.city');
  return facts.lists.districts.find(({ id }) => id === row.district)?.name ?? row.district;
}

/** A line of the table of targets. */
export function targetLine(target: TargetTurn, facts: ResultFacts) {
  const { row, turn } = target;
  const { t } = facts;
  return {
    area: areaOf(row, facts),
    asks: asks(row, t),
    unit: t(`targets.unit-${unitOf(row)}`),
    required: amount(row, target.with.required),
    before: amount(row, target.without.achieved),
    after: amount(row, target.with.achieved),
    difference: difference(row, target.with.achieved - target.without.achieved),
    turned: isTurned(target),
    met: target.with.met,
    verdict: t(`scenarios.${turn}`),
  };
}

function difference(row: TargetsTable, value: number): string {
  const unit = unitOf(row);
  if (unit === 'tonnes') return signedTonnes(value);
  return unit === 'projects' ? signed(value, 0) : signed(percentValue(value), 2);
}
