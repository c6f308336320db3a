// `npm run check`: everything that can be judged without running the product. Each step says its name; all of them run, so that one look shows all.
import { spawnSync } from 'node:child_process';

const bin = (name: string): string => `node_modules/.bin/${name}`;
const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['types', bin('tsc'), ['--noEmit', '-p', '.']],
  ['lint', bin('eslint'), ['-c', '.config/eslint.mjs', '--max-warnings', '0', '.']],
  [
    'import directions',
    bin('depcruise'),
    ['--config', '.config/dependency-cruiser.cjs', '--output-type', 'err-long', 'models', 'src', 'seeds'],
  ],
  ['format', bin('prettier'), ['--config', '.config/prettier.json', '--log-level', 'warn', '--check', '.']],
  ['documentation', process.execPath, ['--import', 'tsx', '.config/docs.ts', '--check']],
];

let failed = 0;
for (const [name, command, args] of steps) {
  console.log(`check: ${name}`);
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.error(`check: ${name} failed`);
    failed += 1;
  }
}
process.exitCode = failed === 0 ? 0 : 1;
