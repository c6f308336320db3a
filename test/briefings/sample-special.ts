import type { Advice } from '../../src/services/briefing/special/advice.ts';
import type { Chances } from '../../src/services/briefing/special/chances.ts';
import { focusOf } from '../../src/services/briefing/focus.ts';
import { type Narrowing, WHOLE_CITY } from '../../src/services/briefing/narrowing.ts';
import type { SpecialFacts } from '../../src/services/briefing/special/special-facts.ts';
import { sampleFacts, type SampleSize } from './sample-facts.ts';

const spread = { mean: 70, p5: 55, p10: 60, p50: 70, p90: 80.5, p95: 85 };

/** A finished simulation that has something to say of every zone and target. */
export function sampleChances(facts: Pick<SpecialFacts, 'zones' | 'targets'>): Chances {
  return {
    id: 'S0001',
    draws: 2000,
    asOf: '2023-06-30',
    isOfRun: true,
    met: new Map(facts.targets.map(({ id }, index) => [id, (index % 5) / 4])),
    spreads: [{ id: null }, ...facts.zones].flatMap(({ id: zone }) =>
      (['NOx', 'VOC'] as const).map((pollutant) => ({ zone, pollutant, spread })),
    ),
  };
}

/** Facts of a sheet of one question: the invented city, with proposals of every sort. */
export function sampleSpecial(
  size: SampleSize,
  scenario: string | null = null,
  narrowing: Narrowing = WHOLE_CITY,
): SpecialFacts {
  const facts = sampleFacts(size, scenario);
  const advice = (['keep', 'finish', 'earlier', 'adopt'] as const).flatMap((kind, index): Advice[] => {
    const project = facts.projects[index];
    if (project === undefined) return [];
    return [
      { kind, project: project.id, name: project.name, unit: project.lead, day: '2023-07-20', tonnes: 1.25 + index },
    ];
  });
  const chances = scenario === null ? null : sampleChances(facts);
  return { ...facts, narrowing, focus: focusOf(facts, narrowing), chances, advice, beside: [] };
}
