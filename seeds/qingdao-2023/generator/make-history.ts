import { addDays, dayNumber, dayText } from '../../../models/calendar.ts';
import type { Step } from '../../../src/catalogue/steps.ts';
import type { Workflow } from '../../../src/catalogue/workflows.ts';
import { AS_OF, FIRST_ENTRY, isDone, type Draft } from './draft.ts';
import type { Cell, CsvRow } from './make-projects.ts';
import { moverOf, type Workflows } from './hands.ts';
import { officers } from './people.ts';
import { Random } from './random.ts';
import { stepIn } from './short-life.ts';
import type { Timeline } from './timeline.ts';

/** What was entered at one moment: fields from → to. */
interface Entry {
  readonly day: string;
  readonly reason: string | null;
  readonly changes: readonly (readonly [field: string, from: Cell, to: Cell])[];
}

const MOST_RECORDS = 12;
const FEWEST_RECORDS = 4;
const WAITING = ['planned', 'proposed', 'cancelled'];

/** History of every row from the opening of the ledger to the as-of day: 4–12 change records that lead to the row as it stands. */
export function makeHistory(
  seed: number,
  drafts: readonly Draft[],
  timelines: readonly Timeline[],
  projects: readonly CsvRow[],
  workflows: Workflows,
): CsvRow[] {
  const random = new Random(seed, 'history');
  return drafts.flatMap((draft, i) => {
    const entries = WAITING.includes(draft.status)
      ? waitingEntries(draft, timelines[i]!, projects[i]!, random)
      : begunEntries(draft, timelines[i]!, projects[i]!, random);
    const lived = livedEntries(entries, workflows.get(draft.plan.id)!);
    return recordsOf(draft, enough(lived, projects[i]!, draft, random), workflows);
  });
}

/** Who changed a row last and when, as the history has it; its version counts the entries. */
export function lastTouch(history: readonly CsvRow[]): ReadonlyMap<string, { updated: string; updated_by: string }> {
  return new Map(
    history.map((record) => [
      String(record['project']),
      { updated: String(record['at']), updated_by: String(record['by']) },
    ]),
  );
}

function begunEntries(draft: Draft, timeline: Timeline, project: CsvRow, random: Random): Entry[] {
  const inLedger = timeline.reached.filter(({ day }) => day > FIRST_ENTRY);
  const before = timeline.reached.filter(({ day }) => day <= FIRST_ENTRY).at(-1)?.step ?? 'reserve';
  const finishes = inLedger.some(({ step }) => step === 'finished');
  const replanned = draft.status === 'built' && finishes && random.chance(0.4);
  const promised = replanned ? addDays(timeline.effective!, -random.whole(3, 25)) : timeline.effective;
  let step: Step = before;
  const middle = draft.status === 'building' ? Math.round(timeline.progress * 0.6) : 60;
  let progress = before === 'reserve' || before === 'listed' ? 0 : Math.min(random.whole(2, 6) * 5, middle);
  const entries = inLedger.flatMap((reached): Entry[] => {
    const changes: [string, Cell, Cell][] = [['step', step, reached.step]];
    step = reached.step;
    if (step === 'started') changes.push(['started', null, timeline.started]);
    if (step === 'finished') {
      changes.push(['progress', progress, 100], ['finished', null, timeline.finished]);
      if (replanned) changes.push(['run', promised, timeline.run], ['effective', promised, timeline.effective]);
      progress = 100;
    }
    if (step === 'building' && progress < middle) {
      changes.push(['progress', progress, middle]);
      progress = middle;
    }
    return [{ day: reached.day, reason: null, changes }];
  });
  if (draft.status !== 'building') {
    return countOf(entries) < MOST_RECORDS ? [...entries, ...payment(project, timeline.finished!, random)] : entries;
  }
  const lastReport = latest([addDays(AS_OF, -random.whole(0, 24)), ...inLedger.map(({ day }) => day)]);
  const report: [string, Cell, Cell][] =
    progress === timeline.progress ? [] : [['progress', progress, timeline.progress]];
  return [
    ...entries,
    ...slipEntries(draft, timeline, project, random),
    ...payment(project, timeline.started!, random),
    entry(lastReport, report),
  ];
}

/** What was entered of the steps that the life of the row has; a start that it does not have was never entered. */
function livedEntries(entries: readonly Entry[], workflow: Workflow): Entry[] {
  const hasStart = stepIn(workflow, 'started') === 'started';
  return entries.map((one) => ({
    ...one,
    changes: one.changes.flatMap(([field, from, to]): (readonly [string, Cell, Cell])[] => {
      if (field === 'started' && !hasStart) return [];
      if (field !== 'step') return [[field, from, to]];
      const [left, reached] = [stepIn(workflow, from as Step), stepIn(workflow, to as Step)];
      return left === reached ? [] : [[field, left, reached]];
    }),
  }));
}

