import { NO_FILTER } from '../../catalogue/filter.ts';
import { TEMPLATE_FIELDS } from '../../catalogue/fields.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { headerVocabulary } from '../../exchange/header-vocabulary.ts';
import { expectWorkbooks } from '../../exchange/read-workbook.ts';
import { recognise, tableOf } from '../../exchange/recognise.ts';
import { LOCALES, translator } from '../../words/messages.ts';
import { programActor } from '../actor.ts';
import { exportedProjects, exportTable } from '../projects/export-projects.ts';
import { doublesOf } from './import-doubles.ts';
import { tryImport } from './import-projects.ts';
import { cityLists } from '../options.ts';
import { cellNames, cellWords } from '../projects/project-cells.ts';

/** Enough rows for the engine to have compiled what is hot; few at a time, for whoever asks for a page meanwhile. */
const [PORTIONS, PORTION] = [16, 50];
/** What would find the project itself again, or is never read. */
const LEFT_OUT = new Set(['id', 'sender_code', 'version', 'amounts', 'step', 'status']);

let practised = false;

/**
 * Makes this process ready for a file that is about to come, once: the thread that reads workbooks is loaded, and some of the ledger's own
 * projects go through a dry run as if they were new. Reads only; waits between portions, so that nobody's page does.
 */
export async function expectImports(reader: Reader, programme: ProgrammesTable, asOf: string): Promise<void> {
  const reading = expectWorkbooks();
  if (!practised) {
    practised = true;
    await practise(reader, programme, asOf);
  }
  await reading;
}

async function practise(reader: Reader, programme: ProgrammesTable, asOf: string): Promise<void> {
  const [locale] = LOCALES;
  const t = translator(locale);
  const scope = wholeProgramme(programme);
  const lists = await cityLists(reader, programme, locale);
  const fields = TEMPLATE_FIELDS.filter(({ key }) => !LEFT_OUT.has(key));
  const vocabulary = headerVocabulary([t]);
  const doubles = await doublesOf(reader, scope);
  const today = { today: asOf, me: { district: null, displayName: '' } };
  for (let portion = 0; portion < PORTIONS; portion++) {
    const slice = { limit: PORTION, offset: portion * PORTION };
    const projects = await exportedProjects(reader, scope, { filter: NO_FILTER, sort: [] }, today, false, slice);
    if (projects.length === 0) return;
    const { columns, rows } = exportTable('', fields, projects, cellNames(lists, t));
    const cells = [columns.map(({ header }) => header), ...rows.map((row) => row.map((cell) => String(cell ?? '')))];
    const numbered = cells.map((texts, at) => ({ number: at + 1, cells: texts }));
    const grid = { sheet: '', encoding: null, separator: null, calendar: 1900, merges: [], rows: numbered } as const;
    const recognition = recognise([grid], vocabulary);
    if (recognition === null) return;
    const words = cellWords(lists, t, programme.year, locale);
    const options = { mode: 'both', answers: new Map(), sure: new Set<number>(), doubles } as const;
    const context = { actor: programActor(new Date()), scope, asOf };
    await tryImport(reader, context, { table: tableOf(recognition), words, options });
  }
}
