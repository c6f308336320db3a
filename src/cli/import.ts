import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Reader } from '../db/reader.ts';
import { headerKey } from '../exchange/header-key.ts';
import { NOT_IMPORTED } from '../exchange/import-target.ts';
import { closeWorkbookReaders } from '../exchange/read-workbook.ts';
import { tableOf, type Table } from '../exchange/recognise.ts';
import { programActor } from '../services/actor.ts';
import { commitImport } from '../services/imports/import-batch.ts';
import { doublesOf } from '../services/imports/import-doubles.ts';
import type { Rejection } from '../services/imports/import-outcome.ts';
import type { ImportOptions } from '../services/imports/import-portion.ts';
import {
  conflictsAsRejections,
  tryImport,
  type ImportCounts,
  type ImportJob,
} from '../services/imports/import-projects.ts';
import { importWarnings, skippedSentences } from '../services/imports/import-warnings.ts';
import { openImport, wordRefused } from '../services/imports/open-import.ts';
import { cityLists, type CityLists } from '../services/options.ts';
import { cellWords } from '../services/projects/project-cells.ts';
import type { SaveContext } from '../services/projects/save-plan.ts';
import { importVocabulary } from '../services/imports/import-session.ts';
import { keepFiguresCurrent } from '../services/figures/refresh-figures.ts';
import { withValueAliases, type ValueAlias } from '../services/imports/value-aliases.ts';
import { wordRejection } from '../services/imports/word-rejection.ts';
import { LOCALES, translator, type Translate } from '../words/messages.ts';
import { EXIT, type Command, type CommandIo } from './command.ts';
import { readImportArguments, readImportMap, type ImportArguments, type ImportMap } from './import-arguments.ts';
import { withProgramme, type ProgrammeAtHand } from './with-programme.ts';

/** `import FILE [--map FILE] [--dry-run] [--ask] [--confirm REASON] [--json]`: projects from .xlsx or .csv, all of them or none; `-` reads standard input. What looks like a double or needs a second look is told, and with `--ask` keeps the file out until it is confirmed. */
export const importCommand: Command = async (args, io) => {
  const asked = readImportArguments(args);
  if (asked === null) {
    io.stderr.write(`${translator(LOCALES[0])('cli.import')}\n`);
    return EXIT.usage;
  }
  const t = translator(LOCALES[0]);
  try {
    const bytes = asked.file === '-' ? await readAll(io.stdin) : await readFile(asked.file).catch(() => null);
    if (bytes === null) {
      io.stderr.write(`${t('imports.no-file', { file: asked.file })}\n`);
      return EXIT.input;
    }
    const map = await readImportMap(asked.map);
    if ('wrong' in map) {
      io.stderr.write(`${t('imports.bad-map', { file: asked.map ?? '', where: map.wrong })}\n`);
      return EXIT.input;
    }
    return await withProgramme(io, new Date(), (at) => importBytes(at, bytes, map, asked, io));
  } finally {
    await closeWorkbookReaders();
  }
};

async function importBytes(
  at: ProgrammeAtHand,
  bytes: Uint8Array,
  map: ImportMap,
  asked: ImportArguments,
  io: CommandIo,
): Promise<number> {
  const { store, programme, scope, asOf, now, t } = at;
  const lists = await cityLists(store.read, programme, LOCALES[0]);
  const opened = await openImport(bytes, importVocabulary(lists.own, columnsOf(map)), choicesOf(map));
  if (!opened.ok || !opened.recognition.sure) {
    const refused = opened.ok ? 'no-columns' : opened.refusal;
    const sentence = wordRefused(opened.ok ? { ok: false, refusal: 'no-columns' } : opened, t);
    if (asked.json) io.stdout.write(`${JSON.stringify({ refused, sentence })}\n`);
    else io.stderr.write(`${sentence}\n`);
    return EXIT.input;
  }
  const words = withValueAliases(cellWords(lists, t, programme.year, LOCALES[0]), valuesOf(map));
  const table = tableOf(opened.recognition);
  const actor = programActor(now);
  const context = { actor: asked.confirm === null ? actor : { ...actor, reason: asked.confirm }, scope, asOf };
  const trial = async (confirmed: readonly number[], asks = true): Promise<Trial> => {
    const options: ImportOptions = {
      mode: map.mode,
      answers: new Map(confirmed.map((row) => [row, 'new' as const])),
      sure: new Set(confirmed),
      doubles: asks ? await doublesOf(store.read, scope) : null,
    };
    return tryOut(store.read, context, { table, words, options });
  };
  await keepFiguresCurrent(store, { city: programme.city, programme: programme.id }, asOf);
  let tried = await trial([]);
  const { open } = tried;
  if (open.length > 0 && asked.confirm !== null) tried = await trial(open.map(({ row }) => row));
  else if (open.length > 0 && !asked.ask) tried = { ...(await trial([], false)), open };
  const { rejected, options } = tried;
  const keptOut = rejected.length > 0 || (asked.ask && tried.open.length > 0);
  const commit = async () => {
    // The trial has put the file's own rows among what they are compared with.
    const fresh = { ...options, doubles: options.doubles === null ? null : await doublesOf(store.read, scope) };
    return store.write((trx) => commitImport(trx, context, { table, words, options: fresh }, basename(asked.file)));
  };
  const batch = asked.dryRun || keptOut ? null : (await commit()).batch;
  report(
    { ...tried.counts, batch },
    { ...tried, table, hidden: opened.hidden, beyond: opened.recognition.grid.beyond ?? 0, lists },
    asked.json,
    io,
    t,
  );
  return keptOut ? EXIT.input : EXIT.done;
}

