import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { LinearModel } from '../../models/choice/solver.ts';
import { mpsOf } from './mps.ts';

const run = promisify(execFile);

/** What COIN-OR CBC comes to for a programme. */
export interface CbcResult {
  readonly objective: number | null;
  /** As a fraction of the objective. */
  readonly gap: number | null;
  /** Of processor time, which is what its own limit counts. */
  readonly seconds: number;
}

/** Solves a programme by `cbc` to a gap within a time limit; null where there is no such command. */
export async function solveByCbc(model: LinearModel, relativeGap: number, seconds: number): Promise<CbcResult | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lantian-cbc-'));
  const file = path.join(folder, 'choice.mps');
  try {
    await writeFile(file, mpsOf(model));
    const how = ['-ratioGap', String(relativeGap), '-seconds', String(seconds), '-solve', '-quit'];
    const { stdout } = await run('cbc', [file, ...how], { maxBuffer: 64 * 1024 * 1024 });
    return resultOf(stdout);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function resultOf(output: string): CbcResult {
  const last = (label: string): number | null => {
    const value = [...output.matchAll(new RegExp(`^${label}\\s+(\\S+)`, 'gm'))].at(-1)?.[1];
    return value === undefined ? null : Number(value);
  };
  const objective = last('Objective value:');
  const found = !output.includes('No feasible solution found');
  // Without a bound of its own line the solution is within the gap asked for; the root's bound is the one before the last rounding.
  const bound = last('Lower bound:') ?? objective;
  const seconds = Number(/Total time \(CPU seconds\):\s+(\S+)/u.exec(output)?.[1] ?? NaN);
  if (!found || objective === null || bound === null) return { objective: null, gap: null, seconds };
  return { objective, gap: Math.abs(objective - bound) / Math.max(Math.abs(objective), 1e-9), seconds };
}
