import { GRADES } from '../../catalogue/duplicates.ts';
import { may } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { paths } from '../../paths.ts';
import { answerDuplicate } from '../../services/review/answer-duplicate.ts';
import { duplicatesIn, type OpenPair } from '../../services/review/duplicate-pairs.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { percent } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

const SHOWN = 60;
/** What a button says: who stays, who goes, or that they are two. */
const ANSWERS = {
  different: { answer: 'different', keepsFirst: true },
  'keep-first': { answer: 'merged', keepsFirst: true },
  'keep-second': { answer: 'merged', keepsFirst: false },
  'second-replaces': { answer: 'replaces', keepsFirst: false },
} as const;

/** 查重: pairs that may be one project, side by side. */
export async function showDuplicates(request: Request_, db: Reader): Promise<Reply> {
  return duplicatesPage(request, db, []);
}

export async function sendAnswer(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf } = request;
  const { first, second, answer, reason } = readFields(request.form, ['first', 'second', 'answer', 'reason']);
  const chosen = Object.hasOwn(ANSWERS, answer) ? ANSWERS[answer as keyof typeof ANSWERS] : undefined;
  if (chosen === undefined)
    return duplicatesPage(request, trx, [{ field: 'duplicates', message: t('reviews.answer-which') }]);
  const actor = actorOf(request, reason.trim().slice(0, 500) || t(`reviews.answer-${answer}`));
  const [keep, other] = chosen.keepsFirst ? [first, second] : [second, first];
  const answered = await answerDuplicate(trx, { actor, scope, asOf }, { keep, other, answer: chosen.answer });
  if (answered.kind === 'invalid')
    return duplicatesPage(
      request,
      trx,
      wordProblems(answered.problems, t).map(({ message }) => ({ field: 'duplicates', message })),
    );
  return redirect(paths.duplicates.to(), { notice: t('reviews.answered', { first, second }) });
}

async function duplicatesPage(request: Request_, db: Reader, errors: readonly FieldProblem[]): Promise<Reply> {
  const { t, scope, programme, locale, person } = request;
  const lists = await cityLists(db, programme, locale);
  const { open, answered } = await duplicatesIn(db, programme, scope);
  return page(
    'reviews/duplicates',
    {
      title: t('reviews.duplicates'),
      tabs: ledgerTabs(request, 'duplicates'),
      errors,
      sentence: t('reviews.duplicates-sentence', {
        certain: open.filter(({ grade }) => grade === 'certain').length,
        likely: open.filter(({ grade }) => grade === 'likely').length,
        possible: open.filter(({ grade }) => grade === 'possible').length,
      }),
      groups: GRADES.map((grade) => {
        const pairs = open.filter((pair) => pair.grade === grade);
        return {
          grade,
          title: t(`reviews.grade-${grade}`),
          why: t(`reviews.grade-why-${grade}`),
          pairs: pairs.slice(0, SHOWN).map((pair) => pairView(pair, lists, t)),
          more: pairs.length > SHOWN ? t('reviews.doubles-more', { shown: SHOWN, count: pairs.length }) : null,
        };
      }).filter(({ pairs }) => pairs.length > 0),
      answered: answered.map(({ first, second, answer, reason, at, by }) => ({
        first,
        second,
        answer: t(`reviews.answered-${answer}`),
        reason: reason ?? '',
        when: shanghaiMinute(at),
        by,
      })),
      mayAnswer: may(person.role, 'project.steer'),
      answers: Object.keys(ANSWERS).map((id) => ({ id, label: t(`reviews.answer-${id}`) })),
    },
    { status: errors.length > 0 ? 422 : 200 },
  );
}

function pairView({ first, second, likeness, records }: OpenPair, lists: CityLists, t: Translate) {
  return {
    first,
    second,
    likeness: t('reviews.likeness', { percent: percent(likeness, 0) }),
    records: records.map((record) => recordView(record, lists, t)),
  };
}

function recordView(record: ProjectRecord, lists: CityLists, t: Translate) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['enterprise', record.enterprise],
    ['credit_code', record.credit_code],
    ['district', lists.districts.find(({ id }) => id === record.district)?.name ?? record.district],
    ['type', lists.types.find(({ id }) => id === record.type)?.name ?? record.type],
    ['process', record.process],
    ['source', record.source],
    ['status', t(`options.status.${record.status}`)],
    ['finish', record.finished ?? record.finish],
  ];
  return {
    id: record.id,
    name: record.name,
    href: paths.project.to({ id: record.id }),
    facts: facts.flatMap(([key, value]) =>
      value === null || value === '' ? [] : [{ label: t(`fields.${key}`), value }],
    ),
  };
}
