import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of this run's prepared databases (see prepared-database.ts). */
    preparedFolder: string;
  }
}

let folder: string;

/** A folder for the databases test files begin with; empty until the first of them asks, gone when the run is over. */
export function setup(project: TestProject): void {
  folder = mkdtempSync(join(tmpdir(), 'lantian-prepared-'));
  project.provide('preparedFolder', folder);
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
