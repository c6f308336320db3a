import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockState } from '../../../models/choice/blocks.ts';
import { nearWays } from '../../../models/choice/near-ways.ts';
import type { Tie } from '../../../models/choice/tie.ts';
import { runs } from '../laws/runs.ts';

const WITHIN = 6;
const small = (max: number) => fc.integer({ min: 0, max });

const stateOf = (cost: number, ...brings: readonly number[]): BlockState => ({
  cost,
  second: 0,
  brings: Float64Array.from(brings),
  values: new Float64Array(0),
});

const part = fc.record({
  blocks: fc.array(
    fc.array(
      fc.tuple(small(12), small(9), small(9), small(9)).map((figures) => stateOf(...figures)),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 5 },
  ),
  // Right or wrong prices: they make the search longer, never the lists shorter.
  prices: fc.tuple(small(3), small(3), fc.integer({ min: -3, max: 0 })),
  sides: fc.tuple(small(20), small(20), small(30)),
});

const interrupted = {
  blocks: [[stateOf(0, 0, 3, 0), stateOf(0, 0, 0, 0), stateOf(1, 1, 2, 0)]],
  prices: [0, 3, 0] as [number, number, number],
  sides: [1, 0, 0] as [number, number, number],
};

/** Every way there is, by the states of the blocks. */
function everyWay(blocks: readonly (readonly unknown[])[]): readonly (readonly number[])[] {
  return blocks.reduce<readonly (readonly number[])[]>(
    (ways, own) => ways.flatMap((way) => own.map((_, state) => [...way, state])),
    [[]],
  );
}

describe('the ways of deciding about a part that are near its best', () => {
  it('are all there are below the reach, and the reach goes as far beyond the best as was wanted', () => {
    fc.assert(
      fc.property(part, ({ blocks, prices, sides }) => {
        const ties: readonly Tie[] = [
          { place: 0, lower: sides[0], upper: Infinity, price: prices[0] },
          { place: 1, lower: sides[1], upper: Infinity, price: prices[1] },
          { place: 2, lower: -Infinity, upper: sides[2], price: prices[2] },
        ];
        const sum = (way: readonly number[], value: (block: number, state: number) => number): number =>
          way.reduce((total, state, block) => total + value(block, state), 0);
        const costOf = (way: readonly number[]): number => sum(way, (block, state) => blocks[block]![state]!.cost);
        const possible = everyWay(blocks).filter((way) =>
          ties.every(({ place, lower, upper }) => {
            const brought = sum(way, (block, state) => blocks[block]![state]!.brings[place]!);
            return brought >= lower && brought <= upper;
          }),
        );
        const order = {
          blocks,
          ties,
          worth: ({ cost }: BlockState) => cost,
          within: WITHIN,
        };
        const { ways, reach } = nearWays({ ...order, looks: 1e6 });
        const listed = new Set(ways.map((way) => way.states.join()));
        for (const way of possible) if (costOf(way) < reach - 1e-9) expect(listed).toContain(way.join());
        for (const way of ways) expect(possible.map((each) => each.join())).toContain(way.states.join());
        for (const way of ways) expect(way.value).toBeCloseTo(costOf([...way.states]), 9);
        const least = Math.min(...possible.map(costOf));
        if (possible.length === 0) expect(ways).toEqual([]);
        else expect(reach).toBeCloseTo(least + WITHIN, 9);

        // Stopped early, what it claims to reach still holds.
        const hasty = nearWays({ ...order, looks: 5 });
        for (const way of possible) {
          if (costOf(way) < hasty.reach - 1e-9)
            expect(hasty.ways.map((each) => each.states.join())).toContain(way.join());
        }
      }),
      // Six looks in all: the last distance is begun, not finished.
      { ...runs(200), examples: [[interrupted]] },
    );
  });

  it('are not written down without end where thousands come to the same', () => {
    const blocks = Array.from({ length: 40 }, () => [stateOf(1), stateOf(1)]);
    const order = { blocks, ties: [], worth: ({ cost }: BlockState) => cost, within: WITHIN };
    const { ways, exhausted } = nearWays({ ...order, looks: 1000 });
    expect(exhausted).toBe(true);
    expect(ways.length).toBeLessThan(50);
  });
});
