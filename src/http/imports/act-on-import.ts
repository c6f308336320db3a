import { deleteImport, updateImport } from '../../db/imports.ts';
import type { Writer } from '../../db/reader.ts';
import type { Store } from '../../db/store.ts';
import { importProblems } from '../../db/import-findings.ts';
import { paths } from '../../paths.ts';
import { dropImportFiles } from '../../services/import-files.ts';
import type { Answer } from '../../services/import-portion.ts';
import type { ImportChoices } from '../../services/import-session.ts';
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
  const state = stateOf(at.row, request.now);
  if (button === 'cancel' && state === 'checking') await updateImport(trx, at.row, { cancel: 1 });
  const idle = state !== 'checking' && state !== 'writing' && state !== 'written';
  if (button === null || button === 'cancel' || !idle) return here;
  if (button === 'drop') {
    await deleteImport(trx, at.row);
    await dropImportFiles(request.config.data, [at.row.id]);
    return redirect(paths.imports.to(), { notice: request.t('imports.dropped', { file: at.row.file }) });
  }
  // Only what was checked may be written, and only as it was checked.
  if ((button === 'all' || button === 'good') && state !== 'checked') return here;
  if (button === 'sure' && reasonFor(request, at) === '')
    return redirect(here.to, { notice: request.t('imports.sure-needs-reason') });
  if (button === 'answer' || button === 'answer-new' || button === 'sure') await keepAnswers(request, trx, at, button);
  await begin(request, trx, at, WORK[button]);
  STARTED.add(request);
  return here;
}

/** Requests whose work was begun in their transaction; work is started once it is committed. */
const STARTED = new WeakSet<Request_>();

export async function startAsked(request: Request_, store: Store): Promise<void> {
  const button = buttonOf(request);
  if (button === null || button === 'cancel' || button === 'drop' || !STARTED.has(request)) return;
  await startWork(request, store, WORK[button]);
}

async function keepAnswers(request: Request_, trx: Writer, at: ImportAt, button: Button): Promise<void> {
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
  const sure = new Set(at.choices.sure);
  if (button === 'sure') for (const one of await importProblems(trx, at.row)) if (isReminder(one)) sure.add(one.row);
  const sureReason = button === 'sure' ? reasonFor(request, at) : at.choices.sureReason;
  const choices: ImportChoices = { ...at.choices, answers, sure: [...sure].sort((a, b) => a - b), sureReason };
  await updateImport(trx, at.row, { choices: JSON.stringify(choices) });
}

/** Why the 提醒 are right, as typed now or before. */
function reasonFor({ form }: Request_, { choices }: ImportAt): string {
  return (form.get('sure_reason')?.[0] ?? '').trim().slice(0, 500) || choices.sureReason;
}

function isAnswer(text: string): text is Answer {
  return ['new', 'skip', 'file'].includes(text) || /^=[\w-]{1,40}$/.test(text);
}
