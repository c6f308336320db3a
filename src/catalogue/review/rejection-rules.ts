import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';
import { daysBetween } from '../../words/day.ts';
import type { PaperKind } from '../checklists.ts';
import type { Capped, ReviewSubject } from './subject.ts';

/** The coded reasons why a reviewer sends tonnes back (退回、不予认定); worded in `reviews.code-<code>`. */
export const REJECTION_CODES = [
  'R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11', 'R12', 'R13', 'R14', 'R15',
] as const; // prettier-ignore
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** One rule that fails for a project. */
export interface Finding {
  readonly code: RejectionCode;
  /** Which sentence says it: `reviews.why-<why>` with these parameters. */
  readonly why: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Pollutants it is about; empty = all that are claimed. */
  readonly pollutants: readonly Pollutant[];
  /**
   * `cut`: so much of the tonnes falls away (share 0–1). `withheld`: nothing is recognised until the papers are there.
   * `open`: something is wrong, but how much cannot be worked out.
   */
  readonly effect: { readonly kind: 'cut'; readonly share: number } | { readonly kind: 'withheld' | 'open' };
  /** Papers that would mend it. */
  readonly papers: readonly PaperKind[];
}

type Rule = (subject: ReviewSubject) => readonly Finding[];

/** Days of stable running before tonnes are looked at: a month. */
const STABLE_DAYS = 30;
const LOWEST_LOAD = 75;
/** Categories whose tonnes stand on a source of last year's statistics; vehicles, dust and farming do not. */
const ON_SOURCES: ReadonlySet<string> = new Set(['industry', 'combustion']);
const FUEL_SWITCHES: ReadonlySet<string> = new Set(['furnace-fuel', 'coal-boiler-out', 'clean-heating']);
/** Methods whose formula takes the new fuel out by itself. */
const SUBTRACTING: ReadonlySet<string> = new Set(['coal-to-gas', 'coal-boiler-elimination', 'clean-heating-household']);
const UNDONE: ReadonlySet<string> = new Set(['proposed', 'planned', 'building']);

const found = (
  code: RejectionCode,
  why: string,
  effect: Finding['effect'],
  extra: Partial<Pick<Finding, 'params' | 'pollutants' | 'papers'>> = {},
): Finding => ({ code, why, effect, params: {}, pollutants: [], papers: [], ...extra });
const ALL = { kind: 'cut', share: 1 } as const;
const WITHHELD = { kind: 'withheld' } as const;
const OPEN = { kind: 'open' } as const;
const share = (part: number): Finding['effect'] => ({ kind: 'cut', share: Math.min(1, Math.max(0, part)) });

