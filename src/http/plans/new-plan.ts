import type { Reader, Writer } from '../../db/reader.ts';
import { leadsOf } from '../../db/plan-projects.ts';
import { findPlan, type PlanKey } from '../../db/plans.ts';
import { matchingIds } from '../../db/project-list.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { Store } from '../../db/store.ts';
import { targetsOf } from '../../db/targets.ts';
import { paths } from '../../paths.ts';
import { askPlan } from '../../services/plans/ask-plan.ts';
import { cityLists } from '../../services/options.ts';
import type { PlanChoice } from '../../services/plans/plan-choice.ts';
import { readQuestion } from '../../services/plans/plan-question.ts';
import { planRunner } from '../../services/plans/plan-runner.ts';
import { planInputs } from '../../services/plans/plan-work.ts';
import { actorOf } from '../actor.ts';
import { beginWork } from '../begin-work.ts';
import { filterContext } from '../filter-context.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { planForm } from './plan-form.ts';
import { ASK, plainPlan, readPlan, typedAgain, typedPlan, type AskedPlan, type TypedPlan } from './typed-plan.ts';

/** Requests that asked for a plan in their transaction, and which: it starts once that is committed. */
const ASKED = new WeakMap<Request_, PlanKey>();

/** An empty form, one whose projects the address chose, or (`?from=P0001`) an earlier question to ask again. */
export async function showNewPlan(request: Request_, db: Reader): Promise<Reply> {
  const { query, programme } = request;
  const key = { city: programme.city, programme: programme.id };
  const from = query.get('from');
  const known = from === null ? undefined : await findPlan(db, { ...key, id: from });
  if (known !== undefined) {
    const again = typedAgain(readQuestion(known.question), known.name, known.scenario, programme.year);
    return formPage(request, db, again, []);
  }
  const targets = (await targetsOf(db, key)).map(({ id }) => id);
  const { filter, ignored, texts } = typedPlan(query, programme.year);
  const plain = plainPlan(targets, programme.year);
  const isPlain = filter.q === '' && filter.conditions.length === 0;
  const own = isPlain ? plain : { ...plain, filter, ignored };
  return formPage(request, db, { ...own, texts: { ...plain.texts, ...texts } }, []);
}

/** `do=preview` says what the question comes to and keeps what was typed; anything else has it worked out. */
export async function sendNewPlan(request: Request_, trx: Writer): Promise<Reply> {
  const { form, programme, t, asOf } = request;
  const pairs = [...form].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  const typed = typedPlan(pairs, programme.year);
  if (form.get('do')?.[0] === 'preview') return formPage(request, trx, typed, []);

  const key = { city: programme.city, programme: programme.id };
  const asked = readPlan(typed, await knownTo(trx, request), t);
  if (!('question' in asked)) return formPage(request, trx, typed, asked);
  const choice = await choiceOf(request, trx, asked);
  const problems = choiceProblems(choice, t);
  if (problems.length > 0) return formPage(request, trx, typed, problems);
  const made = await askPlan(trx, actorOf(request), key, asked, asOf);
  ASKED.set(request, made);
  return redirect(paths.plan.to({ id: made.id }));
}

/** Starts what was asked for. */
export async function startPlan(request: Request_, store: Store): Promise<void> {
  const key = ASKED.get(request);
  if (key !== undefined) await beginWork(planRunner(store), key, request.config);
}

/** What the model would refuse, at the controls it concerns. */
function choiceProblems({ candidates, contradicted, unknown }: PlanChoice, t: Request_['t']): readonly FieldProblem[] {
  const list = (names: readonly string[]): string => names.slice(0, 5).join(t('scenarios.list-comma'));
  return [
    ...(unknown.length > 0
      ? [{ field: `${ASK}required`, message: t('plans.unknown-numbers', { names: list(unknown) }) }]
      : []),
    ...(contradicted.length > 0
      ? [{ field: `${ASK}forbidden`, message: t('plans.contradicted', { names: list(contradicted) }) }]
      : []),
    ...(candidates === 0 ? [{ field: 'q', message: t('plans.no-candidates') }] : []),
  ];
}

async function knownTo(db: Reader, { programme }: Request_) {
  const key = { city: programme.city, programme: programme.id };
  return {
    targets: (await targetsOf(db, key)).map(({ id }) => id),
    scenarios: (await scenariosOf(db, key)).map(({ id }) => id),
    leads: await leadsOf(db, wholeProgramme(programme)),
  };
}

async function choiceOf({ programme, asOf }: Request_, db: Reader, asked: AskedPlan): Promise<PlanChoice> {
  const key = { city: programme.city, programme: programme.id };
  return (await planInputs(db, key, asOf, asked.scenario, asked.question)).choice;
}

async function formPage(
  request: Request_,
  db: Reader,
  typed: TypedPlan,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { programme, locale, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const known = await knownTo(db, request);
  const named = { ...typed, texts: { ...typed.texts, name: typed.texts['name'] ?? '' } };
  // The question without a name is understood well enough to say what it comes to.
  const asked = readPlan({ ...named, texts: { ...named.texts, name: '-' } }, known, t);
  const facts = {
    typed: named,
    choice: 'question' in asked ? await choiceOf(request, db, asked) : null,
    matched: (await matchingIds(db, request.scope, typed.filter, filterContext(request))).length,
    targets: await targetsOf(db, key),
    scenarios: await scenariosOf(db, key),
    leads: known.leads,
    lists: await cityLists(db, programme, locale),
    errors,
    t,
  };
  const data = {
    title: t('plans.new'),
    crumbs: [{ label: t('plans.title'), href: paths.plans.to() }],
    errors,
    action: paths.newPlan.to(),
    cancel: paths.plans.to(),
    form: planForm(facts),
  };
  return page('plans/new', data, { status: errors.length > 0 ? 422 : 200 });
}
