import { groupFactors, loadFactor } from '../../models/factor.ts';
import type { Factor } from '../../models/method-schema.ts';
import { type Method, loadMethod } from '../../models/method.ts';

/** A factor as it stands in a file. */
export function factor(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'limit-nox',
    name: { zh: 'NOx限值', en: 'NOx limit' },
    value: 50,
    unit: 'mg/m3',
    min: 50,
    max: 50,
    source: '示例标准',
    confidence: 0.9,
    valid_from: '2020-01-01',
    valid_to: null,
    reviewed: '2022-01-01',
    review_by: '2025-12-31',
    ...changes,
  };
}

const words = (zh: string, en: string) => ({ zh, en });

/** A small method as it stands in a file: flow × hours × difference of concentration. */
export function method(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'sample',
    name: words('示例方法', 'Sample'),
    words: words('烟气量 × 小时 × 浓度差', 'flow × hours × difference'),
    form: 'tonnes',
    applies_to: ['ule-steel'],
    activity: 'flow',
    inputs: inputs(),
    formula: 'gas = flow * hours # a year of it\nNOx = gas * (before - after)',
    steps: { gas: words('年烟气量', 'Gas of a year') },
    outputs: { NOx: { unit: 't/a' } },
    source: '示例',
    confidence: 0.8,
    reviewed: '2022-06-01',
    review_by: '2026-12-31',
    examples: [
      { name: words('一例', 'One'), given: { flow: 100_000, before: 150 }, expect: { NOx: 80 }, tolerance: 1e-9 },
    ],
    ...changes,
  };
}

/** The inputs of the small method, some of them changed or added. */
export function inputs(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const measured = { source: '监测报告', confidence: 0.9 };
  return {
    flow: { name: words('烟气量', 'Flow'), unit: 'Nm3/h', floor: 0, ceiling: 1_000_000, ...measured },
    hours: { name: words('小时', 'Hours'), unit: 'h/a', floor: 0, ceiling: 8784, default: 8000, ...measured },
    before: { name: words('改造前', 'Before'), unit: 'mg/m3', floor: 0, ceiling: 2000, ...measured },
    after: { name: words('改造后', 'After'), unit: 'mg/m3', floor: 0, ceiling: 2000, factor: 'limit-nox' },
    ...changes,
  };
}

export function factors(...entries: readonly Record<string, unknown>[]) {
  const loaded = entries.map(loadFactor);
  const sound = loaded.flatMap((one): Factor[] => (one.ok ? [one.value] : []));
  return groupFactors(sound).factors;
}

/** The method made ready, or an error that prints its faults. */
export async function ready(
  content: Readonly<Record<string, unknown>> = method(),
  known = factors(factor()),
): Promise<Method> {
  const loaded = await loadMethod(content, known);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}
