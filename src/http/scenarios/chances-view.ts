import type { Assumptions } from '../../../models/engine/assumptions.ts';
import { assumptionSentences } from '../../catalogue/assumption-sentence.ts';
import { paths } from '../../paths.ts';
import { robustnessOf } from '../../services/simulations/simulation-result.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { number, percent, tonnes } from '../../words/number.ts';
import { filterWords } from '../filter-words.ts';
import { asks } from '../target-words.ts';
import { bandCharts, tornadoCharts } from './chances-charts.ts';
import type { ChancesFacts } from './chances-facts.ts';
import { zoneName } from './result-facts.ts';
import { areaOf } from './target-turns.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';

const CHIPS = { firm: 'is-green', fair: 'is-blue', doubtful: 'is-yellow', unlikely: 'is-red' } as const;

/** What a finished simulation says: the verdict first, then the targets, the bands, what decides, and what independence would claim. */
export function chancesView(facts: ChancesFacts) {
  const { row, result, stale, t } = facts;
  const { distribution } = result;
  const robustness = robustnessOf(distribution.p_all_met);
  return {
    id: row.id,
    incomplete: facts.incomplete,
    stale: stale === null ? null : t(`scenarios.stale-${stale}`),
    // With nothing to be met nothing is sure.
    badge:
      distribution.targets.length === 0 ? null : { text: t(`chances.robust-${robustness}`), chip: CHIPS[robustness] },
    finding: finding(facts),
    targets: targetLines(facts),
    bands: bandCharts(facts),
    tornado: tornadoCharts(facts),
    swing: swingLines(facts),
    zones: zoneLines(facts),
    independence: independence(facts),
    trace: trace(facts),
  };
}

/** What forgetting that errors are shared would claim; where it would claim the same, that. */
function independence({ result, t }: ChancesFacts): string {
  const { distribution, exploration, city, drawsExplored: draws } = result;
  const apart = exploration.independent;
  const any = distribution.targets.length === 0 ? 'no' : 'yes';
  const figures = {
    shared: percent(distribution.p_all_met),
    apart: percent(apart.p_all_met),
    nox: tonnes(width(city[0]!.season)),
    noxApart: tonnes(width(apart.spreads[0]!)),
    voc: tonnes(width(city[1]!.season)),
    vocApart: tonnes(width(apart.spreads[1]!)),
  };
  const { nox, noxApart, voc, vocApart } = figures;
  const same = nox === noxApart && voc === vocApart && figures.shared === figures.apart;
  return t(same ? 'chances.independence-same' : 'chances.independence', { any, draws, ...figures });
}

function width({ p5, p95 }: { readonly p5: number; readonly p95: number }): number {
  return p95 - p5;
}

function finding({ result, t }: ChancesFacts): string {
  const { targets, p_all_met: all } = result.distribution;
  const sure = targets.filter(({ p_met: p }) => p >= 0.9).length;
  const lost = targets.filter(({ p_met: p }) => p < 0.1).length;
  return t('chances.finding', { all: percent(all), count: targets.length, sure, lost });
}

/** Targets the simulation knows and the programme still has, the least likely first. */
function targetLines(facts: ChancesFacts) {
  const { result, targets, t } = facts;
  const { targets: apart } = result.exploration.independent;
  return result.distribution.targets
    .flatMap(({ id, p_met: probability }, at) => {
      const row = targets.find((target) => target.id === id);
      return row === undefined ? [] : [{ row, probability, independent: apart[at]?.p_met ?? 0 }];
    })
    .sort((a, b) => a.probability - b.probability)
    .map(({ row, probability, independent }) => {
      const robustness = robustnessOf(probability);
      return {
        area: areaOf(row, facts),
        asks: asks(row, t),
        probability: percent(probability),
        independent: percent(independent),
        meter: probability,
        verdict: t(`chances.met-${robustness}`),
        chip: CHIPS[robustness],
      };
    });
}

function swingLines({ result, names }: ChancesFacts) {
  return result.distribution.swing
    .filter(({ share }) => share > 0)
    .map(({ project, share }) => ({
      id: project,
      name: names.get(project) ?? project,
      href: names.has(project) ? paths.project.to({ id: project }) : null,
      share: percent(share),
    }));
}

function zoneLines(facts: ChancesFacts) {
  const { result, t } = facts;
  return result.distribution.zones.flatMap((zone) =>
    POLLUTANTS.flatMap((pollutant) => {
      const spread = zone[pollutant]?.season;
      if (spread === undefined) return [];
      return [
        {
          area: zoneName(facts, zone.id),
          pollutant: t(`options.pollutant.${pollutant}`),
          cells: [spread.mean, spread.p5, spread.p50, spread.p95].map((value) => tonnes(value)),
        },
      ];
    }),
  );
}

function trace({ row, lists, t }: ChancesFacts) {
  const assumed = assumptionSentences(JSON.parse(row.assumptions ?? '{}') as Assumptions, {
    ...{ t, day: filterWords(lists, t).day },
    typeName: (id) => lists.types.find((type) => type.id === id)?.name ?? id,
  });
  const fact = (name: string, value: string) => ({ name, value });
  return [
    fact(t('chances.simulation'), row.id),
    fact(t('chances.draws'), number(row.draws)),
    fact(t('chances.seed'), String(row.seed)),
    fact(t('chances.basis'), t(`chances.basis-${row.basis}`)),
    ...(assumed.length === 0 ? [] : [fact(t('chances.assumed'), assumed.join(t('chances.semicolon')))]),
    ...(row.restarts > 0 ? [fact(t('chances.restarts'), String(row.restarts))] : []),
    fact(t('scenarios.trace-fingerprint'), row.fingerprint.slice(0, 8)),
    fact(t('scenarios.trace-model'), row.model_version.slice(0, 8)),
    fact(t('scenarios.trace-as-of'), row.as_of ?? '—'),
    fact(t('scenarios.trace-made'), shanghaiMinute(row.finished ?? row.created)),
    fact(t('scenarios.trace-by'), row.created_by),
  ];
}
