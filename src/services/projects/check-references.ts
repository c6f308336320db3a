import { isDeepStrictEqual } from 'node:util';
import { creditCodeVerdict, rightCreditCheck } from '../../catalogue/check-character.ts';
import { judgeAmounts } from '../../catalogue/amount-rules.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import type { ProjectInput, SoundParts } from '../../catalogue/project-schema.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Scope } from '../../db/scope.ts';
import { checkOwnFields } from './check-own-values.ts';
import type { CityReferences } from '../city-references.ts';

/**
 * What the schema of a record cannot see: that what it names exists, that its parts agree, that it is this person's to enter. A field that is
 * wrong by itself is left out of what is handed in, and judged by no rule.
 */
export function checkReferences(
  input: SoundParts,
  before: ProjectRecord | null,
  scope: Scope,
  city: CityReferences,
): readonly Problem[] {
  return [
    ...checkNamed(input, scope, city),
    ...checkCreditCode(input, before),
    ...checkPlace(input, city),
    ...checkLevels(input, before, scope),
    ...checkStated(input, before),
    ...checkFrozenPlan(input, before),
    ...checkOwnFields(input, before, city.own),
  ];
}

/** What a project names must be there, whatever else is wrong with it. */
export function checkNamed(input: SoundParts, scope: Scope, city: CityReferences): readonly Problem[] {
  const problems = [...unknownOptions(input, city)];
  const { district, source } = input;
  if (scope.district !== null && district !== undefined && district !== scope.district)
    problems.push(problem('district', 'foreign-district'));
  if (source != null && city.source(source) === undefined)
    problems.push(problem('source', 'unknown-source', { value: source }));
  return problems;
}

function unknownOptions(input: SoundParts, city: CityReferences): readonly Problem[] {
  const lists = [
    ['category', input.category, city.categories],
    ['type', input.type, city.types],
    ['district', input.district, city.districts],
    ['area', input.area, city.areas],
    ['zone', input.zone, city.zones],
  ] as const;
  const unknown = lists
    .filter(([, value, options]) => value != null && !options.has(value))
    .map(([field, value, options]) =>
      problem(field, 'unknown-option', { value: value ?? '', accepts: [...options.keys()].slice(0, 12) }),
    );
  const { type = '', category = '' } = input;
  const known = city.types.get(type);
  const strayed = known !== undefined && city.categories.has(category) && known.category !== category;
  return strayed ? [...unknown, problem('type', 'type-other-category', { value: type })] : unknown;
}

/** A wrong check character stops a new record; on one that exists it is a reminder, for some early real codes fail it. */
function checkCreditCode({ credit_code: code }: SoundParts, before: ProjectRecord | null): readonly Problem[] {
  if (code == null || before !== null || creditCodeVerdict(code).verdict !== 'check') return [];
  return [problem('credit_code', 'credit-code-check', { value: code, expected: rightCreditCheck(code) })];
}

/** A branch declares; what the city, the province and the nation recognised is theirs to state, whichever door the figure comes by. */
function checkLevels({ amounts }: SoundParts, before: ProjectRecord | null, scope: Scope): readonly Problem[] {
  if (scope.district === null || amounts === undefined) return [];
  const above = (lines: ProjectInput['amounts']): readonly string[] =>
    lines
      .filter(({ level }) => level !== 'declared')
      .map((line) => JSON.stringify(Object.entries(line).sort()))
      .sort();
  if (isDeepStrictEqual(above(amounts), above(before?.amounts ?? []))) return [];
  return [problem('amounts', 'level-above')];
}

/** The province and the nation state by a document, and whoever goes above the level before says why. A cut without a reason is asked for on the page. */
function checkStated({ amounts = [] }: SoundParts, before: ProjectRecord | null): readonly Problem[] {
  return judgeAmounts(amounts, before?.amounts ?? [])
    .filter(({ kind }) => kind !== 'cut')
    .map(({ kind, pollutant, level }) => problem('amounts', `amount-${kind}`, { pollutant, level }));
}

function checkPlace({ source: id, zone, district }: SoundParts, city: CityReferences): readonly Problem[] {
  if (id === undefined || zone === undefined) return [];
  const source = city.source(id);
  if (source !== undefined && zone !== null && zone !== source.zone)
    return [problem('zone', 'source-zone', { value: source.zone })];
  const isNowhere = id === null && zone === null && district !== undefined && city.district(district)?.zone == null;
  return isNowhere ? [problem('zone', 'required')] : [];
}

/** Once listed, the baseline dates stand; leaving them out keeps them. */
function checkFrozenPlan(input: SoundParts, before: ProjectRecord | null): readonly Problem[] {
  if (before === null || before.step === 'reserve') return [];
  return (['plan_start', 'plan_finish'] as const)
    .filter((field) => before[field] !== null && input[field] != null && input[field] !== before[field])
    .map((field) => problem(field, 'plan-frozen'));
}
