import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { filterSentence } from '../catalogue/filter-sentence.ts';
import { fieldOf } from '../catalogue/fields.ts';
import { writeCsv } from '../exchange/write-csv.ts';
import { writeWorkbook } from '../exchange/write-workbook.ts';
import { apiProject, exportedProjects, exportFields, exportTable } from '../services/projects/export-projects.ts';
import { readListQuery } from '../services/figures/list-query.ts';
import { cityLists, optionName, type CityLists } from '../services/options.ts';
import { cellNames } from '../services/projects/project-cells.ts';
import { keepFiguresCurrent } from '../services/figures/refresh-figures.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { EXIT, type Command } from './command.ts';
import { withProgramme, type ProgrammeAtHand } from './with-programme.ts';

const FORMATS = ['xlsx', 'csv', 'json'] as const;

/** `export projects --format xlsx|csv|json [--query Q] [--out FILE]`: the same rows a person would see; xlsx and csv can be re-imported unchanged. */
export const exportCommand: Command = async (args, io) => {
  const usage = (): number => {
    io.stderr.write(`${translator(LOCALES[0])('cli.export')}\n`);
    return EXIT.usage;
  };
  const asked = parse(args);
  if (asked === null) return usage();
  return withProgramme(io, new Date(), async (at) => {
    const { programme, store, t } = at;
    const lists = await cityLists(store.read, programme, LOCALES[0]);
    const query = readListQuery(new URLSearchParams(asked.query), programme.year, lists, t);
    // A misspelt condition would export everybody's rows: they leave, but never silently.
    if (query.ignored.length > 0) io.stderr.write(`${t('scenarios.ignored', { list: query.ignored })}\n`);
    const bytes = await exportBytes(at, asked.format, query, lists);
    if (asked.out !== undefined) await writeFile(asked.out, bytes);
    else await writeOut(io.stdout, bytes);
    return EXIT.done;
  });
};

function parse(
  args: readonly string[],
): { format: (typeof FORMATS)[number]; query: string; out: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string' }, query: { type: 'string' }, out: { type: 'string' } },
    });
    const format = FORMATS.find((known) => known === values.format);
    if (positionals.length !== 1 || positionals[0] !== 'projects' || format === undefined) return null;
    return { format, query: values.query ?? '', out: values.out };
  } catch {
    return null;
  }
}

async function exportBytes(
  at: ProgrammeAtHand,
  format: (typeof FORMATS)[number],
  query: ReturnType<typeof readListQuery>,
  lists: CityLists,
): Promise<Uint8Array | string> {
  const { store, programme, scope, asOf, t } = at;
  await keepFiguresCurrent(store, { city: programme.city, programme: programme.id }, asOf);
  const context = { today: asOf, me: { district: null, displayName: '' } };
  const projects = await exportedProjects(store.read, scope, query, context, true);
  if (format === 'json') return `${JSON.stringify(projects.map(apiProject), null, 1)}\n`;
  const table = exportTable(
    t('projects.title'),
    exportFields(query.cols, query.cols.length === 0, lists.own),
    projects,
    cellNames(lists, t),
  );
  if (format === 'csv') return writeCsv(table);
  const sentence = filterSentence(query.filter, {
    t,
    option: (key, id) => optionName(fieldOf(key)!, id, lists, t),
    day: (day) => day,
  });
  const lines = [
    [t('projects.notes.filter'), sentence],
    [t('projects.notes.programme'), programme.name],
    [t('projects.notes.as-of'), asOf],
    [t('projects.notes.rows'), String(projects.length)],
    [t('projects.notes.use'), t('projects.notes.use-text')],
  ] as const;
  return writeWorkbook({ name: t('projects.notes.title'), lines }, table);
}

/** Waits until everything has left: a pipe takes a large workbook in pieces. */
function writeOut(stream: NodeJS.WritableStream, bytes: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
