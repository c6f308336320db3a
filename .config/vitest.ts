import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['node_modules/**', 'data/**'],
    globalSetup: ['test/db/provide-postgres.ts', 'test/db/provide-prepared.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What comes by and by is waited for on a slow machine, too; the runner's own second is a bet on its speed.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    // Test files share what they import: loading the application anew for each of them took longer than testing it.
    isolate: false,
    // A test makes much that lives for a moment: with room for it a seventh of the processor's time is saved.
    execArgv: ['--max-semi-space-size=64'],
  },
});
