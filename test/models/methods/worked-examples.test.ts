// The worked examples of the reference material, where that lies beside the repository: same inputs, same tonnes.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { methodOf } from './catalogue.ts';

const FILE = new URL('../../../../shared/domain/methods.json', import.meta.url);
const reference = z.array(
  z.object({ id: z.string(), worked_example: z.object({ outputs: z.record(z.string(), z.unknown()) }) }),
);
const POLLUTANT: Readonly<Record<string, readonly string[]>> = {
  R_NOx: ['NOx'],
  R_VOC: ['VOC'],
  R_PM: ['TSP', 'PM25'],
  R_TSP: ['TSP'],
  R_PM10: ['PM10'],
  R_PM25: ['PM25'],
  R_NH3: ['NH3'],
};
// Rules of the engine and of air quality: not ways of reducing emissions.
const ELSEWHERE = [
  'period_allocation',
  'combine_same_source',
  'season_share',
  'ofp',
  'control_line',
  'mda8',
  'percentile_hj663',
  'iaqi',
];

function referenceRows(): { id: string; output: string; tonnes: number }[] {
  if (!existsSync(FILE)) return [];
  return reference
    .parse(JSON.parse(readFileSync(FILE, 'utf8')))
    .filter(({ id }) => !ELSEWHERE.includes(id))
    .flatMap(({ id, worked_example }) =>
      Object.entries(worked_example.outputs)
        .filter(([output]) => output in POLLUTANT)
        .map(([output, tonnes]) => ({ id: id.replaceAll('_', '-'), output, tonnes: Number(tonnes) })),
    );
}

describe.skipIf(!existsSync(FILE))('the first example of each method', () => {
  it.each(referenceRows())('of $id gives the reference $output', ({ id, output, tonnes }) => {
    const { expect: expected } = methodOf(id).definition.examples[0]!;
    const name = POLLUTANT[output]!.find((pollutant) => pollutant in expected)!;
    expect(Math.abs(expected[name]! - tonnes)).toBeLessThanOrEqual(1e-6 * Math.abs(tonnes));
  });
});
