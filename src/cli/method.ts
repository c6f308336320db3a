import { parseArgs } from 'node:util';
import { isDay } from '../../models/calendar.ts';
import { methodRecord } from '../../models/method-record.ts';
import type { Method } from '../../models/method.ts';
import { loadModelFiles } from '../model-files.ts';
import { shanghaiDay } from '../words/day.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { type CommandIo, EXIT } from './command.ts';
import { printRefusals } from './formula.ts';
import { methodPage } from './method-page.ts';
import { type InputPairs, readInputs } from './read-inputs.ts';

interface Request {
  readonly action: 'list' | 'show' | 'evaluate';
  readonly id: string;
  readonly inputs: InputPairs;
  readonly asOf: string;
  readonly asJson: boolean;
}

/** `method list`, `method show ID`, `method evaluate ID --input name=value …`: the method catalogue. */
export async function methodCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const request = parseRequest(args);
  if (request === null) {
    io.stderr.write(`${translator(LOCALES[0])('model.method-usage')}\n`);
    return EXIT.usage;
  }
  const { methods } = await loadModelFiles();
  if (request.action === 'list') {
    printList([...methods.values()], request.asJson, io);
    return EXIT.done;
  }
  const method = methods.get(request.id);
  if (method === undefined) {
    printUnknown(request, io);
    return EXIT.input;
  }
  return request.action === 'show' ? show(method, request.asJson, io) : evaluate(method, request, io);
}

function printList(methods: readonly Method[], asJson: boolean, io: CommandIo): void {
  if (asJson) {
    io.stdout.write(`${JSON.stringify(methods.map(methodRecord), null, 2)}\n`);
    return;
  }
  const lines = methods.map(({ id, definition: { name } }) => `${id}\t${name.zh}\t${name.en}\n`);
  io.stdout.write(lines.join(''));
}

function show(method: Method, asJson: boolean, io: CommandIo): number {
  const text = asJson ? JSON.stringify(methodRecord(method), null, 2) : methodPage(method, translator(LOCALES[0]));
  io.stdout.write(`${text}\n`);
  return EXIT.done;
}

async function evaluate(method: Method, { inputs, asOf, asJson }: Request, io: CommandIo): Promise<number> {
  const { evaluateMethod } = await import('../../models/method.ts');
  const result = evaluateMethod(method, Object.fromEntries(inputs.pairs), asOf);
  if (!result.ok) {
    printRefusals(result.refusals, asJson, io);
    return EXIT.input;
  }
  io.stdout.write(`${JSON.stringify(result.value, null, 2)}\n`);
  return EXIT.done;
}

function printUnknown({ id, asJson }: Request, io: CommandIo): void {
  const message = translator(LOCALES[0])('model.unknown-method', { id });
  const fault = { file: null, id, field: 'id', code: 'unknown-method', message };
  if (asJson) io.stdout.write(`${JSON.stringify({ faults: [fault] }, null, 2)}\n`);
  else io.stderr.write(`${message}\n`);
}

function parseRequest(args: readonly string[]): Request | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        input: { type: 'string', multiple: true, default: [] },
        'as-of': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [action, id = '', ...rest] = positionals;
    const inputs = readInputs(values.input);
    const asOf = values['as-of'] ?? shanghaiDay(new Date());
    const known = action === 'list' || action === 'show' || action === 'evaluate';
    if (!known || (id === '') !== (action === 'list') || rest.length > 0) return null;
    if (inputs.malformed !== null || inputs.repeated !== null || !isDay(asOf)) return null;
    return { action, id, inputs, asOf, asJson: values.json };
  } catch {
    return null; // an option that does not exist or lacks its value
  }
}
