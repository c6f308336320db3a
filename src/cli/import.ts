import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { headerLabels } from '../exchange/recognise.ts';
import { closeWorkbookReaders } from '../exchange/read-workbook.ts';
import { programActor } from '../services/actor.ts';
import { commitImport, openImport, tryImport, type ImportResult } from '../services/import-projects.ts';
import { importWarnings } from '../services/import-warnings.ts';
import { cityLists, type CityLists } from '../services/options.ts';
import { cellWords } from '../services/project-cells.ts';
import { wordRejection } from '../services/word-rejection.ts';
import { LOCALES, translator, type Translate } from '../words/messages.ts';
import { EXIT, type Command, type CommandIo } from './command.ts';
import { withProgramme } from './with-programme.ts';

/** `import FILE [--dry-run] [--json]`: projects from .xlsx or .csv, all of them or none; `-` reads standard input. */
export const importCommand: Command = async (args, io) => {
  const flags = new Set(args.filter((arg) => arg.startsWith('--')));
  const files = args.filter((arg) => !arg.startsWith('--'));
  const [file] = files;
  if (file === undefined || files.length > 1 || [...flags].some((flag) => flag !== '--dry-run' && flag !== '--json')) {
    io.stderr.write('usage: import FILE [--dry-run] [--json]\n');
    return EXIT.usage;
  }
  try {
    const bytes = file === '-' ? await readAll(io.stdin) : await readFile(file).catch(() => null);
    if (bytes === null) {
      io.stderr.write(`${translator(LOCALES[0])('imports.no-file', { file })}\n`);
      return EXIT.input;
    }
    return await importBytes(bytes, file, flags, io);
  } finally {
    await closeWorkbookReaders();
  }
};

function importBytes(bytes: Uint8Array, file: string, flags: ReadonlySet<string>, io: CommandIo): Promise<number> {
  return withProgramme(io, new Date(), async ({ store, programme, scope, asOf, now, t }) => {
    const opened = await openImport(bytes, headerLabels(LOCALES.map(translator)));
    if (!opened.ok) {
      const sentence = t(`imports.refused-${opened.refusal}`);
      if (flags.has('--json')) io.stdout.write(`${JSON.stringify({ refused: opened.refusal, sentence })}\n`);
      else io.stderr.write(`${sentence}\n`);
      return EXIT.input;
    }
    const lists = await cityLists(store.read, programme, LOCALES[0]);
    const words = cellWords(lists, t, programme.year, LOCALES[0]);
    const context = { actor: programActor(now), scope, asOf };
    const named = { ...opened, name: basename(file) };
    const result = flags.has('--dry-run')
      ? await tryImport(store.read, context, opened, words)
      : await store.write((trx) => commitImport(trx, context, named, words));
    report(result, lists, flags.has('--json'), io, t);
    return result.rejected.length > 0 ? EXIT.input : EXIT.done;
  });
}

function report(result: ImportResult, lists: CityLists, asJson: boolean, io: CommandIo, t: Translate): void {
  const { rows, created, updated, unchanged, batch } = result;
  const rejected = result.rejected.map((one) => wordRejection(one, lists, t));
  const warnings = importWarnings(result, t);
  if (asJson) {
    io.stdout.write(`${JSON.stringify({ rows, created, updated, unchanged, rejected, warnings, batch })}\n`);
    return;
  }
  for (const one of rejected) io.stdout.write(`${t('imports.line', { ...one })}\n`);
  for (const warning of warnings) io.stderr.write(`${warning}\n`);
  io.stdout.write(
    `${t('imports.summary', { rows, created, updated, unchanged, rejected: new Set(rejected.map(({ row }) => row)).size })}\n`,
  );
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
