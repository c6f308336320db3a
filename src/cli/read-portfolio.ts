import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Fault, FaultCode, FaultParams } from '../../models/fault.ts';
import { type Parsed, parsePortfolio } from '../../models/engine/parse-portfolio.ts';
import { faultText } from '../words/fault-text.ts';
import { LOCALES, translator } from '../words/messages.ts';
import type { CommandIo } from './command.ts';

/** What a mistyped name looks like to the file system; anything else is the surroundings' fault and is thrown. */
const NOT_A_FILE = new Set(['ENOENT', 'EISDIR', 'ENOTDIR']);

/** Reads and checks a portfolio file, `-` being standard input; a scenario that is asked for must stand in it. Throws when the disk fails. */
export async function readPortfolio(file: string, io: CommandIo, scenario: string | null = null): Promise<Parsed> {
  try {
    const json: unknown = JSON.parse(withoutMark(await readInput(file, io)));
    const parsed = parsePortfolio(json, file);
    const isThere =
      scenario === null || !parsed.ok || (parsed.portfolio.scenarios ?? []).some(({ id }) => id === scenario);
    return isThere ? parsed : refused(file, 'unknown-scenario', { scenario });
  } catch (error) {
    if (error instanceof SyntaxError) return refused(file, 'not-json', { reason: error.message });
    const code = errorCode(error);
    if (NOT_A_FILE.has(code)) return refused(file, 'unreadable', { reason: code });
    throw error;
  }
}

/** Prints faults: as one JSON document on stdout, or a line each on stderr. */
export function printFaults(faults: readonly Fault[], asJson: boolean, io: CommandIo): void {
  const t = translator(LOCALES[0]);
  const worded = faults.map(({ file, id, field, code, params }) => ({
    file,
    id,
    field,
    code,
    message: faultText(t, { code, params }),
  }));
  if (asJson) io.stdout.write(`${JSON.stringify({ faults: worded }, null, 2)}\n`);
  else
    for (const { file, id, field, message } of worded)
      io.stderr.write(`${[file, id ?? '', field].filter((part) => part !== '').join(': ')} ${message}\n`);
}

/** The code of a system error, '' for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function readInput(file: string, io: CommandIo): Promise<string> {
  return file === '-' ? text(io.stdin) : readFile(file, 'utf8');
}

function withoutMark(content: string): string {
  return content.startsWith('\uFEFF') ? content.slice(1) : content;
}

function refused(file: string, code: FaultCode, params: FaultParams): Parsed {
  const field = code === 'unknown-scenario' ? 'scenarios' : '';
  return { ok: false, faults: [{ file, id: null, field, code, params }] };
}
