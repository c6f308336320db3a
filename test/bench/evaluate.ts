import { outcomeJsonChunks } from '../../models/engine/build-outcome.ts';
import { compile, evaluateColumns, ledgerFor } from '../../models/engine/evaluation.ts';
import { type Bench, bestOf, costOf } from './bench.ts';
import { generatePortfolio } from './generate-portfolio.ts';

const SIZES = [3_000, 30_000, 300_000];

/** What evaluating costs per project, compiling and writing JSON apart, and how that grows with the size. */
export const evaluateBench: Bench = (print) => {
  let smallest: number | null = null;
  for (const size of SIZES) {
    const portfolio = generatePortfolio(size);
    const runs = size > 100_000 ? 5 : 20;
    const compiled = compile(portfolio);
    const ledger = ledgerFor(compiled);
    const evaluation = evaluateColumns(compiled, ledger);
    const evaluating = costOf(runs, () => evaluateColumns(compiled, ledger));
    const compiling = bestOf(Math.ceil(runs / 5), () => compile(portfolio));
    const writing = bestOf(Math.ceil(runs / 5), () => drain(outcomeJsonChunks(evaluation, null)));
    const perProject = evaluating.cpu / size;
    smallest ??= perProject;
    print(
      `${size} projects: evaluate ${evaluating.wall.toFixed(1)} ms (${Math.round((1000 * size) / evaluating.wall)} projects/s), ` +
        `cpu ${(1000 * perProject).toFixed(2)} us a project = ${(perProject / smallest).toFixed(2)}x; ` +
        `compile ${compiling.toFixed(1)} ms, json ${writing.toFixed(1)} ms`,
    );
  }
};

function drain(chunks: Iterable<string>): number {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  return length;
}
