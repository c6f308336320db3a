import { checkProject, type ProjectInput } from '../../../src/catalogue/project-schema.ts';
import { NO_NOTES, type ReviewSubject } from '../../../src/catalogue/review/subject.ts';

/** A finished project with nothing wrong: ten tonnes of VOC on a source of forty. */
export function subject(
  change: Partial<ReviewSubject> = {},
  record: Partial<ReviewSubject['record']> = {},
): ReviewSubject {
  const input = {
    name: '示例喷涂废气治理', category: 'industry', type: 'voc-endpipe', district: '370211', source: 'S1', step: 'accepted', permit: '示例许可证1',
    process: '活性炭改为RTO', content: '两条喷涂线废气密闭收集后进RTO焚烧', effective: '2023-04-01',
    measures: [{ method: 'voc-abatement-upgrade', inputs: {}, basis: 'original' }],
  }; // prettier-ignore
  const checked = checkProject(input);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const value: ProjectInput = checked.value;
  return {
    record: { ...value, id: 'QD-2023-0002-L', status: 'verified', ...record },
    claimed: { VOC: 10 },
    base: { VOC: 40 },
    neighbours: [],
    warnings: [],
    missing: [],
    onFile: new Set(),
    capture: null,
    removal: null,
    uptime: null,
    notes: NO_NOTES,
    asOf: '2023-06-30',
    ...change,
  };
}
