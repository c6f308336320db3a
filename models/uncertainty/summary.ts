import { compareText } from '../compare-text.ts';
import { type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import type { Block } from './block.ts';
import { type DistributionOutcome, PERCENTILES, type Spread, type Swing } from './distribution-outcome.ts';
import { IN_SEASON, IN_YEAR, PLANNED } from './layout.ts';
import { meanOf, mergeMoments, type Moments, squaredCorrelation } from './moments.ts';
import { percentile } from './percentile.ts';
import type { Simulation } from './simulation.ts';

/** How many projects the list of those that decide holds. */
const SWING = 10;

/** Sums the blocks of a simulation up; they come in the order of their draws, all of them. */
export function summarise(simulation: Simulation, seed: number, blocks: readonly Block[]): DistributionOutcome {
  const { columns, layout, targets } = simulation;
  const draws = blocks.reduce((sum, block) => sum + block.count, 0);
  const drawn = (row: number): Float64Array => collect(blocks, row, draws);
  const zones = columns.zones.map(({ id }, zone) => ({
    id,
    ...Object.fromEntries(
      POLLUTANTS.flatMap((pollutant) => {
        const [season, year] = [layout.rowOf(zone, pollutant, IN_SEASON), layout.rowOf(zone, pollutant, IN_YEAR)];
        return season < 0 ? [] : [[pollutant, { season: spreadOf(drawn(season)), year: spreadOf(drawn(year)) }]];
      }),
    ),
  }));
  const { each, all } = countMet(blocks, targets.length);
  return {
    format: 'distribution/v1',
    draws,
    seed,
    zones,
    targets: targets.map(({ target }, row) => ({ id: target.id, p_met: each[row]! / draws })),
    p_all_met: all / draws,
    swing: swingOf(
      simulation,
      blocks.map(({ moments }) => moments),
    ),
  };
}

/** Mean and percentiles of drawn values. */
export function spreadOf(values: Float64Array): Spread {
  const sorted = values.toSorted();
  const at = Object.fromEntries(PERCENTILES.map((p) => [`p${String(p)}`, percentile(sorted, p / 100)]));
  return { mean: meanOf(values, 0, values.length), ...at } as Spread;
}

/** Every draw of one series of the layout, in the order of the draws. */
function collect(blocks: readonly Block[], row: number, draws: number): Float64Array {
  const values = new Float64Array(draws);
  for (const { first, count, sums } of blocks) values.set(sums.subarray(row * count, (row + 1) * count), first);
  return values;
}

/** Every draw of a pollutant's tonnes in the whole city over one measure of the layout. */
export function cityDraws(
  { columns, layout }: Simulation,
  blocks: readonly Block[],
  pollutant: Pollutant,
  measure: number,
): Float64Array {
  const draws = blocks.reduce((sum, block) => sum + block.count, 0);
  const city = new Float64Array(draws);
  for (const zone of columns.zones.keys()) {
    const row = layout.rowOf(zone, pollutant, measure);
    if (row < 0) continue;
    const values = collect(blocks, row, draws);
    for (let draw = 0; draw < draws; draw++) city[draw]! += values[draw]!;
  }
  return city;
}

function countMet(blocks: readonly Block[], targets: number) {
  const each = new Float64Array(targets);
  let all = 0;
  for (const { count, met } of blocks) {
    for (let draw = 0; draw < count; draw++) {
      let every = 1;
      for (let target = 0; target < targets; target++) {
        const is = met[target * count + draw]!;
        each[target]! += is;
        every &= is;
      }
      all += every;
    }
  }
  return { each, all };
}

/** The real projects of book planned whose season tonnes go most with the shortfall; ties by name. Those that do not vary have 0. */
function swingOf({ columns, slots }: Simulation, parts: readonly Moments[]): readonly Swing[] {
  const moments = parts.length === 0 ? null : parts.reduce(mergeMoments);
  const shares = new Map(
    slots.names.map((name, row) => [name, moments === null ? 0 : squaredCorrelation(moments, row)]),
  );
  for (const [row, { project }] of columns.projects.states.entries()) {
    const name = project.group ?? project.id;
    if (columns.projects.book[row]! >= PLANNED && !shares.has(name)) shares.set(name, 0);
  }
  return [...shares]
    .map(([project, share]) => ({ project, share }))
    .sort((a, b) => b.share - a.share || compareText(a.project, b.project))
    .slice(0, SWING);
}
