import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openStore } from '../../src/db/open.ts';
import type { DatabaseLocation } from '../../src/db/store.ts';
import { describeOnBothEngines } from './both-engines.ts';

const PROCESSES = 3;
const NUMBERS = 40;

describeOnBothEngines('several processes on one new database', (_, place) => {
  it('migrate it once and take every number of a counter exactly once', async () => {
    const location = await place();
    const taken = await Promise.all(Array.from({ length: PROCESSES }, () => takeInProcess(location)));
    const expected = Array.from({ length: PROCESSES * NUMBERS }, (_, i) => i + 1);
    expect(taken.flat().sort((a, b) => a - b)).toEqual(expected);

    const store = await openStore(location);
    expect(await store.schemaState()).toBe('current');
    await store.close();
  });
});

async function takeInProcess(location: DatabaseLocation): Promise<number[]> {
  const program = fileURLToPath(new URL('take-numbers-process.ts', import.meta.url));
  const args = ['--import', 'tsx', program, JSON.stringify(location), String(NUMBERS)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as number[];
}