/** What a dry run came to. */
interface Trial {
  readonly counts: ImportCounts;
  readonly options: ImportOptions;
  readonly rejected: readonly Rejection[];
  /** What has to be confirmed: possible doubles, 提醒. */
  readonly open: readonly Rejection[];
  readonly notes: readonly Rejection[];
}

async function tryOut(reader: Reader, context: SaveContext, job: ImportJob): Promise<Trial> {
  const rejected: Rejection[] = [];
  const open: Rejection[] = [];
  const notes: Rejection[] = [];
  const onPortion: ImportJob['onPortion'] = (rows) => {
    rejected.push(...rows.flatMap((row) => conflictsAsRejections(job.table, row)));
    open.push(...rows.flatMap(({ kind, questions }) => (kind === 'conflict' ? [] : questions)));
    notes.push(...rows.flatMap((row) => row.notes));
    return Promise.resolve();
  };
  const { counts } = await tryImport(reader, context, { ...job, onPortion });
  return { counts, options: job.options, rejected, open, notes };
}

const NOTES_SAID = 200;

interface Reported {
  readonly rejected: readonly Rejection[];
  readonly open: readonly Rejection[];
  /** What was inferred: days of a month's end, old districts. */
  readonly notes: readonly Rejection[];
  readonly table: Table;
  readonly hidden: readonly string[];
  readonly beyond: number;
  readonly lists: CityLists;
}

function report(
  counts: ImportCounts & { readonly batch: string | null },
  { rejected: refused, open, notes, table, hidden, beyond, lists }: Reported,
  asJson: boolean,
  io: CommandIo,
  t: Translate,
): void {
  const { rows, created, updated, unchanged, batch } = counts;
  const rejected = refused.toSorted((a, b) => a.row - b.row).map((one) => wordRejection(one, lists, t));
  const questions = open
    .toSorted((a, b) => a.row - b.row)
    .map((one) => ({ ...wordRejection(one, lists, t), accepts: t('imports.confirm-accepts') }));
  const noted = notes
    .slice(0, NOTES_SAID)
    .map(({ row, column, value, problem }) =>
      t('imports.line', { row, column, value, reason: t(`problems.${problem.code}`, { value, ...problem.params }) }),
    );
  const warnings = [...importWarnings(table, hidden, beyond, t), ...skippedSentences(worthSaying(table), t), ...noted];
  if (asJson) {
    const skipped = table.skipped.map(({ row, because, text }) => ({ row, because, text }));
    io.stdout.write(
      `${JSON.stringify({ rows, created, updated, unchanged, rejected, questions, warnings, batch, skipped })}\n`,
    );
    return;
  }
  for (const one of rejected) io.stdout.write(`${t('imports.line', { ...one })}\n`);
  for (const one of questions) io.stdout.write(`${t('imports.line-question', { ...one })}\n`);
  for (const warning of warnings) io.stderr.write(`${warning}\n`);
  const bad = new Set(rejected.map(({ row }) => row)).size;
  io.stdout.write(`${t('imports.summary', { rows, created, updated, unchanged, rejected: bad })}\n`);
}

/** Empty rows are listed for programs and pages; in a terminal they would only be noise. */
function worthSaying({ skipped }: Table): Table['skipped'] {
  return skipped.filter(({ because }) => because !== 'empty');
}

function columnsOf({ columns }: ImportMap): ReadonlyMap<string, string> {
  return new Map(Object.entries(columns).map(([header, target]) => [headerKey(header).key, target ?? NOT_IMPORTED]));
}

function valuesOf({ values }: ImportMap): ValueAlias[] {
  return Object.entries(values).flatMap(([field, words]) =>
    Object.entries(words).map(([text, id]) => ({ field, text, id })),
  );
}

function choicesOf({ encoding, separator, sheet, header_row: row, header_depth: depth }: ImportMap) {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(row === undefined ? {} : { row }),
    ...(depth === undefined ? {} : { depth }),
  };
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
