import { oldDistrict } from '../../catalogue/district-codes.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { STATUSES } from '../../../models/vocabulary.ts';
import { firstStepOf, statusOf, STEP_IDS } from '../../catalogue/steps.ts';
import type { ProjectRecord } from '../../db/project-record.ts';

/** What an answer states beside what a person may: a program sends back what it was given, and none of it is taken. */
export const READ_ONLY = [
  'status',
  'paused_from',
  'pause_reason',
  'merged_into',
  'version',
  'created',
  'created_by',
  'updated',
  'updated_by',
  'figures',
] as const;

/** The keys of `cost`, which the record keeps beside its other amounts of money. */
const COST = ['capital', 'om', 'life', 'rate'] as const;

/** Keys that a portfolio file may leave out or state as null, both meaning the default. */
const NULL_IS_DEFAULT = [
  'measures',
  'reduces',
  'tags',
  'tranches',
  'windows',
  'amounts',
  'uptime',
  'order',
  'step',
  'origin',
];

type Body = Readonly<Record<string, unknown>>;

/** The input of a save, and what is wrong with what programs state beside it. */
export interface ReadProject {
  /** Null when the body is no project at all. */
  readonly input: Body | null;
  readonly problems: readonly Problem[];
}

/**
 * Turns a project as programs state it (`cost` together, what the system keeps beside it) into the input of a save. `before` is the project
 * being replaced, null for a new one. The save checks the rest.
 */
export function projectOfApi(body: unknown, before: ProjectRecord | null): ReadProject {
  if (!isObject(body)) return { input: null, problems: [problem('', 'not-an-object')] };
  const { id = null, cost, ...rest } = body;
  const problems = [...numberProblems(id, before), ...statusProblems(body), ...costProblems(cost, rest)];

  const stated = Object.entries(rest).filter(
    ([key, value]) => !READ_ONLY.some((one) => one === key) && !(value === null && NULL_IS_DEFAULT.includes(key)),
  );
  const settled = {
    ...(typeof body['district'] === 'string' && { district: districtOf(body['district']) }),
    id: before?.id ?? null,
    step: stepOf(body, before),
    ...(before && { origin: body['origin'] ?? before.origin }),
  };
  return { input: { ...Object.fromEntries(stated), ...flatCost(cost, before), ...settled }, problems };
}

/** A code or name of before the mergers is read as today's. */
const districtOf = (typed: string): string => oldDistrict(typed)?.code ?? typed;

/** Problems of the save under the names the program used: `capital` of the record is `cost.capital`. */
export function namedAsSent(problems: readonly Problem[], body: unknown): readonly Problem[] {
  if (!isObject(body) || !isObject(body['cost'])) return problems;
  return problems.map((one) => (COST.some((key) => key === one.field) ? { ...one, field: `cost.${one.field}` } : one));
}

function numberProblems(id: unknown, before: ProjectRecord | null): readonly Problem[] {
  if (id === null || id === before?.id) return [];
  return [problem('id', before === null ? 'number-is-given' : 'number-differs')];
}

/** The status follows from the step; one that says otherwise is a mistake and must not pass in silence. */
function statusProblems({ status, step }: Body): readonly Problem[] {
  if (status === undefined || status === null) return [];
  const stated = STATUSES.find((known) => known === status);
  if (stated === undefined) return [problem('status', 'not-an-option')];
  const known = STEP_IDS.find((one) => one === step);
  const value = known === undefined ? stated : statusOf(known);
  return status === value ? [] : [problem('status', 'status-follows-step', { value })];
}

/** The step, or the first step of a status that comes alone; what is being replaced stays at its own when neither is said or none is left. */
function stepOf({ step, status }: Body, before: ProjectRecord | null): unknown {
  if (step !== undefined && step !== null) return step;
  const known = STATUSES.find((one) => one === status);
  if (before !== null && (known === undefined || known === before.status)) return before.step;
  return known === undefined ? 'reserve' : firstStepOf(known);
}

function costProblems(cost: unknown, rest: Body): readonly Problem[] {
  if (cost === undefined || cost === null) return [];
  if (!isObject(cost)) return [problem('cost', 'not-an-object')];
  const unknown = Object.keys(cost).filter((key) => !COST.some((known) => known === key));
  const twice = COST.filter((key) => key in rest);
  return [
    ...unknown.map((key) => problem(`cost.${key}`, 'unknown-field')),
    ...twice.map((key) => problem(key, 'unknown-field')),
  ];
}

/** An answer states 0 where nothing is known of capital or running costs; sent back, it changes nothing. */
function flatCost(cost: unknown, before: ProjectRecord | null): Body {
  if (!isObject(cost)) return {};
  const value = (key: (typeof COST)[number]): unknown => {
    const stated = cost[key] ?? null;
    return stated === 0 && before !== null && before[key] === null ? null : stated;
  };
  return Object.fromEntries(COST.map((key) => [key, value(key)]));
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
