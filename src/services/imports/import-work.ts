import type { Person } from '../../catalogue/roles.ts';
import { findImport, showLife, updateImport } from '../../db/imports.ts';
import { programmeOf } from '../../db/programmes.ts';
import type { Scope } from '../../db/scope.ts';
import type { Store } from '../../db/store.ts';
import type { ImportsTable } from '../../db/tables/import-tables.ts';
import { jobsInTurn } from '../../jobs/jobs.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { checkImport, Superseded } from './check-import.ts';
import { writeChecked } from './write-checked.ts';
import type { ImportJob } from './import-projects.ts';
import { readImportFile } from './import-files.ts';
import {
  choicesAsSeen,
  chosenTable,
  importMemory,
  openWith,
  reasonOfRow,
  type ImportChoices,
  type ImportSeen,
} from './import-session.ts';
import { cityLists } from '../options.ts';
import { cityWords } from '../projects/own-fields.ts';
import { cellWords } from '../projects/project-cells.ts';
import { keepFiguresCurrent } from '../figures/refresh-figures.ts';
import type { SaveContext } from '../projects/save-plan.ts';
import { withValueAliases } from './value-aliases.ts';

/** Work on one import that goes on after the request that asked for it. */
export interface ImportWork {
  readonly id: string;
  readonly kind: 'check' | 'all' | 'good';
  readonly data: string;
  readonly scope: Scope;
  readonly asOf: string;
  readonly person: Person;
  readonly requestId: string;
  readonly locale: Locale;
  /** The real clock, for progress and audit. */
  readonly clock: () => Date;
}

/** Everything a check or a writing needs of its import. */
export interface PreparedWork extends ImportWork {
  readonly row: ImportsTable;
  readonly job: ImportJob;
  readonly context: SaveContext;
}

const jobs = jobsInTurn();

/** Starts the work and waits for it a little: small files are done at once, of large ones the page shows how far they are. */
export async function startImportWork(store: Store, work: ImportWork, patience: number): Promise<void> {
  const fallSilent = showingLife(store, work);
  const done = jobs.start(() => carryOutImport(store, work)).finally(fallSilent);
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([done, waited]);
  clearTimeout(timer);
}

/** Says every few seconds that this process is at work or about to be. On SQLite nobody else can be, and the one connection that writes may be busy. */
function showingLife(store: Store, { id, scope, clock }: ImportWork): () => void {
  if (store.dialect === 'sqlite') return () => undefined;
  const show = () => {
    store.write((trx) => showLife(trx, { city: scope.city, id }, clock().toISOString())).catch(() => undefined);
  };
  const beating = setInterval(show, BEAT_EVERY);
  return () => clearInterval(beating);
}

const BEAT_EVERY = 5000;

/** Does the work of an import in this process, now; whatever comes of it stands in the database. */
export async function carryOutImport(store: Store, work: ImportWork): Promise<void> {
  const of = { city: work.scope.city, id: work.id };
  // Whoever asked for this work has marked it as begun; by now others may have taken it over.
  const row = await findImport(store.read, work.scope, work.id).catch(() => undefined);
  if (row?.state !== (work.kind === 'check' ? 'checking' : 'writing')) return;
  try {
    const prepared = await prepare(store, work, row);
    if (prepared === null) await store.write((trx) => updateImport(trx, of, { state: 'failed', summary: FILE_GONE }));
    else if (work.kind === 'check') await checkImport(store, prepared);
    else await writeChecked(store, prepared, work.kind);
  } catch (error) {
    if (error instanceof Superseded) return;
    const message = error instanceof Error ? error.message : String(error);
    await store
      .write(async (trx) => {
        const set = { state: 'failed', summary: JSON.stringify({ failed: message.slice(0, 500) }) } as const;
        // A check has raised the version once when it began.
        return (await updateImport(trx, of, set, row.version)) || updateImport(trx, of, set, row.version + 1);
      })
      .catch(() => undefined);
  }
}

/** Why the 提醒 of a row were confirmed stands, whole, in the audit row of its project. */
function confirmedReasons(choices: ImportChoices, t: Translate): ReadonlyMap<number, string> {
  const said = (row: number): string => t('imports.sure-because', { reason: reasonOfRow(choices, row) });
  return new Map(choices.sure.map((row) => [row, said(row)]));
}

const FILE_GONE = JSON.stringify({ failed: 'file-gone' });

async function prepare(store: Store, work: ImportWork, row: ImportsTable): Promise<PreparedWork | null> {
  const { scope, locale, asOf, person, requestId } = work;
  const key = { city: scope.city, programme: scope.programme };
  await keepFiguresCurrent(store, key, asOf);
  const bytes = await readImportFile(work.data, work.id);
  if (bytes === null) return null;
  const choices = JSON.parse(row.choices) as ImportChoices;
  const memory = await importMemory(store.read, scope.city, row.district ?? 'city');
  const seen = JSON.parse(row.seen) as ImportSeen;
  const opened = await openWith(bytes, choicesAsSeen(choices, seen), memory);
  if (!opened.ok) return null;
  const programme = await programmeOf(store.read, key);
  const t = await cityWords(store.read, programme, locale);
  const words = cellWords(await cityLists(store.read, programme, locale), t, programme.year, locale);
  const answers = new Map(Object.entries(choices.answers).map(([number, answer]) => [Number(number), answer]));
  return {
    ...work,
    row,
    context: { actor: { person, now: work.clock(), requestId }, scope, asOf },
    job: {
      table: chosenTable(opened.recognition, choices),
      words: withValueAliases(words, [...memory.values, ...choices.values]),
      options: {
        mode: choices.mode,
        answers,
        sure: new Set(choices.sure),
        reasons: confirmedReasons(choices, t),
        doubles: null,
      },
    },
  };
}
