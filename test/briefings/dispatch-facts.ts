import { LAMPS } from '../../src/catalogue/fields.ts';
import type { DispatchFacts, DispatchProject } from '../../src/services/briefing/dispatch/dispatch-facts.ts';
import { AS_OF, UNITS } from './sample-facts.ts';

const DISTRICTS = UNITS.filter(({ id, code }) => id === code).map(({ id, name }) => ({ id, name }));

/** An invented dispatch table of so many projects; everything follows from the index. */
export function dispatchFacts(count: number, given: Partial<DispatchProject> = {}): DispatchFacts {
  return {
    programme: { name: '示例市2023年', year: 2023, sample: true },
    asOf: AS_OF,
    run: { id: 'R0007', fingerprint: '3f9ac2d1e5b84f60', modelVersion: '0.1.0' },
    scenario: null,
    districts: DISTRICTS,
    choice: ['逾期或30天内到期的项目'],
    byHand: false,
    projects: Array.from({ length: count }, (_, index) => ({ ...project(index), ...given })),
  };
}

function project(index: number): DispatchProject {
  return {
    id: `QD-2023-${String(index + 1).padStart(4, '0')}-0`,
    name: `示例企业${String(index + 1).padStart(4, '0')}水性涂料替代与密闭收集`,
    enterprise: `示例企业${String(index + 1).padStart(4, '0')}`,
    district: DISTRICTS[(index * 7) % DISTRICTS.length]!.id,
    category: '工业',
    content: '三条喷涂线改水性涂料，密闭收集，新建RTO一套，安装在线监测与分表计电。',
    capital: index % 9 === 0 ? null : 100 + index / 3,
    spent: index / 7,
    tonnes: { NOx: index % 5 === 0 ? -0.004 : index / 300, VOC: index / 70, PM10: 0, SO2: 0.005 },
    planned: index % 8 !== 7,
    start: '2023-03-01',
    finish: '2023-07-15',
    progress: index % 100,
    standing: '建设中',
    lamp: LAMPS[index % LAMPS.length]!,
    lateDays: index % 11 === 0 ? 12 : 0,
    problem: index % 4 === 0 ? '设备供货推迟' : '',
    lead: '示例分局',
    owner: '示例乙',
  };
}
