import type { CellWords } from '../../catalogue/read-cell.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { putDuplicateAnswer } from '../../db/duplicate-answers.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { Table } from '../../exchange/recognise.ts';
import { chunksOf } from './import-chunks.ts';
import { effectOf, NO_EFFECT, sumEffects, type ImportEffect } from './import-effect.ts';
import { foreseenAs, outcomeOf, rejecting, type RowOutcome } from './import-outcome.ts';
import { readPortion, type ImportOptions, type ReadyRow } from './import-portion.ts';
import { openReminders } from './import-reminders.ts';
import { planSaves } from '../projects/plan-saves.ts';
import type { Planned, SaveContext } from '../projects/save-plan.ts';
import { saveProjects } from '../projects/save-project.ts';

/** What is imported and how its cells are understood. */
export interface ImportJob {
  readonly table: Table;
  readonly words: CellWords;
  readonly options: ImportOptions;
  /** What a dry run showed for each row; a row that comes to something else by now is not written unseen. */
  readonly foreseen?: ReadonlyMap<number, string>;
  /** Called after every portion, with its rows; throwing stops the import. */
  readonly onPortion?: (rows: readonly RowOutcome[], done: number) => Promise<void>;
}

/** How many rows came to what. */
export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly left: number;
  /** Rows that wait for a decision. */
  readonly open: number;
  readonly rejected: number;
}

export interface ImportRun {
  readonly counts: ImportCounts;
  readonly effect: ImportEffect;
  /** Numbers of the projects written; empty for a dry run. */
  readonly written: readonly string[];
}

/** A row kept the whole import out: thrown in the transaction, so that nothing of it stays. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  /** How many rows came to something else than the dry run showed, because others changed their projects since. */
  readonly moved: number;

  constructor(moved = 0) {
    super();
    this.moved = moved;
  }
}

const NONE: ImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, left: 0, open: 0, rejected: 0 };

/** Dry run: every row checked as if it were saved, every problem found; writes nothing. The programme's figures must be current. */
export async function tryImport(reader: Reader, context: SaveContext, job: ImportJob): Promise<ImportRun> {
  return run(reader, context, job, async (ready) => {
    const plan = await planSaves(reader, context, itemsOf(ready));
    const reminders = await openReminders(reader, context, job.options, ready, plan.planned);
    return { planned: plan.planned, reminders, effect: await effectOf(reader, context.scope, plan) };
  });
}

/**
 * Writes in the caller's transaction and batch: `all` rows or, by throwing ImportRefused, none; or the `good` ones, leaving out what is
 * wrong or undecided.
 */
export async function writeImport(
  trx: Writer,
  context: SaveContext,
  job: ImportJob,
  which: 'all' | 'good',
): Promise<ImportRun> {
  /** New projects by the row that made them, as doubles call it. */
  const made = new Map<string, string>();
  return run(trx, context, { ...job, writes: true }, async (ready, read) => {
    if (which === 'all' && read.some(({ row, problems }) => row.problems.length + problems.length > 0))
      throw new ImportRefused();
    const plan = await planSaves(trx, context, itemsOf(ready));
    const moved = ready.map(({ row }, at) => isMoved(job, row.row, plan.planned[at]!));
    if (which === 'all' && moved.includes(true)) throw new ImportRefused(moved.filter(Boolean).length);
    const reminders = (await openReminders(trx, context, job.options, ready, plan.planned)).map((found, at) =>
      moved[at] === true ? [...found, problem('version', 'moved-since-check')] : found,
    );
    const sound = ready.map(
      ({ questions }, at) => questions.length + reminders[at]!.length === 0 && isSound(plan.planned[at]),
    );
    if (which === 'all' && sound.includes(false)) throw new ImportRefused();
    const good = ready.filter((_, at) => sound[at]);
    const written = await saveProjects(trx, context, itemsOf(good));
    // Leaving rows out may take away what another row stood on: what the second look refuses was sound a moment ago.
    if (!written.every(isSound)) throw new ImportRefused();
    for (const [at, plan] of written.entries())
      if (plan.kind === 'create') made.set(`#${String(good[at]!.row.row)}`, plan.record.id);
    for (const { row, apart } of good)
      await keepApart(
        trx,
        context,
        made.get(`#${String(row.row)}`),
        apart.map((id) => made.get(id) ?? id),
      );
    const saved = written.values();
    return {
      planned: plan.planned.map((one, at) => (sound[at] === true ? saved.next().value! : isSound(one) ? null : one)),
      reminders,
      effect: NO_EFFECT,
    };
  });
}

