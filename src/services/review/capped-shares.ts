import { factorOn, type Factors } from '../../../models/factor.ts';
import { evaluateMethod } from '../../../models/method.ts';
import { afterChange } from '../../catalogue/review/fund-rules.ts';
import type { Capped } from '../../catalogue/review/subject.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { loadModelFiles } from '../../model-files.ts';

type Stated = Pick<ProjectRecord, 'measures' | 'process' | 'content'>;

/** Words of a text by which the tables name an arrangement, the weakest first: a reviewer takes the weakest that is written. */
const HOODS: readonly (readonly [RegExp, string])[] = [
  [/包围型罩|软帘/, 'capture-national-2022-enclosing'],
  [/半密闭|排气柜/, 'capture-national-2022-semi-closed'],
  [/外部罩|集气罩/, 'capture-national-2022-external'],
  [/正压/, 'capture-national-2022-positive'],
  [/密闭空间|密闭/, 'capture-national-2022-negative'],
  [/直连|密闭管道/, 'capture-national-2022-pipe'],
];
const THOROUGH = /RTO|RCO|蓄热|催化燃烧|浓缩|再生|脱附|回收/i;
const TECHNIQUES: readonly (readonly [RegExp, string])[] = [
  [/光催化|光氧|UV/i, 'removal-photolysis'],
  [/等离子/, 'removal-plasma'],
  [/水喷淋|水洗/, 'removal-scrubbing-soluble'],
  [/活性炭/, 'removal-carbon-single-use'],
];
const CAPTURES = ['capture_after', 'capture'] as const;
const REMOVALS = ['removal_after', 'removal'] as const;
const UPTIMES = ['uptime_after', 'uptime'] as const;

/** Shares a project states above what the tables give for what its text describes, as of a day. */
export async function cappedShares(
  record: Stated,
  asOf: string,
): Promise<{ readonly capture: Capped | null; readonly removal: Capped | null; readonly uptime: Capped | null }> {
  const { factors } = await loadModelFiles();
  const text = [record.process, record.content].map((part) => afterChange(part ?? '')).join(' ');
  const hood = HOODS.find(([words]) => words.test(record.process === null ? '' : afterChange(record.process)))?.[1];
  const technique = THOROUGH.test(text) ? undefined : TECHNIQUES.find(([words]) => words.test(text))?.[1];
  return {
    capture: await cappedBy(record, CAPTURES, hood, factors, asOf),
    removal: await cappedBy(record, REMOVALS, technique, factors, asOf),
    uptime: await cappedBy(record, UPTIMES, 'uptime-without-record', factors, asOf),
  };
}

async function cappedBy(
  { measures }: Stated,
  inputs: readonly string[],
  factor: string | undefined,
  factors: Factors,
  asOf: string,
): Promise<Capped | null> {
  const versions = factor === undefined ? undefined : factors.get(factor);
  if (factor === undefined || versions === undefined) return null;
  const table = factorOn(versions, asOf).value;
  const stated = Math.max(0, ...measures.map((measure) => statedOf(measure, inputs)?.value ?? 0));
  if (stated <= table) return null;
  const [as, capped] = [await tonnesOf(measures, asOf), await tonnesOf(measures.map(cap(inputs, table)), asOf)];
  // A control has no tonnes of its own: what it brings falls in proportion.
  const share = as > 0 ? 1 - capped / as : 1 - table / stated;
  return { factor, stated, table, share: Math.min(1, Math.max(0, share)) };
}

type Measure = Stated['measures'][number];

function statedOf({ inputs }: Measure, names: readonly string[]): { name: string; value: number } | null {
  const name = names.find((one) => typeof inputs[one] === 'number');
  return name === undefined ? null : { name, value: inputs[name] as number };
}

const cap =
  (names: readonly string[], most: number) =>
  (measure: Measure): Measure => {
    const stated = statedOf(measure, names);
    if (stated === null || stated.value <= most) return measure;
    return { ...measure, inputs: { ...measure.inputs, [stated.name]: most } };
  };

/** Tonnes of VOC a year that measures of the tonnes form bring; 0 for those that set a control. */
async function tonnesOf(measures: readonly Measure[], asOf: string): Promise<number> {
  const { methods } = await loadModelFiles();
  return measures.reduce((sum, measure) => {
    const method = methods.get(measure.method);
    if (method?.form !== 'tonnes') return sum;
    const answer = evaluateMethod(method, measure.inputs, asOf);
    return answer.ok ? sum + (answer.value.outputs['VOC']?.value ?? 0) : sum;
  }, 0);
}
