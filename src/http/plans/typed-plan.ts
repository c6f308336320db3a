import { filterParams, parseListQuery, type Filter } from '../../catalogue/filter.ts';
import { PLAN_SECONDS, type PlanQuestion } from '../../services/plans/plan-question.ts';
import type { Translate } from '../../words/messages.ts';
import type { FieldProblem } from '../reply.ts';

/** Fields of the question; what is left of the form is the filter, as the list's address says it. */
export const ASK = 'ask.';
export const TARGET = `${ASK}target`;
const STEERING: ReadonlySet<string> = new Set(['do', 'lang', 'from', 'sort', 'cols', 'page', 'per']);
const FLAGS = ['mandated', 'locks', 'exclusive'] as const;
export const GOALS = ['min-cost', 'max-attainment', 'max-reduction'] as const;

/** A question as it was typed. */
export interface TypedPlan {
  readonly filter: Filter;
  readonly ignored: readonly string[];
  /** By field name without `ask.`; a ticked box is '1'. */
  readonly texts: Readonly<Record<string, string>>;
  readonly targets: readonly string[];
}

export interface AskedPlan {
  readonly name: string;
  readonly scenario: string | null;
  readonly question: PlanQuestion;
}

/** What a new form says before anybody types: every target, the reserve, mandates and locks kept. */
export function plainPlan(targets: readonly string[], year: number, filter = 'status=proposed'): TypedPlan {
  const texts = { goal: 'min-cost', pollutant: 'VOC', mandated: '1', locks: '1', percent: '10', seconds: '30' };
  return { ...parsedFilter(new URLSearchParams(filter), year), texts, targets };
}

/** The form that asks the same again. */
export function typedAgain(question: PlanQuestion, name: string, scenario: string | null, year: number): TypedPlan {
  const number = (value: number | null): string => (value === null ? '' : String(value));
  const texts: Record<string, string> = {
    name,
    scenario: scenario ?? '',
    goal: question.goal,
    pollutant: question.pollutant ?? 'VOC',
    mandated: question.mandated ? '1' : '',
    locks: question.locks ? '1' : '',
    exclusive: question.exclusive ? '1' : '',
    required: question.required.join(' '),
    forbidden: question.forbidden.join(' '),
    starts: number(question.starts),
    least: number(question.least),
    days: number(question.earlier?.days ?? null),
    percent: number(question.earlier?.percent ?? 10),
    capital: number(question.budgetCapital),
    annual: number(question.budgetAnnual),
    seconds: String(question.seconds),
  };
  for (const [lead, capital] of Object.entries(question.leads)) texts[`lead.${lead}`] = String(capital);
  return { ...parsedFilter(new URLSearchParams(question.candidates), year), texts, targets: question.targets };
}

/** Splits what came into the question's own fields and the filter. */
export function typedPlan(pairs: Iterable<readonly [string, string]>, year: number): TypedPlan {
  const filter = new URLSearchParams();
  const texts: Record<string, string> = {};
  const targets: string[] = [];
  for (const [name, value] of pairs) {
    if (name === TARGET) targets.push(value);
    else if (name.startsWith(ASK)) texts[name.slice(ASK.length)] = value.normalize('NFKC').trim();
    else if (!STEERING.has(name)) filter.append(name, value);
  }
  return { ...parsedFilter(filter, year), texts, targets: [...new Set(targets)] };
}

function parsedFilter(params: URLSearchParams, year: number): Pick<TypedPlan, 'filter' | 'ignored'> {
  const { filter, ignored } = parseListQuery(params, year);
  return { filter, ignored };
}

/** What the answers must be among. */
export interface Known {
  readonly targets: readonly string[];
  readonly scenarios: readonly string[];
  readonly leads: readonly string[];
}

/** The question, or every problem at once. */
export function readPlan(typed: TypedPlan, known: Known, t: Translate): AskedPlan | readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { texts } = typed;
  const bad = (field: string, message: string): null => {
    problems.push({ field: `${ASK}${field}`, message: t(`plans.${message}`) });
    return null;
  };
  const number = (name: string, pattern: RegExp, message: string): number | null => {
    const text = (texts[name] ?? '').replaceAll(',', '');
    if (text === '') return null;
    return pattern.test(text) ? Number(text) : bad(name, message);
  };
  const money = (name: string) => number(name, /^\d{1,9}(\.\d{1,4})?$/, 'bad-money');
  const whole = (name: string) => number(name, /^\d{1,4}$/, 'bad-whole');

  const goal = GOALS.find((one) => one === texts['goal']) ?? bad('goal', 'bad-goal');
  const name = (texts['name'] ?? '').normalize('NFC');
  if (name === '') bad('name', 'no-name');
  if (name.length > 100) bad('name', 'long-name');
  const targets = typed.targets.filter((id) => known.targets.includes(id));
  if (targets.length === 0 && goal !== 'max-reduction') {
    problems.push({ field: TARGET, message: t('plans.no-targets') });
  }
  const scenario = texts['scenario'] ?? '';
  if (scenario !== '' && !known.scenarios.includes(scenario)) bad('scenario', 'bad-scenario');
  const days = number('days', /^[1-9]\d{0,2}$/, 'bad-days');
  const percent = number('percent', /^\d{1,3}(\.\d{1,2})?$/, 'bad-percent') ?? 0;
  const seconds = PLAN_SECONDS.find((one) => String(one) === texts['seconds']) ?? bad('seconds', 'bad-seconds');
  const question: PlanQuestion = {
    goal: goal ?? 'min-cost',
    pollutant: goal === 'max-reduction' ? (texts['pollutant'] === 'NOx' ? 'NOx' : 'VOC') : null,
    targets,
    candidates: filterParams(typed.filter).toString(),
    ...(Object.fromEntries(FLAGS.map((flag) => [flag, texts[flag] === '1'])) as Record<
      (typeof FLAGS)[number],
      boolean
    >),
    required: numbersIn(texts['required']),
    forbidden: numbersIn(texts['forbidden']),
    starts: whole('starts'),
    least: whole('least'),
    earlier: days === null ? null : { days, percent },
    budgetCapital: money('capital'),
    budgetAnnual: money('annual'),
    leads: Object.fromEntries(
      known.leads.flatMap((lead) => {
        const capital = money(`lead.${lead}`);
        return capital === null ? [] : [[lead, capital]];
      }),
    ),
    seconds: seconds ?? 30,
  };
  return problems.length > 0 ? problems : { name, scenario: scenario === '' ? null : scenario, question };
}

function numbersIn(text = ''): readonly string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter((part) => part !== ''))].slice(0, 500);
}
