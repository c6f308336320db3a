import { daysBetween } from '../words/day.ts';
import { problem, type Problem } from './problem.ts';

/** 待处理 → 待审核 → 已退回 or 已办结; 作废 with its sheet. */
export const SUPERVISION_STATES = ['waiting', 'answered', 'returned', 'closed', 'void'] as const;
export type SupervisionState = (typeof SUPERVISION_STATES)[number];

/** 签发, 回复, 办结, 退回, 作废. */
export type SupervisionAct = 'open' | 'answer' | 'accept' | 'return' | 'void';

/** The longest answer or verdict, in signs. */
const MOST_WORDS = 2000;
/** Papers one answer may bring. */
export const MOST_PAPERS = 5;
/** The largest paper, in MiB; a scanned report of some pages stays below it. */
export const MOST_MEGABYTES = 20;

/** A case as far as the rules look at it. */
export interface SupervisionStanding {
  readonly state: SupervisionState;
  readonly due: string;
  /** Account of whoever gave the last answer; null before the first. */
  readonly answeredBy: string | null;
  /** Its projects that are late still. */
  readonly stillLate: number;
}

/** What somebody is about to do: `due` = the new day a return asks for, empty to keep the present one. */
export interface SupervisionMove {
  readonly act: 'answer' | 'accept' | 'return';
  readonly by: string;
  readonly words: string;
  readonly due: string;
  readonly today: string;
  /** Nobody else could review it: then whoever answered may, so that a single person is not stuck. */
  readonly alone: boolean;
}

export type SupervisionJudged =
  | { readonly ok: true; readonly state: SupervisionState; readonly due: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const FROM: Readonly<Record<SupervisionMove['act'], readonly SupervisionState[]>> = {
  answer: ['waiting', 'returned'],
  accept: ['answered'],
  return: ['answered'],
};
const TO = { answer: 'answered', accept: 'closed', return: 'returned' } as const;

/** May the step be taken from this state? */
export function mayMove(state: SupervisionState, act: SupervisionMove['act']): boolean {
  return FROM[act].includes(state);
}

/** Judges one step: an answer and a return say something, a return leaves time to answer, who answered does not review, and closing over late projects says why. */
export function judgeMove(standing: SupervisionStanding, move: SupervisionMove): SupervisionJudged {
  const { act, words, today } = move;
  if (!mayMove(standing.state, act)) return refused(problem('', `supervision-${act}-state`));
  const due = act === 'return' && move.due !== '' ? move.due : standing.due;
  const problems = [
    ...(words.trim() === '' && act !== 'accept' ? [problem('words', `supervision-${act}-words`)] : []),
    ...(words.trim() === '' && act === 'accept' && standing.stillLate > 0
      ? [problem('words', 'supervision-still-late', { count: standing.stillLate })]
      : []),
    ...(words.length > MOST_WORDS ? [problem('words', 'supervision-too-long', { most: MOST_WORDS })] : []),
    ...(act === 'return' && due <= today ? [problem('due', 'supervision-due')] : []),
    ...(act !== 'answer' && standing.answeredBy === move.by && !move.alone ? [problem('', 'supervision-own')] : []),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, state: TO[act], due };
}

/** Days an answer is overdue; 0 while there is time or nothing is waited for. */
export function overdueDays({ state, due }: Pick<SupervisionStanding, 'state' | 'due'>, today: string): number {
  if (state !== 'waiting' && state !== 'returned') return 0;
  return Math.max(0, daysBetween(due, today));
}

function refused(...problems: readonly Problem[]): SupervisionJudged {
  return { ok: false, problems };
}
