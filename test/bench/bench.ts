/** A benchmark: measures and hands over lines to print. It judges nothing; machines differ. */
export type Bench = (print: (line: string) => void) => Promise<void> | void;

/** Best of several runs in ms, after as many to warm up: the least disturbed run says what the code costs. */
export function bestOf(runs: number, work: () => unknown): number {
  for (let run = 0; run < runs; run++) work();
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
