import type { ProjectInput } from '../project-schema.ts';
import type { ReviewNotes } from './subject.ts';

/** Why a project cannot enter the central fund's reserve (入库); worded in `reviews.fund-<code>`. */
const FUND_CODES = [
  'F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'F07', 'F08', 'F09', 'F10', 'F11', 'F12', 'F13', 'F14', 'F15', 'F16', 'F17', 'F18', 'F19',
] as const; // prettier-ignore
export type FundCode = (typeof FUND_CODES)[number];

/** Classes of support; null for what no class takes. */
export type FundClass = 'coal' | 'boiler' | 'industry' | 'capacity';

export interface FundSubject {
  readonly record: Pick<
    ProjectInput,
    'name' | 'type' | 'category' | 'content' | 'process' | 'measures' | 'fund_no' | 'central_fund'
  >;
  /** A list of what is removed is on file. */
  readonly hasList: boolean;
  /** Fund numbers of other projects of the same source or outlet. */
  readonly otherFundNumbers: readonly string[];
  readonly notes: ReviewNotes;
}

export interface FundVerdict {
  readonly fundClass: FundClass | null;
  readonly eligible: boolean;
  readonly reasons: readonly FundCode[];
}

const SIMPLE = /(活性炭|UV|光催化|光氧|等离子|水喷淋|碱喷淋)/i;
const THOROUGH = /(RTO|RCO|蓄热|催化燃烧|浓缩|再生|脱附|回收)/i;
const ELIMINATIONS: ReadonlySet<string> = new Set(['coal-boiler-out', 'furnace-fuel']);
const NOT_INDUSTRIAL: ReadonlySet<string> = new Set(['catering', 'auto-repair']);
const DUST: ReadonlySet<string> = new Set(['dust-site', 'dust-road']);
const BOILERS: ReadonlySet<string> = new Set([
  'coal-boiler-out',
  'coal-boiler-ule',
  'gas-boiler-lnb',
  'biomass-boiler',
]);
const INDUSTRIAL: ReadonlySet<string> = new Set(['industry', 'oil_service']);

/** A word in name or content that the list of exclusions is about. */
const WORDS: Readonly<Partial<Record<FundCode, RegExp>>> = {
  F04: /达标排放改造/,
  F07: /脱白/,
  F09: /恶臭|除臭/,
  F10: /三同时/,
  F11: /节能改造/,
  F14: /市政管网|换热站/,
  F15: /日常经费|办公经费/,
  F16: /运维|运行维护/,
};

/** Can the project enter the reserve of the central air fund, in which class, and if not, every reason why. */
export function fundVerdict(subject: FundSubject): FundVerdict {
  const { record, notes } = subject;
  const text = [record.name, record.process, record.content].filter((part) => part !== null).join(' ');
  const after = [record.process, record.content].map((part) => afterChange(part ?? '')).join(' ');
  const says = (code: FundCode): boolean => WORDS[code]?.test(text) ?? false;
  const holds: Readonly<Record<FundCode, boolean>> = {
    F01: ELIMINATIONS.has(record.type) && !subject.hasList,
    F02: record.content === null || record.content.length < 10,
    F03: record.process === null || record.measures.length === 0,
    F04: says('F04'),
    F05: notes.immature === true,
    F06: SIMPLE.test(after) && !THOROUGH.test(after),
    F07: says('F07'),
    F08: NOT_INDUSTRIAL.has(record.type),
    F09: says('F09'),
    F10: notes.required_anyway === true || says('F10'),
    F11: says('F11'),
    F12: DUST.has(record.type),
    F13: record.type === 'straw',
    F14: says('F14'),
    F15: says('F15'),
    F16: says('F16'),
    F17: notes.distrusted === true,
    F18: subject.otherFundNumbers.some((number) => number !== record.fund_no),
    F19: record.type === 'clean-transport',
  };
  const reasons = FUND_CODES.filter((code) => holds[code]);
  const fundClass = classOf(record);
  return { fundClass, reasons, eligible: fundClass !== null && reasons.length === 0 };
}

function classOf({ type, category }: FundSubject['record']): FundClass | null {
  if (type === 'clean-heating') return 'coal';
  if (BOILERS.has(type)) return 'boiler';
  if (type === 'dust-yard' || INDUSTRIAL.has(category) || type === 'power-deep') return 'industry';
  return null;
}

/** What a text says of the state after the works: behind the last 改为, 改造为, 更换为. */
export function afterChange(text: string): string {
  return text.split(/改为|改造为|更换为|换为/).at(-1) ?? text;
}
