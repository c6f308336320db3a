import type { Outcome } from '../../../models/outcome.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { controlLine, type ControlLineZone } from '../../charts/control-line.ts';
import { impactBars } from '../../charts/impact-bars.ts';
import { sCurve } from '../../charts/s-curve.ts';
import { type TargetBar, targetBars } from '../../charts/target-bars.ts';
import { isWholeMonths, monthCurve } from '../../services/figures/month-curve.ts';
import { tonnes } from '../../words/number.ts';
import { picturedPollutants, PRECURSORS } from './shown-pollutants.ts';
import { zoneName, type ResultFacts } from './result-facts.ts';
import type { TargetTurn } from './target-turns.ts';

/** Season tonnes with minus without, zone by zone: NOx and VOC on one scale, dust on its own. */
export function impactCharts(facts: ResultFacts) {
  const { result, t } = facts;
  const others = picturedPollutants(result).filter((pollutant) => !PRECURSORS.includes(pollutant));
  return [PRECURSORS, ...others.map((pollutant) => [pollutant])].map((pollutants, index) => {
    const impacts = result.with.zones.flatMap(({ id, books }) =>
      pollutants.map((pollutant) => ({
        area: zoneName(facts, id),
        pollutant,
        with: books.planned[pollutant]?.season ?? 0,
        without: result.without.zones.find((zone) => zone.id === id)?.books.planned[pollutant]?.season ?? 0,
      })),
    );
    return forPhones(impactBars, { id: `scenario-impact-${index + 1}`, impacts }, t);
  });
}

/** What each zone reaches of its season's targets with the changes, book by book; null where no zone has one. */
export function targetChart(turns: readonly TargetTurn[], facts: ResultFacts) {
  const bars = turns.flatMap(({ row }): TargetBar[] => {
    const isSeason = row.kind === 'season_percent' || row.kind === 'season_tonnes';
    const standing = facts.result.with.targets.find(({ id }) => id === row.id);
    const isPlain = row.district === null && row.only_select === null;
    if (!isSeason || !isPlain || row.zone === null || row.pollutant === null || standing === undefined) return [];
    const { planned, built, verified } = standing.books;
    const zone = facts.result.with.zones.find(({ id }) => id === row.zone);
    return [
      {
        area: zoneName(facts, row.zone),
        pollutant: row.pollutant,
        required: planned.required,
        planned: planned.achieved,
        built: built.achieved,
        verified: verified.achieved,
        realised: zone?.books.planned[row.pollutant as Pollutant]?.season_to_date ?? null,
        met: planned.met,
      },
    ];
  });
  return bars.length === 0 ? null : forPhones(targetBars, { id: 'scenario-targets', bars, under: 'scenario' }, facts.t);
}

/** Where each zone stands to its control line, and where it came from; null when no zone has a line. */
export function lineChart(turns: readonly TargetTurn[], facts: ResultFacts) {
  const lines = turns.filter(({ row }) => row.kind === 'line' && row.zone !== null);
  if (lines.length === 0) return null;
  const zones = facts.result.with.zones.map(({ id }): ControlLineZone => {
    const line = lines.find(({ row }) => row.zone === id);
    return {
      name: zoneName(facts, id),
      cut: cutOf(facts.result.with, id),
      without: cutOf(facts.result.without, id),
      line: line === undefined ? null : { a: line.row.line_a ?? 0, b: (line.row.line_b ?? 0) * 100 },
      met: line?.with.met ?? true,
      path: pathOf(facts, id),
    };
  });
  return forPhones(controlLine, { id: 'scenario-lines', zones }, facts.t);
}

/** How a zone's cuts grow through the season, out of the months the run stored; nothing where the season is not made of whole months. */
function pathOf({ result, programme }: ResultFacts, id: string): NonNullable<ControlLineZone['path']> {
  const zone = result.with.zones.find((one) => one.id === id);
  if (zone === undefined || !isWholeMonths(programme)) return [];
  const curve = (pollutant: Pollutant) => {
    const base = zone.base_season[pollutant] ?? 0;
    const { points } = monthCurve({ ...result.with, totals: zone.books }, pollutant, programme);
    return points.map(({ day, tonnes: reached }) => ({ day, cut: base === 0 ? 0 : (reached / base) * 100 }));
  };
  const voc = curve('VOC');
  return curve('NOx').map(({ day, cut }, index) => ({
    month: Number(day.slice(5, 7)),
    nox: cut,
    voc: voc[index]!.cut,
  }));
}

/** Season cuts of a zone in percent of its own base. */
function cutOf({ zones }: Outcome, id: string): { readonly nox: number; readonly voc: number } {
  const zone = zones.find((one) => one.id === id);
  const cut = (pollutant: Pollutant): number => {
    const base = zone?.base_season[pollutant] ?? 0;
    return base === 0 ? 0 : ((zone?.books.planned[pollutant]?.season ?? 0) / base) * 100;
  };
  return { nox: cut('NOx'), voc: cut('VOC') };
}

/** How the whole city's tonnes grow month by month, with the changes and without, out of the months the run stored. */
export function curveCharts({ result, programme, run, t }: ResultFacts) {
  return picturedPollutants(result).map((pollutant) => {
    const [after, before] = [result.with, result.without].map((outcome) => monthCurve(outcome, pollutant, programme));
    const [reached, was] = [after!.points.at(-1)?.tonnes ?? 0, before!.points.at(-1)?.tonnes ?? 0];
    const params = { pollutant: t(`options.pollutant.${pollutant}`), from: after!.from, to: after!.to };
    return forPhones(
      sCurve,
      {
        id: `scenario-curve-${pollutant.toLowerCase()}`,
        pollutant,
        from: after!.from,
        to: after!.to,
        asOf: run.as_of,
        target: null,
        curves: { frozen: before!.points, planned: after!.points },
        words: {
          title: t('scenarios.curve-title', {
            ...params,
            with: tonnes(reached),
            without: tonnes(was),
            same: tonnes(reached) === tonnes(was) ? 'yes' : 'no',
          }),
          description: t('scenarios.curve-description', params),
          curves: { frozen: t('charts.without'), planned: t('charts.with') },
        },
        width: 520,
        height: 240,
      },
      t,
    );
  });
}
