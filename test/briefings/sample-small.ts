import type { CardFacts } from '../../src/services/briefing/card/card-facts.ts';
import type { SheetOrigin } from '../../src/services/briefing/dispatch/dispatch-facts.ts';
import type { SupervisionFacts } from '../../src/services/briefing/reminder/supervision-facts.ts';
import { AS_OF, UNITS } from './sample-facts.ts';

export const ORIGIN: SheetOrigin = {
  programme: { name: '示例市2023年', year: 2023, sample: true },
  asOf: AS_OF,
  run: { id: 'R0007', fingerprint: '3f9ac2d1e5b84f60', modelVersion: '0.1.0' },
  scenario: null,
};

/** A reminder of so many late projects. */
export function sampleReminder(
  count: number,
  given: Partial<SupervisionFacts> = {},
  name = '示例企业水性涂料替代',
): SupervisionFacts {
  return {
    ...ORIGIN,
    unit: count === 0 ? '' : '黄岛区',
    unitId: count === 0 ? '' : '370211',
    deadline: '2023-07-15',
    earlier: [],
    contact: null,
    issuer: null,
    projects: Array.from({ length: count }, (_, index) => ({
      id: `P${String(index + 1)}`,
      name,
      planFinish: '2023-05-10',
      finish: '2023-07-01',
      lateDays: 90 - index,
      lead: '示例·黄岛分局',
      owner: '示例乙',
      reason: index % 2 === 0 ? '设备到货推迟' : '',
      seasonNox: 0.1,
      seasonVoc: 1.2,
    })),
    ...given,
  };
}

/** A project as its card shows it. */
export function sampleCard(given: Partial<CardFacts> = {}): CardFacts {
  const tonnes = { full_year: 95, year: 45.5, season: 21.6, months: [] };
  const effect = { unit: 'tonnes', required: 219, without: 208, with: 230, gap: 0, met: true } as const;
  const noDates = { start: null, finish: null, run: null };
  return {
    ...ORIGIN,
    id: 'QD-2023-0013-J',
    name: '示例企业0013焦炉烟囱改造',
    enterprise: '示例企业0013',
    district: { code: '370211', name: '黄岛区' },
    districts: UNITS.filter(({ id, code }) => id === code),
    zone: '示例·石化港口区',
    category: '工业企业',
    type: '焦化超低排放',
    status: '在建',
    lamp: 'yellow',
    reasons: ['进度落后计划20个百分点'],
    lateDays: 0,
    place: '119.9829°E 35.8840°N',
    lead: '示例·黄岛分局',
    owner: '示例辛',
    content: '焦炉烟囱NOx由150降至100毫克/立方米。',
    progress: 92,
    steps: Array.from({ length: 10 }, (_, index) => ({
      name: `步骤${String(index)}`,
      day: '2023-02-02',
      isReached: index < 4,
    })),
    dates: { frozen: noDates, present: noDates, actual: noDates, counted: { ...noDates, run: '2023-07-10' } },
    evidence: { score: 40, handedIn: 100, missing: ['施工合同'] },
    papers: Array.from({ length: 10 }, (_, index) => ({
      name: `监测报告及其附件之${String(index + 1)}`,
      state: index < 3 ? '认可' : '未到期',
    })),
    inputs: Array.from({ length: 9 }, (_, index) => ({
      label: `年烟气量之${String(index + 1)}`,
      value: '190 万m³/h',
      origin: '填报',
    })),
    money: { capital: 9800, spent: 8313.21, central_fund: null, om: 294 },
    reductions: (['NOx', 'VOC', 'PM10', 'TSP', 'SO2', 'NH3'] as const).map((pollutant) => ({
      pollutant,
      tonnes: { ...tonnes, months: Array.from({ length: 12 }, () => 0) },
      approved: pollutant === 'NOx' ? { tonnes: 90, level: '省审' } : null,
    })),
    counts: true,
    derivation: '焦化超低排放：NOx = 年烟气量 × (改造前浓度 − 改造后浓度) = 95 t/a',
    source: 'HJ 854-2017',
    effects: [
      { ...effect, name: '臭氧季NOx减排量' },
      { ...effect, name: '臭氧季VOCs减排量' },
      {
        ...effect,
        name: '协同控制线（VOCs减排率）',
        unit: 'percent',
        required: 0.025,
        without: 0.018,
        with: 0.02,
        met: false,
      },
    ],
    problem: '设备到货推迟',
    changes: Array.from({ length: 5 }, () => '2023-06-10 示例戊 修改 形象进度 55→92'),
    ...given,
  };
}
