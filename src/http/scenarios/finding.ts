import type { Pollutant } from '../../../models/vocabulary.ts';
import { tonnes } from '../../words/number.ts';
import { asks } from '../target-words.ts';
import type { ResultFacts } from './result-facts.ts';
import { PRECURSORS, shownPollutants } from './shown-pollutants.ts';
import { areaOf, type TargetTurn, type Turn } from './target-turns.ts';

/** More turned targets than this are counted, not named. */
const NAMED = 4;

/** The run in one sentence: season tonnes lost or gained in the whole city, the targets that turned, and what else than ozone's precursors moves. */
export function finding(turns: readonly TargetTurn[], facts: ResultFacts): string {
  const { t } = facts;
  const parts = [
    t('scenarios.finding-season', { list: changes(PRECURSORS, facts) }),
    ...(['becomes-missed', 'becomes-met'] as const).flatMap((turn) => turned(turn, turns, facts)),
  ];
  const all = turns.length;
  const met = turns.filter((target) => target.with.met).length;
  const standing = parts.length > 1 ? [] : [t('scenarios.finding-same-targets', { met, all })];
  const others = shownPollutants(facts.result).filter((pollutant) => !PRECURSORS.includes(pollutant));
  const rest = others.length === 0 ? [] : [changes(others, facts)];
  return t('scenarios.finding', { parts: [...parts, ...standing, ...rest].join(t('scenarios.finding-and')) });
}

function changes(pollutants: readonly Pollutant[], facts: ResultFacts): string {
  return pollutants.map((pollutant) => change(pollutant, facts)).join(facts.t('scenarios.finding-comma'));
}

function change(pollutant: Pollutant, { result, t }: ResultFacts): string {
  const value = result.impact.totals.planned[pollutant]?.season ?? 0;
  const direction = value < 0 ? 'less' : value > 0 ? 'more' : 'same';
  return t('scenarios.finding-change', {
    pollutant: t(`options.pollutant.${pollutant}`),
    direction,
    tonnes: tonnes(Math.abs(value)),
  });
}

function turned(turn: Turn, turns: readonly TargetTurn[], facts: ResultFacts): string[] {
  const { t } = facts;
  const found = turns.filter((target) => target.turn === turn);
  if (found.length === 0) return [];
  const names = found
    .slice(0, NAMED)
    .map(({ row }) => t('scenarios.target-name', { area: areaOf(row, facts), asks: asks(row, t) }));
  const more = found.length > NAMED ? 'yes' : 'no';
  return [t(`scenarios.finding-${turn}`, { count: found.length, names: names.join(t('scenarios.list-comma')), more })];
}
