import { parseArgs } from 'node:util';
import { outcomeJsonChunks } from '../../models/engine/build-outcome.ts';
import { compile, evaluateColumns } from '../../models/engine/evaluation.ts';
import { applyScenario } from '../../models/engine/scenario.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { type CommandIo, EXIT } from './command.ts';
import { printFaults, readPortfolio } from './read-portfolio.ts';
import { writeChunks } from './write-chunks.ts';

/** `evaluate FILE [--scenario ID]`: a portfolio file in, its outcome as JSON out; no database. */
export async function evaluateCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const request = parseRequest(args);
  if (request === null) {
    io.stderr.write(`${translator(LOCALES[0])('cli.evaluate')}\n`);
    return EXIT.usage;
  }

  const { file, scenario, asJson } = request;
  const parsed = await readPortfolio(file, io, scenario);
  if (!parsed.ok) {
    printFaults(parsed.faults, asJson, io);
    return EXIT.input;
  }
  const compiled = compile(parsed.portfolio, applyScenario(parsed.portfolio, scenario));
  await writeChunks(outcomeJsonChunks(evaluateColumns(compiled), scenario), io.stdout);
  return EXIT.done;
}

function parseRequest(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { scenario: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return null;
    return { file, scenario: values.scenario ?? null, asJson: values.json };
  } catch {
    return null; // an option that does not exist or lacks its value
  }
}
