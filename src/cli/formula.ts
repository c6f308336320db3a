import { parseArgs } from 'node:util';
import type { Refusal } from '../../models/formula/refusal.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { refusalText } from '../words/refusal.ts';
import { type CommandIo, EXIT } from './command.ts';
import { readInputs } from './read-inputs.ts';

/** `formula EXPR --input name=quantity … --unit UNIT`: evaluates one formula under the rules of methods and prints the number. */
export async function formulaCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const t = translator(LOCALES[0]);
  const request = parseRequest(args);
  if (request === null) {
    io.stderr.write(`${t('model.formula-usage')}\n`);
    return EXIT.usage;
  }
  const { expression, inputs, unit, asJson } = request;
  if (inputs.repeated !== null) {
    io.stderr.write(`${t('model.duplicate-input', { input: inputs.repeated })}\n`);
    return EXIT.usage;
  }
  const { evaluateFormula } = await import('../../models/formula/evaluate-formula.ts');
  const result = await evaluateFormula(expression, inputs.pairs, unit);
  if (!result.ok) {
    printRefusals(result.refusals, asJson, io);
    return EXIT.input;
  }
  const text = String(result.value);
  io.stdout.write(asJson ? `${JSON.stringify({ value: result.value, unit })}\n` : `${text}\n`);
  return EXIT.done;
}

/** Prints refusals: as one JSON document on stdout, or a line each on stderr. */
export function printRefusals(refusals: readonly Refusal[], asJson: boolean, io: CommandIo): void {
  const t = translator(LOCALES[0]);
  const faults = refusals.map((refusal) => ({
    file: null,
    id: null,
    field: refusal.params.input ?? refusal.params.line ?? 'formula',
    code: refusal.code,
    message: refusalText(t, refusal),
  }));
  if (asJson) io.stdout.write(`${JSON.stringify({ faults }, null, 2)}\n`);
  else for (const { message } of faults) io.stderr.write(`${message}\n`);
}

function parseRequest(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: expressionLast(args),
      allowPositionals: true,
      options: {
        input: { type: 'string', multiple: true, default: [] },
        unit: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const [expression, ...rest] = positionals;
    const inputs = readInputs(values.input);
    if (expression === undefined || rest.length > 0 || inputs.malformed !== null) return null;
    return { expression, inputs, unit: values.unit, asJson: values.json };
  } catch {
    return null; // an option that does not exist or lacks its value
  }
}

/** `-x^2` is an expression, not a row of options. */
function expressionLast(args: readonly string[]): string[] {
  const [first = '', ...rest] = args;
  return /^-(?!-)/.test(first) ? [...rest, '--', first] : [...args];
}
