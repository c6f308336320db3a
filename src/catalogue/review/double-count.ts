import { claimedPollutants } from './rejection-rules.ts';
import type { TonnesOf } from './subject.ts';

/** Ways in which one tonne is counted twice; worded in `reviews.double-<code>`. */
export const DOUBLE_CODES = [
  'closure-and-others',
  'above-base',
  'unbased-with-sources',
  'already-in-base',
  'two-fund-numbers',
  'parent-and-child',
  'oxidiser-without-nox',
] as const;
export type DoubleCode = (typeof DOUBLE_CODES)[number];

/** What the guard looks at of a project. */
export interface Counted {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly enterprise: string | null;
  readonly source: string | null;
  readonly parent: string | null;
  readonly fund_no: string | null;
  readonly process: string | null;
  readonly fullYear: TonnesOf;
  readonly warnings: readonly string[];
}

export interface DoubleCount {
  readonly code: DoubleCode;
  /** The project it was found at. */
  readonly project: string;
  /** The others it is about. */
  readonly others: readonly string[];
  /** What the project is credited in a full year. */
  readonly fullYear: TonnesOf;
}

const OXIDISER = /RTO|RCO|TO炉|蓄热|焚烧|燃烧/i;
const GONE: ReadonlySet<string> = new Set(['cancelled', 'proposed']);

/** Every place where a tonne may be counted twice, by code, the most tonnes of NOx and VOC first, then by number. `enterprisesWithSources` are names. */
export function doubleCounts(
  projects: readonly Counted[],
  enterprisesWithSources: ReadonlySet<string>,
): readonly DoubleCount[] {
  const living = projects.filter(({ status }) => !GONE.has(status));
  const bySource = grouped(living);
  const children = new Map<string, string[]>();
  for (const { id, parent, fullYear } of living)
    if (parent !== null && claimedPollutants(fullYear).length > 0)
      children.set(parent, [...(children.get(parent) ?? []), id]);
  const found = living.flatMap((project): DoubleCount[] => {
    const { id, source } = project;
    const beside = (source === null ? [] : (bySource.get(source) ?? [])).filter((other) => other.id !== id);
    const at = (code: DoubleCode, others: readonly string[] = []): DoubleCount => ({
      code,
      project: id,
      others,
      fullYear: project.fullYear,
    });
    const funds = beside.filter(
      ({ fund_no }) => fund_no !== null && project.fund_no !== null && fund_no > project.fund_no,
    );
    return [
      ...(project.type === 'closure' && beside.length > 0
        ? [
            at(
              'closure-and-others',
              beside.map((other) => other.id),
            ),
          ]
        : []),
      ...(project.warnings.includes('exceeds-base')
        ? [
            at(
              'above-base',
              beside.map((other) => other.id),
            ),
          ]
        : []),
      ...(project.warnings.includes('unbased') &&
      project.enterprise !== null &&
      enterprisesWithSources.has(project.enterprise)
        ? [at('unbased-with-sources')]
        : []),
      ...(project.warnings.includes('already-in-base') ? [at('already-in-base')] : []),
      ...(funds.length > 0
        ? [
            at(
              'two-fund-numbers',
              funds.map((other) => other.id),
            ),
          ]
        : []),
      ...(children.has(id) && claimedPollutants(project.fullYear).length > 0
        ? [at('parent-and-child', children.get(id))]
        : []),
      ...(OXIDISER.test(project.process ?? '') && (project.fullYear.VOC ?? 0) > 0 && project.fullYear.NOx === undefined
        ? [at('oxidiser-without-nox')]
        : []),
    ];
  });
  return found.sort(
    (a, b) =>
      DOUBLE_CODES.indexOf(a.code) - DOUBLE_CODES.indexOf(b.code) ||
      weight(b) - weight(a) ||
      (a.project < b.project ? -1 : 1),
  );
}

const weight = ({ fullYear: { NOx = 0, VOC = 0 } }: DoubleCount): number => NOx + VOC;

function grouped(projects: readonly Counted[]): ReadonlyMap<string, readonly Counted[]> {
  const groups = new Map<string, Counted[]>();
  for (const project of projects)
    if (project.source !== null) groups.set(project.source, [...(groups.get(project.source) ?? []), project]);
  return groups;
}
