import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Portfolio } from '../../models/portfolio.ts';
import { prepareSimulation, type SimulationOptions } from '../../models/uncertainty/simulation.ts';
import { simulate } from '../../models/uncertainty/simulate.ts';
import { summarise } from '../../models/uncertainty/summary.ts';
import { blocksAside } from '../services/simulations/simulate-aside.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { type CommandIo, EXIT } from './command.ts';
import { printFaults, readPortfolio } from './read-portfolio.ts';

const MOST_DRAWS = 1_000_000;
const MOST_WORKERS = 64;
/** Fewer draws are made before a thread has started. */
const WORTH_A_THREAD = 1_000;

/** `simulate FILE --draws N --seed S [--workers W]`: a portfolio file in, its distribution as JSON out; no database. */
export async function simulateCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const t = translator(LOCALES[0]);
  const request = parseRequest(args);
  if (request === null) {
    io.stderr.write(`${t('cli.simulate')}\n`);
    return EXIT.usage;
  }

  const { file, scenario, asJson } = request;
  const parsed = await readPortfolio(file, io, scenario);
  if (!parsed.ok) {
    printFaults(parsed.faults, asJson, io);
    return EXIT.input;
  }
  const result = await draw(parsed.portfolio, request, (done) => {
    io.stderr.write(`${t('cli.simulated', { done, draws: request.draws })}\n`);
  });
  io.stdout.write(`${JSON.stringify(result)}\n`);
  return EXIT.done;
}

type Request = NonNullable<ReturnType<typeof parseRequest>>;

async function draw(portfolio: Portfolio, { draws, seed, workers, scenario }: Request, say: (done: number) => void) {
  const options: SimulationOptions = { seed, scenario };
  if (draws < WORTH_A_THREAD) return simulate(portfolio, draws, options);
  let told = 0;
  const tell = (done: number): void => {
    if (done === told) return;
    told = done;
    say(done);
  };
  const blocks = await blocksAside(portfolio, draws, options, { workers, tell });
  return summarise(prepareSimulation(portfolio, options), seed, blocks ?? []);
}

function parseRequest(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        draws: { type: 'string' },
        seed: { type: 'string' },
        workers: { type: 'string' },
        scenario: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...rest] = positionals;
    const draws = wholeNumber(values.draws, 1, MOST_DRAWS);
    const seed = wholeNumber(values.seed, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    const workers = wholeNumber(
      values.workers ?? String(Math.min(availableParallelism(), MOST_WORKERS)),
      1,
      MOST_WORKERS,
    );
    if (file === undefined || rest.length > 0 || draws === null || seed === null || workers === null) return null;
    return { file, draws, seed, workers, scenario: values.scenario ?? null, asJson: values.json };
  } catch {
    return null; // an option that does not exist or lacks its value
  }
}

function wholeNumber(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || !/^-?\d+$/.test(text)) return null;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
}
