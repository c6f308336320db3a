import { may } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { answerDuplicate } from '../../services/review/answer-duplicate.ts';
import { duplicatesIn } from '../../services/review/duplicate-pairs.ts';
import { cityLists } from '../../services/options.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { duplicatesLink, readDuplicatesQuery, type DuplicatesQuery } from './duplicates-query.ts';
import { duplicatesView } from './duplicates-view.ts';

/** What a button says: who stays, who goes, or that they are two. */
const ANSWERS = {
  different: { answer: 'different', keepsFirst: true },
  'keep-first': { answer: 'merged', keepsFirst: true },
  'keep-second': { answer: 'merged', keepsFirst: false },
  'second-replaces': { answer: 'replaces', keepsFirst: false },
} as const;

const ANSWER = ['first', 'second', 'answer', 'reason'] as const;
const CARRIED = ['state', 'grade', 'district', 'q', 'page'] as const;

/** 查重: pairs that may be one project, side by side. */
export async function showDuplicates(request: Request_, db: Reader): Promise<Reply> {
  return duplicatesPage(request, db, readDuplicatesQuery(request.query));
}

export async function sendAnswer(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf } = request;
  const typed = readFields(request.form, [...ANSWER, ...CARRIED]);
  const { first, second, answer, reason } = typed;
  // The page that was answered on, so that one goes on where one was.
  const query = readDuplicatesQuery(
    new URLSearchParams(Object.fromEntries(CARRIED.map((name) => [name, typed[name]]))),
  );
  const refused = (messages: readonly string[]): Promise<Reply> =>
    duplicatesPage(
      request,
      trx,
      query,
      messages.map((message) => ({ field: 'duplicates', message })),
    );
  const chosen = Object.hasOwn(ANSWERS, answer) ? ANSWERS[answer as keyof typeof ANSWERS] : undefined;
  if (chosen === undefined) return refused([t('reviews.answer-which')]);
  const actor = actorOf(request, reason.trim().slice(0, 500) || t(`reviews.answer-${answer}`));
  const [keep, other] = chosen.keepsFirst ? [first, second] : [second, first];
  const answered = await answerDuplicate(trx, { actor, scope, asOf }, { keep, other, answer: chosen.answer });
  if (answered.kind === 'invalid') return refused(wordProblems(answered.problems, t).map(({ message }) => message));
  return redirect(duplicatesLink(query, { page: query.page }), { notice: t('reviews.answered', { first, second }) });
}

async function duplicatesPage(
  request: Request_,
  db: Reader,
  query: DuplicatesQuery,
  errors: readonly FieldProblem[] = [],
): Promise<Reply> {
  const { t, scope, programme, locale, person } = request;
  const lists = await cityLists(db, programme, locale);
  const shown = lists.districts.some(({ id }) => id === query.district) ? query : { ...query, district: '' };
  const found = await duplicatesIn(db, programme, scope);
  return page(
    'reviews/duplicates',
    {
      title: t('reviews.duplicates'),
      tabs: ledgerTabs(request, 'duplicates'),
      errors,
      ignored: ignoredIn(request.query, { ...shown }),
      ...duplicatesView({ ...found, query: shown, lists, t, mayFilter: scope.district === null }),
      mayAnswer: may(person.role, 'project.steer'),
      answers: Object.keys(ANSWERS).map((id) => ({ id, label: t(`reviews.answer-${id}`) })),
    },
    { status: errors.length > 0 ? 422 : 200 },
  );
}
