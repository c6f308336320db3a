import { problem, type Problem } from '../../catalogue/problem.ts';
import { orderOf, pathOf, ruleOf, type LifeStep } from '../../catalogue/workflows.ts';
import { isDay } from '../../words/day.ts';
import type { Life } from './life-of-project.ts';
import type { MoveRequest } from './move-request.ts';

/**
 * What is wrong with the days of a move: no such day, after the as-of day, or against the order in which things happen. Listing is office work
 * and may be dated after the start; from 开工 on no step is reached before the one in front of it.
 */
export function moveDayProblems(
  life: Life,
  request: MoveRequest,
  to: LifeStep | null,
  asOf: string,
): readonly Problem[] {
  const stated = [
    ['run', request.run],
    ['start', request.plan?.start],
    ['finish', request.plan?.finish],
    ['notice-from', request.notice?.from],
    ['notice-to', request.notice?.to],
  ] as const;
  const bad = stated
    .filter(([, day]) => day !== undefined && day !== null && !isDay(day))
    .map(([field]) => problem(field, 'not-a-day'));
  if (!isDay(request.day)) return [...bad, problem('day', 'not-a-day')];
  if (request.day > asOf) return [...bad, problem('day', 'day-in-future', { day: asOf })];
  return bad.length > 0 || to === null ? bad : orderProblems(life, request, to, asOf);
}

function orderProblems(life: Life, request: MoveRequest, to: LifeStep, asOf: string): readonly Problem[] {
  const { needs } = ruleOf(life.workflow, to);
  const { run = null, notice = null } = request;
  const before = lastBefore(life, to);
  // 完工 may state the day it is expected to run steadily, where 自查合格 is still to say that it does.
  const isExpected = to === 'finished' && pathOf(life.workflow).includes('self-checked');
  const early = (field: string, on: string): readonly Problem[] =>
    before !== null && on < before.day ? [problem(field, 'day-before-step', { ...before })] : [];
  const end = life.facts.noticeTo;
  return [
    ...early('day', request.day),
    ...(needs.includes('notice-over') && end !== null && request.day <= end && end < asOf
      ? [problem('day', 'needs-notice-over', { day: end })]
      : []),
    ...(needs.includes('effective') && run !== null && run > asOf && !isExpected
      ? [problem('run', 'day-in-future', { day: asOf })]
      : []),
    ...(needs.includes('notice') && notice !== null ? early('notice-from', notice.from) : []),
  ];
}

/**
 * The latest day somebody stated for a step from 开工 on that lies in front of another. 建设中 keeps the day of its last report and a record
 * that arrived at a step keeps the day it arrived: neither says when it came about.
 */
function lastBefore({ steps, moves }: Life, to: LifeStep): { readonly step: string; readonly day: string } | null {
  const arrived = moves.find(({ kind }) => kind === 'enter')?.to_step;
  const passed = steps.filter(
    ({ step }) =>
      orderOf(step) >= orderOf('started') && orderOf(step) < orderOf(to) && step !== 'building' && step !== arrived,
  );
  const last = passed.reduce<(typeof passed)[number] | null>((a, b) => (a === null || b.day > a.day ? b : a), null);
  return last === null ? null : { step: last.step, day: last.day };
}
