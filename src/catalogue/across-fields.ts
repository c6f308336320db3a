import { creditCodeVerdict } from './check-character.ts';
import { isIndustryCode } from './industry-codes.ts';
import { problem, type Problem } from './problem.ts';
import type { ProjectInput } from './project-schema.ts';

/** More than a country emits of any pollutant that is reckoned here in tonnes of one project. */
const MOST_TONNES = 10_000_000;

/** Shares typed with a few decimals add up to 1 within this. */
const SHARES_TOLERANCE = 1e-6;

const DAY_PAIRS = [
  ['plan_start', 'plan_finish'],
  ['start', 'finish'],
  ['started', 'finished'],
] as const;

const BUILT_STEPS = ['self-checked', 'checked', 'accepted', 'published', 'closed', 'finished'];

/** What fields of a project must be together, and what is more than the kind of one. A field that is wrong by itself is left out and judged by no rule. */
export function acrossFields(project: Partial<ProjectInput>): readonly Problem[] {
  return [
    ...codeProblems(project),
    ...moneyProblems(project),
    ...tonneProblems(project),
    ...dayProblems(project),
    ...placeProblems(project),
    ...lineProblems(project),
    ...profileProblems(project),
  ];
}

function codeProblems({ credit_code: code, industry }: Partial<ProjectInput>): readonly Problem[] {
  // A wrong check character depends on whether the record is new: the save judges it.
  const verdict = code == null ? 'right' : creditCodeVerdict(code).verdict;
  return [
    ...(verdict === 'shape' || verdict === 'destroyed'
      ? [problem('credit_code', `credit-code-${verdict}`, { value: code! })]
      : []),
    ...(industry != null && !isIndustryCode(industry)
      ? [problem('industry', 'industry-code', { value: industry })]
      : []),
  ];
}

function moneyProblems({ capital, life, rate }: Partial<ProjectInput>): readonly Problem[] {
  if (capital == null || capital <= 0) return [];
  return [
    ...(life === null ? [problem('life', 'needed-with-capital')] : []),
    ...(rate === null ? [problem('rate', 'needed-with-capital')] : []),
  ];
}

/** Beyond the most it is a slip of the unit, and one such line drowns every sum. */
function tonneProblems({ reduces = {}, amounts = [] }: Partial<ProjectInput>): readonly Problem[] {
  const far = (field: string, tonnes: number): Problem[] =>
    Math.abs(tonnes) > MOST_TONNES ? [problem(field, 'tonnes-range', { value: tonnes, most: MOST_TONNES })] : [];
  return [
    ...Object.values(reduces).flatMap((reduction) => ('tonnes' in reduction ? far('reduces', reduction.tonnes) : [])),
    ...amounts.flatMap(({ tonnes }) => far('amounts', tonnes)),
  ];
}

function dayProblems(project: Partial<ProjectInput>): readonly Problem[] {
  const turned = DAY_PAIRS.flatMap(([from, to]) => {
    const [first, last] = [project[from], project[to]];
    const isTurned = first != null && last != null && last < first;
    return isTurned ? [problem(to, 'end-before-start', { value: last, start: first })] : [];
  });
  const { step, effective } = project;
  const lacksDay = step !== undefined && BUILT_STEPS.includes(step) && effective === null;
  return [...turned, ...(lacksDay ? [problem('effective', 'needed-when-built')] : [])];
}

function placeProblems({ lon, lat }: Partial<ProjectInput>): readonly Problem[] {
  if (lon === undefined || lat === undefined || (lon === null) === (lat === null)) return [];
  return [problem(lon === null ? 'lon' : 'lat', 'both-or-none')];
}

/** What finishes in tranches is done once all of them are; what works at times of its own does not finish. Each level states each pollutant once. */
function lineProblems({ tranches = [], windows = [], amounts = [] }: Partial<ProjectInput>): readonly Problem[] {
  const shares = tranches.reduce((sum, tranche) => sum + tranche.share, 0);
  const lines = amounts.map(({ pollutant, level }) => `${pollutant} ${level}`);
  const twice = lines.find((line, i) => lines.indexOf(line) !== i);
  return [
    ...(tranches.length > 0 && Math.abs(shares - 1) > SHARES_TOLERANCE
      ? [problem('tranches', 'tranche-shares', { percent: Math.round(shares * 10_000) / 100 })]
      : []),
    ...(tranches.length > 0 && windows.length > 0 ? [problem('windows', 'tranches-or-windows')] : []),
    ...(twice === undefined ? [] : [problem('amounts', 'duplicate-line', { value: twice })]),
  ];
}

function profileProblems({ profile }: Partial<ProjectInput>): readonly Problem[] {
  const sum = profile?.reduce((all, one) => all + one, 0);
  return sum !== undefined && Math.abs(sum - 1) > 1e-6 ? [problem('profile', 'shares-sum')] : [];
}
