import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type Fault, faultLine, faultMessage } from '../../models/fault.ts';
import { type Parsed, parsePortfolio } from '../../models/engine/parse-portfolio.ts';
import type { CommandIo } from './command.ts';

/** What a mistyped name looks like to the file system; anything else is the surroundings' fault and is thrown. */
const NOT_A_FILE = new Set(['ENOENT', 'EISDIR', 'ENOTDIR']);

/** Reads and checks a portfolio file, `-` being standard input. Throws when the disk fails. */
export async function readPortfolio(file: string, io: CommandIo): Promise<Parsed> {
  try {
    const json: unknown = JSON.parse(withoutMark(await readInput(file, io)));
    return parsePortfolio(json, file);
  } catch (error) {
    if (error instanceof SyntaxError) return refused(file, 'not-json', error.message);
    const code = errorCode(error);
    if (NOT_A_FILE.has(code)) return refused(file, 'unreadable', code);
    throw error;
  }
}

/** Prints faults: as one JSON document on stdout, or a line each on stderr. */
export function printFaults(faults: readonly Fault[], asJson: boolean, io: CommandIo): void {
  if (asJson) {
    const worded = faults.map(({ file, id, field, code, params }) => ({
      file,
      id,
      field,
      code,
      message: faultMessage({ code, params }),
    }));
    io.stdout.write(`${JSON.stringify({ faults: worded }, null, 2)}\n`);
    return;
  }
  for (const fault of faults) io.stderr.write(`${faultLine(fault)}\n`);
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

function refused(file: string, code: 'not-json' | 'unreadable', reason: string): Parsed {
  return { ok: false, faults: [{ file, id: null, field: '', code, params: { reason } }] };
}
