/** A benchmark: measures and hands over lines to print. It judges nothing; machines differ. */
export type Bench = (print: (line: string) => void) => Promise<void> | void;

/** What one run took, in ms: by the clock, and of processor time, which other work on the machine does not stretch. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** Best of several runs, after as many to warm up: the least disturbed run says what the code costs. */
export function costOf(runs: number, work: () => unknown): Cost {
  for (let run = 0; run < runs; run++) work();
  let wall = Infinity;
  let cpu = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    wall = Math.min(wall, performance.now() - start);
    cpu = Math.min(cpu, (user + system) / 1000);
  }
  return { wall, cpu };
}

/** The same by the clock alone, in ms. */
export function bestOf(runs: number, work: () => unknown): number {
  return costOf(runs, work).wall;
}