/** Would a row write something that nobody saw in the dry run? */
function isMoved({ foreseen }: ImportJob, row: number, planned: Planned): boolean {
  if (foreseen === undefined || (planned.kind !== 'create' && planned.kind !== 'update')) return false;
  return foreseen.get(row) !== foreseenAs(planned);
}

/** That a new project is none of those it looked like is remembered for each pair, so that nobody is asked again. */
async function keepApart(
  trx: Writer,
  { scope, actor }: SaveContext,
  id: string | undefined,
  others: readonly string[],
): Promise<void> {
  for (const other of others) {
    if (id === undefined || other.startsWith('#')) continue;
    const [first, second] = id < other ? [id, other] : [other, id];
    const by = { at: actor.now.toISOString(), by: actor.person.displayName };
    const pair = { city: scope.city, programme: scope.programme, first, second };
    await putDuplicateAnswer(trx, { ...pair, ...by, answer: 'different', reason: actor.reason ?? null });
  }
}

const isSound = (planned: Planned | undefined): boolean => planned?.kind !== 'invalid' && planned?.kind !== 'conflict';

type Ready = ReadyRow & { readonly item: NonNullable<ReadyRow['item']> };

const itemsOf = (ready: readonly Ready[]) => ready.map(({ item }) => item);

async function run(
  reader: Reader,
  context: SaveContext,
  job: ImportJob & { readonly writes?: true },
  save: (
    ready: readonly Ready[],
    read: readonly ReadyRow[],
    // Null for a row that could be saved and was not, because a question about it is open.
  ) => Promise<{
    planned: readonly (Planned | null)[];
    reminders: readonly (readonly Problem[])[];
    effect: ImportEffect;
  }>,
): Promise<ImportRun> {
  const { table, words, options } = job;
  const seen = new Map<string, number>();
  let [counts, effect, done]: [ImportCounts, ImportEffect, number] = [NONE, NO_EFFECT, 0];
  const written: string[] = [];
  for (const rows of await chunksOf(reader, context.scope, table)) {
    const read = await readPortion(reader, context, table, rows, words, options, seen);
    const ready = read.filter((row): row is Ready => row.item !== null);
    const came = await save(ready, read);
    const plans = new Map(ready.map(({ row }, at) => [row.row, came.planned[at] ?? null]));
    const reminded = new Map(ready.map(({ row }, at) => [row.row, came.reminders[at] ?? []]));
    const outcomes = read.map((one) =>
      outcomeOf(table, one.row, plans.get(one.row.row) ?? null, {
        ...one,
        questions: [...one.questions, ...(reminded.get(one.row.row) ?? [])],
        written: job.writes === true,
      }),
    );
    for (const plan of came.planned)
      if (plan?.kind === 'create' || plan?.kind === 'update') written.push(plan.record.id);
    counts = outcomes.reduce(counted, counts);
    effect = sumEffects(effect, came.effect);
    done += rows.length;
    await job.onPortion?.(outcomes, done);
    await breathe();
  }
  return { counts, effect, written };
}

function counted(sum: ImportCounts, { kind, grade }: RowOutcome): ImportCounts {
  const one = (is: boolean): number => (is ? 1 : 0);
  return {
    rows: sum.rows + 1,
    created: sum.created + one(kind === 'create'),
    updated: sum.updated + one(kind === 'update'),
    unchanged: sum.unchanged + one(kind === 'unchanged'),
    left: sum.left + one(kind === 'left'),
    open: sum.open + one(grade === 'yellow'),
    rejected: sum.rejected + one(grade === 'red'),
  };
}

/** An answer takes more than one turn of the event loop: its body comes in pieces, and its session is read first. */
const TURNS = 10;

/** Lets others have their turn between portions. */
async function breathe(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A row whose project moved on, where nobody can be asked: a refusal like any other. */
export function conflictsAsRejections(table: Table, row: RowOutcome): RowOutcome['problems'] {
  if (row.kind !== 'conflict') return row.problems;
  const reject = rejecting(table, { row: row.row, cells: new Map() });
  return [
    ...row.problems,
    ...row.questions.map(({ problem: { params } }) => reject(problem('version', 'stale-version', params))),
  ];
}