const RULES: Readonly<Record<RejectionCode, Rule>> = {
  R01: ({ record, base, claimed }) => {
    if (!ON_SOURCES.has(record.category)) return [];
    const outside = claimedPollutants(claimed).filter((pollutant) => (base?.[pollutant] ?? 0) <= 0);
    if (outside.length === 0) return [];
    return [
      found('R01', base === null ? 'no-source' : 'no-base', ALL, { pollutants: outside, papers: ['statistics'] }),
    ];
  },
  R02: ({ record, missing, asOf }) => {
    const { effective, status } = record;
    if (UNDONE.has(status)) return [found('R02', 'not-built', WITHHELD, { papers: ['acceptance'] })];
    if (effective === null) return [found('R02', 'no-stable-day', WITHHELD, { papers: ['commissioning'] })];
    const days = daysBetween(effective, asOf);
    return [
      ...(days < STABLE_DAYS
        ? [found('R02', 'not-a-month', WITHHELD, { params: { days: Math.max(0, days), effective } })]
        : []),
      ...(missing.some(({ kind }) => kind === 'acceptance')
        ? [found('R02', 'no-acceptance', WITHHELD, { papers: ['acceptance'] })]
        : []),
    ];
  },
  R03: ({ notes }) => [
    ...(notes.cma === false ? [found('R03', 'no-cma', WITHHELD, { papers: ['monitoring'] })] : []),
    ...(notes.load !== null && notes.load < LOWEST_LOAD
      ? [
          found('R03', 'low-load', WITHHELD, {
            params: { load: notes.load, least: LOWEST_LOAD },
            papers: ['monitoring'],
          }),
        ]
      : []),
  ],
  R04: ({ record, warnings, claimed }) => {
    if (claimedPollutants(claimed).length === 0) return [];
    const typed = record.measures.length === 0 || record.measures.some(({ method }) => method === 'typed-tonnes');
    if (typed) return [found('R04', 'no-method', OPEN)];
    return warnings.includes('stale-factor') ? [found('R04', 'stale-factor', OPEN)] : [];
  },
  R05: ({ capture }) => capped('R05', 'capture', capture, []),
  R06: ({ removal }) => capped('R06', 'removal', removal, ['monitoring']),
  R07: ({ record, neighbours }) => {
    const living = neighbours.filter(({ status }) => status !== 'cancelled' && status !== 'proposed');
    const closure = record.type === 'closure' ? undefined : living.find(({ type }) => type === 'closure');
    if (closure !== undefined) return [found('R07', 'closure', ALL, { params: { id: closure.id } })];
    const twin = living.find(({ id, type }) => type === record.type && id < record.id);
    return twin === undefined ? [] : [found('R07', 'twin', ALL, { params: { id: twin.id } })];
  },
  R08: ({ base, claimed }) =>
    claimedPollutants(claimed).flatMap((pollutant) => {
      const [most, asked] = [base?.[pollutant] ?? 0, claimed[pollutant]!];
      if (most <= 0 || asked <= most) return [];
      return [
        found('R08', 'above-base', share(1 - most / asked), { params: { base: most, asked }, pollutants: [pollutant] }),
      ];
    }),
  R09: ({ notes }) => {
    const { output_before: before, output_after: after } = notes;
    if (before === null || after === null || before <= 0 || after === before || notes.output_adjusted === true)
      return [];
    return [found('R09', 'output', after < before ? share(1 - after / before) : OPEN, { params: { before, after } })];
  },
  R10: ({ record, notes }) => {
    if (!FUEL_SWITCHES.has(record.type) || notes.new_source_counted === true) return [];
    const subtracts = record.measures.some(({ method }) => SUBTRACTING.has(method));
    return subtracts && notes.new_source_counted === null ? [] : [found('R10', 'new-fuel', OPEN, { papers: ['fuel'] })];
  },
  R11: ({ notes }) => (notes.required_anyway === true ? [found('R11', 'required-anyway', ALL)] : []),
  R12: ({ missing, notes, record }) => {
    const papers = missing.map(({ kind }) => kind).filter((kind) => kind !== 'acceptance' && kind !== 'permit');
    return [
      ...(papers.length > 0 && !UNDONE.has(record.status)
        ? [found('R12', 'papers', WITHHELD, { params: { count: papers.length }, papers })]
        : []),
      ...(notes.papers_whole === false ? [found('R12', 'pages', WITHHELD, { papers: ['photos'] })] : []),
    ];
  },
  R13: ({ uptime, onFile }) =>
    onFile.has('power') || onFile.has('dcs') ? [] : capped('R13', 'uptime', uptime, ['power']),
  R14: ({ record, missing }) =>
    record.permit !== null && missing.some(({ kind }) => kind === 'permit')
      ? [found('R14', 'permit', WITHHELD, { papers: ['permit'] })]
      : [],
  R15: ({ notes, warnings }) =>
    notes.recognised_before === true || warnings.includes('already-in-base')
      ? [found('R15', notes.recognised_before === true ? 'recognised-before' : 'already-in-base', ALL)]
      : [],
};

/** Runs the coded rules on one project as a reviewer would; every rule that fails, in the order of the codes. */
export function rehearse(subject: ReviewSubject): readonly Finding[] {
  const { status } = subject.record;
  if (status === 'cancelled' || status === 'proposed') return [];
  return REJECTION_CODES.flatMap((code) => RULES[code](subject));
}

/** Pollutants with tonnes to recognise, in the model's order; what an abatement adds (negative) is not asked for. */
export function claimedPollutants(claimed: ReviewSubject['claimed']): readonly Pollutant[] {
  return POLLUTANTS.filter((pollutant) => (claimed[pollutant] ?? 0) > 0);
}

function capped(
  code: RejectionCode,
  why: string,
  stated: Capped | null,
  papers: readonly PaperKind[],
): readonly Finding[] {
  if (stated === null || stated.stated <= stated.table) return [];
  const params = { stated: stated.stated * 100, table: stated.table * 100, factor: stated.factor };
  return [found(code, why, share(stated.share), { params, papers })];
}
