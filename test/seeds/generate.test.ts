import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../models/engine/evaluate.ts';
import { checkVerdicts } from '../../seeds/qingdao-2023/generator/check-verdicts.ts';
import { drawSources } from '../../seeds/qingdao-2023/generator/draw-sources.ts';
import { readFrame } from '../../seeds/qingdao-2023/generator/frame-files.ts';
import { generateSample, SEED, type Sample } from '../../seeds/qingdao-2023/generator/generate-sample.ts';
import { portfolioOf } from '../../seeds/qingdao-2023/generator/portfolio.ts';
import { Random } from '../../seeds/qingdao-2023/generator/random.ts';
import { loadModelFiles } from '../../src/model-files.ts';
import { sampleText } from './sample.ts';

describe('the generator of the sample', () => {
  let sample: Sample;

  beforeAll(async () => {
    const { methods } = await loadModelFiles();
    sample = generateSample(SEED, sampleText, methods);
  });

  it('writes the committed files again, byte for byte', () => {
    expect(sample.files.size).toBe(18);
    for (const [name, text] of sample.files) expect(text === sampleText(name), name).toBe(true);
  });

  it('says what is off when a sample does not show what it is meant to show', () => {
    const { judged } = sample;
    expect(checkVerdicts(judged)).toEqual([]);
    expect(checkVerdicts({ ...judged, planned: judged.slipped })).toContain('zone B: both tonnages met, line failed');
  });

  it('plants faults that move no season of a zone by more than half a per cent', () => {
    const { drafts, measured } = sample.drawn;
    const faultless = evaluate(portfolioOf(readFrame(sampleText), drafts, drawSources(SEED, drafts), measured, []));
    const moved = sample.judged.planned.zones.flatMap((zone, i) =>
      (['NOx', 'VOC'] as const).map((pollutant) => {
        const without = faultless.zones[i]!.books.planned[pollutant]!.season;
        return Math.abs(zone.books.planned[pollutant]!.season / without - 1);
      }),
    );
    expect(Math.max(...moved)).toBeGreaterThan(0);
    expect(Math.max(...moved)).toBeLessThan(0.005);
  });

  it('draws streams that depend on the seed and the name only', () => {
    const take = (seed: number, name: string) => {
      const random = new Random(seed, name);
      return Array.from({ length: 5 }, () => random.unit());
    };
    expect(take(7, 'days')).toEqual(take(7, 'days'));
    expect(take(7, 'days')).not.toEqual(take(8, 'days'));
    expect(take(7, 'days')).not.toEqual(take(7, 'tonnes'));
    expect(take(7, 'days').every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it('draws evenly and normally', () => {
    const random = new Random(3, 'evenness');
    const units = Array.from({ length: 20_000 }, () => random.unit());
    const normals = Array.from({ length: 20_000 }, () => random.normal());
    const mean = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length;
    expect(mean(units)).toBeCloseTo(0.5, 2);
    expect(mean(units.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
    expect(Math.abs(mean(normals))).toBeLessThan(0.03);
    expect(mean(normals.map((value) => value ** 2))).toBeCloseTo(1, 1);
  });
});
