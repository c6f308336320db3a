import { all, create } from 'mathjs';
import { factors, factor, ready } from '../models/method-sample.ts';
import { evaluateMethodColumns } from '../../models/method.ts';
import { runColumns } from '../../models/formula/run-columns.ts';
import { type Bench, bestOf } from './bench.ts';

const ROWS = 3_000;
const RUNS = 10;
const REPEATS = 20;
const DAY = '2023-06-30';

/** The same formula over the same rows: our columns, and the library's compiled expression row by row. */
export const formulaBench: Bench = async (print) => {
  const method = await ready(undefined, factors(factor()));
  const flow = Float64Array.from({ length: ROWS }, (_, row) => (row * 7919) % 1_000_000);
  const before = Float64Array.from({ length: ROWS }, (_, row) => 60 + ((row * 31) % 1900));
  const given = [flow, new Float64Array(ROWS).fill(8000), before, new Float64Array(ROWS).fill(50)];
  const last = method.program.lines.at(-1)!.slot;

  const compiled = create(all!).compile('flow * hours * (before - after)');
  const scopes = Array.from(flow, (value, row) => ({ flow: value, hours: 8000, before: before[row]!, after: 50 }));

  const rowByRow = costOf(() => scopes.map((scope) => compiled.evaluate(scope) as number));
  const columns = costOf(() => runColumns(method.program, given, ROWS, [last], new Set()));
  const checked = costOf(() => evaluateMethodColumns(method, { flow, before }, DAY));
  print(
    `${ROWS} rows: columns ${columns.toFixed(3)} ms, with units and range checks ${checked.toFixed(3)} ms, ` +
      `mathjs compiled().evaluate row by row ${rowByRow.toFixed(2)} ms: ` +
      `${(rowByRow / columns).toFixed(0)} and ${(rowByRow / checked).toFixed(0)} times faster`,
  );
};

/** Time of one evaluation in ms; many in a row, for one is shorter than the clock can tell. */
function costOf(work: () => unknown): number {
  const many = () => {
    for (let time = 0; time < REPEATS; time++) work();
  };
  return bestOf(RUNS, many) / REPEATS;
}
