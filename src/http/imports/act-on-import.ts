import { askToStop, deleteImport, updateImport } from '../../db/imports.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { Store } from '../../db/store.ts';
import { importProblems } from '../../db/import-findings.ts';
import { paths } from '../../paths.ts';
import { dropImportFiles } from '../../services/imports/import-files.ts';
import type { Answer } from '../../services/imports/import-portion.ts';
import type { ImportChoices } from '../../services/imports/import-session.ts';
import { wishToStop } from '../../services/imports/stop-writing.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { isReminder } from './answers.ts';
import { begin, importAt, startWork, type ImportAt } from './import-at.ts';
import { stateOf } from './import-state.ts';

/** What each button of the dry run begins. */
const WORK = {
  check: 'check',
  answer: 'check',
  'answer-new': 'check',
  sure: 'check',
  all: 'all',
  good: 'good',
} as const;
type Button = keyof typeof WORK | 'cancel' | 'drop';

const buttonOf = ({ form }: Request_): Button | null => {
  const pressed = form.get('do')?.[0] ?? '';
  return pressed in WORK || pressed === 'cancel' || pressed === 'drop' ? (pressed as Button) : null;
};

/** The buttons of the dry run: check anew, answer questions, write all or the good rows, stop, throw away. */
export async function actOnImport(request: Request_, trx: Writer): Promise<Reply> {
  const at = await importAt(request, trx);
  const here = redirect(paths.import.to({ id: at.row.id }));
  const button = buttonOf(request);
  const state = stateOf(at.row, request);
  const busy = state === 'checking' || state === 'writing';
  if (button === 'cancel' && busy) await askToStop(trx, at.row);
  const idle = !busy && state !== 'written';
  if (button === null || button === 'cancel' || !idle) return here;
  if (button === 'drop') {
    await deleteImport(trx, at.row);
    await dropImportFiles(request.config.data, [at.row.id]);
    return redirect(paths.imports.to(), { notice: request.t('imports.dropped', { file: at.row.file }) });
  }
  // Only what was checked may be written, and only as it was checked.
  if ((button === 'all' || button === 'good') && state !== 'checked') return here;
  const answers = button === 'answer' || button === 'answer-new' || button === 'sure';
  if (answers && !(await keepAnswers(request, trx, at, button)))
    return redirect(here.to, { notice: request.t('imports.moved-choices') });
  if (button === 'sure' && reasonFor(request, at) === '' && reasonsTyped(request).length === 0)
    return redirect(here.to, { notice: request.t('imports.sure-needs-reason') });
  const { version } = at.row;
  if (await begin(request, trx, { ...at.row, version: answers ? version + 1 : version }, WORK[button]))
    STARTED.add(request);
  return here;
}

/** Whoever asks a writing to stop must not wait for its transaction to end. */
export async function stopAsked(request: Request_, db: Reader): Promise<void> {
  if (buttonOf(request) !== 'cancel') return;
  const { row } = await importAt(request, db);
  if (stateOf(row, request) === 'writing') wishToStop(row);
}

/** Requests whose work was begun in their transaction; work is started once it is committed. */
const STARTED = new WeakSet<Request_>();

export async function startAsked(request: Request_, store: Store): Promise<void> {
  const button = buttonOf(request);
  if (button === null || button === 'cancel' || button === 'drop' || !STARTED.has(request)) return;
  await startWork(request, store, WORK[button]);
}

async function keepAnswers(request: Request_, trx: Writer, at: ImportAt, button: Button): Promise<boolean> {
  const answers: Record<string, Answer> = { ...at.choices.answers };
  // Probable doubles may be answered at once; a certain one has to be looked at by itself.
  if (button === 'answer-new') {
    const open = await importProblems(trx, at.row);
    for (const { row, grade, code } of open)
      if (grade === 'yellow' && code === 'double-likely') answers[String(row)] = 'new';
  }
  for (const [name, [value = '']] of request.form) {
    const row = /^a([1-9]\d{0,6})$/.exec(name);
    if (row !== null && isAnswer(value)) answers[row[1]!] = value;
  }
  const choices: ImportChoices = { ...at.choices, answers, ...(await confirmed(request, trx, at, button)) };
  return updateImport(trx, at.row, { choices: JSON.stringify(choices) }, at.row.version);
}

/** Which rows' 提醒 are confirmed, and why: those a reason was typed for, and by the button for all every other one by the common reason. */
async function confirmed(
  request: Request_,
  trx: Writer,
  { row, choices }: ImportAt,
  button: Button,
): Promise<Pick<ImportChoices, 'sure' | 'sureReason' | 'reasons'>> {
  const typed = reasonsTyped(request);
  const common = (request.form.get('sure_reason')?.[0] ?? '').trim().slice(0, LONGEST_REASON);
  const all = button === 'sure' && (common || choices.sureReason) !== '';
  const sure = new Set(choices.sure);
  const reasons: Record<string, string> = { ...choices.reasons };
  // Rows that were confirmed by another common reason keep it.
  if (all && common !== '' && choices.sureReason !== '' && common !== choices.sureReason)
    for (const one of sure) reasons[String(one)] ??= choices.sureReason;
  const reminders = await importProblems(trx, row, all ? undefined : typed.map(([number]) => number));
  const waiting = new Set(reminders.filter(isReminder).map((one) => one.row));
  for (const [number, reason] of typed) if (waiting.has(number)) reasons[String(number)] = reason;
  for (const number of waiting) sure.add(number);
  const sureReason = all ? common || choices.sureReason : choices.sureReason;
  return { sure: [...sure].sort((a, b) => a - b), sureReason, reasons };
}

const LONGEST_REASON = 500;

/** Reasons typed beside rows of the page. */
function reasonsTyped({ form }: Request_): readonly (readonly [row: number, reason: string])[] {
  return [...form].flatMap(([name, [value = '']]) => {
    const row = /^r([1-9]\d{0,6})$/.exec(name)?.[1];
    const reason = value.trim().slice(0, LONGEST_REASON);
    return row === undefined || reason === '' ? [] : [[Number(row), reason] as const];
  });
}

/** Why the 提醒 are right, as typed now or before. */
function reasonFor({ form }: Request_, { choices }: ImportAt): string {
  return (form.get('sure_reason')?.[0] ?? '').trim().slice(0, LONGEST_REASON) || choices.sureReason;
}

function isAnswer(text: string): text is Answer {
  return ['new', 'skip', 'file'].includes(text) || /^=[\w-]{1,40}$/.test(text);
}
