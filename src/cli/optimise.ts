import { parseArgs } from 'node:util';
import { checkChoice } from '../../models/choice/check-choice.ts';
import { optimiseAside } from '../services/plans/optimise-aside.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { ID_NAMES, planSentence } from '../words/plan-sentence.ts';
import { type CommandIo, EXIT } from './command.ts';
import { printFaults, readPortfolio } from './read-portfolio.ts';

/** Seconds the solver may take where nobody says otherwise. */
const TIME_LIMIT = 60;

/** `optimise FILE [--time-limit S]`: a portfolio file with a choice in, the plan as JSON out; no database. */
export async function optimiseCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const t = translator(LOCALES[0]);
  const request = parseRequest(args);
  if (request === null) {
    io.stderr.write(`${t('plans.cli-usage')}\n`);
    return EXIT.usage;
  }

  const { file, seconds, asJson } = request;
  const parsed = await readPortfolio(file, io);
  const faults = parsed.ok ? checkChoice(parsed.portfolio, file) : parsed.faults;
  if (!parsed.ok || faults.length > 0) {
    printFaults(faults, asJson, io);
    return EXIT.input;
  }

  const optimised = await optimiseAside({ portfolio: parsed.portfolio, seconds });
  if (optimised.kind === 'no-plan-in-time') {
    io.stderr.write(`${t('plans.cli-no-plan', { seconds })}\n`);
    return EXIT.surroundings;
  }
  const { plan } = optimised;
  const reasons = plan.reasons.map((reason) => ({ ...reason, sentence: planSentence(reason, ID_NAMES, t) }));
  io.stdout.write(`${JSON.stringify({ ...plan, reasons }, null, 1)}\n`);
  return EXIT.done;
}

function parseRequest(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'time-limit': { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [file, ...rest] = positionals;
    const seconds = values['time-limit'] === undefined ? TIME_LIMIT : Number(values['time-limit']);
    if (file === undefined || rest.length > 0 || !(seconds > 0) || !Number.isFinite(seconds)) return null;
    return { file, seconds, asJson: values.json };
  } catch {
    return null; // an option that does not exist or lacks its value
  }
}
