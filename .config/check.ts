// `npm run check`: everything that can be judged without running the product. Each step says its name; all of them run, so that one look shows all.
// As many steps run at once as the machine has processors; what one says comes in one piece.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const bin = (name: string): string => `node_modules/.bin/${name}`;
/** The longest first, so that nobody waits for it at the end. */
const steps: readonly Step[] = [
  { name: 'lint', command: bin('eslint'), args: ['-c', '.config/eslint.mjs', '--max-warnings', '0', '.'] },
  { name: 'types', command: bin('tsc'), args: ['--noEmit', '-p', '.'] },
  {
    name: 'format',
    command: bin('prettier'),
    args: ['--config', '.config/prettier.json', '--log-level', 'warn', '--check', '.'],
  },
  {
    name: 'import directions',
    command: bin('depcruise'),
    args: ['--config', '.config/dependency-cruiser.cjs', '--output-type', 'err-long', 'models', 'src', 'seeds'],
  },
  { name: 'documentation', command: process.execPath, args: ['--import', 'tsx', '.config/docs.ts', '--check'] },
];

/** Runs a step to its end and then shows what it said. */
async function passes({ name, command, args }: Step): Promise<boolean> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on('close', resolve);
  });
  console.log(`check: ${name}`);
  process.stdout.write(Buffer.concat(said));
  if (code !== 0) console.error(`check: ${name} failed`);
  return code === 0;
}

const waiting = [...steps];
let failed = 0;
async function work(): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) if (!(await passes(step))) failed += 1;
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
process.exitCode = failed === 0 ? 0 : 1;