function slipEntries(draft: Draft, timeline: Timeline, project: CsvRow, random: Random): Entry[] {
  if (!draft.slipped) return [];
  const day = addDays('2023-05-25', random.whole(0, 33));
  const first = addDays(timeline.plan_finish!, random.whole(3, 15));
  const run: [string, Cell, Cell][] = first === timeline.run ? [] : [['run', first, timeline.run]];
  return [
    {
      day,
      reason: String(project['problem']),
      changes: [['finish', timeline.plan_finish, timeline.finish], ...run, ['problem', null, project['problem']!]],
    },
  ];
}

function payment(project: CsvRow, from: string, random: Random): Entry[] {
  const spent = Number(project['spent_fen']) / 1e6;
  const first = Math.round(spent * random.between(0.1, 0.5) * 100) / 100;
  return [entry(addDays(from, random.whole(30, 70)), first === spent ? [] : [['spent', first, spent]])];
}

function waitingEntries(draft: Draft, timeline: Timeline, project: CsvRow, random: Random): Entry[] {
  const day = addDays('2023-02-15', random.whole(0, 120));
  if (draft.day === null) {
    const finish = addDays('2023-11-01', random.whole(0, 40));
    const gone: [string, Cell, Cell][] = [
      ['start', addDays(finish, -60), null],
      ['finish', finish, null],
      ['run', addDays(finish, 15), null],
      ['problem', null, project['problem']!],
    ];
    return [{ day, reason: '资金未落实', changes: gone }];
  }
  if (draft.status === 'proposed') {
    const shift = random.whole(7, 40);
    const moved = (['start', 'finish', 'run'] as const).map((field): [string, Cell, Cell] => [
      field,
      addDays(timeline[field]!, -shift),
      timeline[field],
    ]);
    return [{ day, reason: '预计时间调整', changes: moved }];
  }
  return timeline.reached.map(({ step, day: reached }): Entry => {
    if (step === 'cancelled')
      return {
        day: reached,
        reason: '取消，减排量放弃',
        changes: [
          ['step', 'listed', step],
          ['problem', null, project['problem']!],
        ],
      };
    const dates = (['plan_start', 'plan_finish', 'start', 'finish', 'run'] as const).map(
      (field): [string, Cell, Cell] => [field, null, timeline[field]],
    );
    return { day: reached, reason: '纳入年度清单', changes: [['step', 'reserve', step], ...dates] };
  });
}

/** Adds what offices correct in passing until there are four records: the cost estimate, the person in charge, the telephone. */
function enough(entries: readonly Entry[], project: CsvRow, draft: Draft, random: Random): Entry[] {
  const capital = Number(project['capital_fen']) / 1e6;
  const estimate = Math.round(capital * random.between(0.85, 1.2) * 100) / 100;
  const other = random.pick(officers(draft.district).filter((person) => person !== project['owner']));
  const phone = `0532-5550${String(random.whole(0, 9999)).padStart(4, '0')}`;
  const extra = [
    entry(addDays('2023-01-20', random.whole(0, 60)), estimate === capital ? [] : [['capital', estimate, capital]]),
    entry(addDays('2023-02-01', random.whole(0, 120)), [['owner', other, project['owner']!]]),
    entry(
      addDays('2023-02-01', random.whole(0, 120)),
      phone === project['phone'] ? [] : [['phone', phone, project['phone']!]],
    ),
  ];
  const all = entries.filter(({ changes }) => changes.length > 0);
  const wanted = Math.max(FEWEST_RECORDS, Math.min(MOST_RECORDS, countOf(all) + random.whole(0, 2)));
  for (const one of extra) if (countOf(all) < wanted && one.changes.length > 0) all.push(one);
  return all;
}

function recordsOf(draft: Draft, entries: readonly Entry[], workflows: Workflows): CsvRow[] {
  const inOrder = [...entries].sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  return inOrder.flatMap(({ day, reason, changes }, k) => {
    const step = changes.find(([field]) => field === 'step')?.[2] as Step | undefined;
    const usual = officers(draft.district)[isDone(draft.status) ? 1 : 0];
    const minutes = 60 + k * 37;
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return changes.map(([field, from, to]) => ({
      project: draft.id,
      at: `${clamped(day)}T${time}Z`,
      by: (step === undefined ? null : moverOf(draft, step, workflows)) ?? usual,
      field,
      from,
      to,
      reason,
      origin: 'invented',
    }));
  });
}

function entry(day: string, changes: readonly [string, Cell, Cell][]): Entry {
  return { day: clamped(day), reason: null, changes };
}

function latest(days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last));
}

function countOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { changes }) => sum + changes.length, 0);
}

/** Entries are made between the opening of the ledger and the as-of day. */
function clamped(day: string): string {
  const first = dayNumber(FIRST_ENTRY) + 1;
  return dayText(Math.min(dayNumber(AS_OF), Math.max(first, dayNumber(day))));
}
