import type { WaterfallStep } from '../../models/statistics/waterfall.ts';
import { bandCurve } from '../../src/charts/band-curve.ts';
import { burdenBars } from '../../src/charts/burden-bars.ts';
import { costCurve, type CostPoint } from '../../src/charts/cost-curve.ts';
import { differenceSteps } from '../../src/charts/difference-steps.ts';
import { type BudgetPoint, frontierLine } from '../../src/charts/frontier-line.ts';
import { planBars } from '../../src/charts/plan-bars.ts';
import { shareBars } from '../../src/charts/share-bars.ts';
import { tornadoBars } from '../../src/charts/tornado-bars.ts';
import { waterfallBars } from '../../src/charts/waterfall-bars.ts';
import type { Chart } from '../../src/charts/chart.ts';
import type { Translate } from '../../src/words/messages.ts';

const MONTH_ENDS = ['2023-05-31', '2023-06-30', '2023-07-31', '2023-08-31', '2023-09-30'];

/** Plans on a cost curve: each next tonne dearer, the last ones out of the picture. */
const COSTS: readonly CostPoint[] = [
  { tonnes: 0, annualised: 0, projects: 0 },
  { tonnes: 10, annualised: 8, projects: 4 },
  { tonnes: 18, annualised: 24, projects: 9 },
  { tonnes: 19, annualised: 124, projects: 10 },
];

const BUDGETS: readonly BudgetPoint[] = [
  { budget: 40, annualised: 38, projects: 10, met: 2, lacking: 0.4, reduction: null },
  { budget: 80, annualised: 79, projects: 21, met: 4, lacking: 0.1, reduction: null },
  { budget: null, annualised: 120, projects: 30, met: 5, lacking: 0, reduction: null },
];

const STEPS: readonly WaterfallStep[] = [
  { kind: 'level', level: 'declared', tonnes: 120 },
  { kind: 'change', to: 'city', reason: 'unstated', tonnes: -30, projects: ['a', 'b'] },
  { kind: 'change', to: 'city', reason: 'raised', tonnes: 5, projects: ['c'] },
  { kind: 'level', level: 'city', tonnes: 95 },
];

/** Every chart of simulations, plans and comparisons, filled with invented figures that touch every branch. */
export const LABORATORY_CHARTS: Readonly<Record<string, (t: Translate) => Chart>> = {
  'burden-bars': (t) =>
    burdenBars(
      {
        id: 'burden',
        parties: '区市',
        burdens: [
          { party: '示例·甲区', a: 260.2, b: 63.3 },
          { party: '示例·乙区', a: 0, b: 85.5 },
          { party: '示例·丙区', a: 12, b: 12 },
        ],
      },
      t,
    ),
  'share-bars': (t) =>
    shareBars(
      {
        id: 'shares',
        parties: '区市',
        shares: [
          { party: '示例·甲区', money: 0.62, nox: 0.4, voc: 0.7 },
          { party: '示例·乙区', money: 0.38, nox: 0.65, voc: 0.3 },
          { party: '示例·丙区', money: 0, nox: -0.05, voc: 0 },
        ],
      },
      t,
    ),
  'plan-bars': (t) =>
    planBars(
      {
        id: 'plan',
        bars: [
          { area: '示例·主城区', pollutant: 'NOx', required: 100, before: 60, after: 100.4, met: true },
          { area: '示例·主城区', pollutant: 'VOC', required: 200, before: 150, after: 180, met: false },
          { area: '全市', pollutant: 'NOx', required: 50, before: -5, after: 140, met: true },
          { area: '示例·环湾制造区', pollutant: 'VOC', required: 0, before: 0, after: 0, met: true },
        ],
      },
      t,
    ),
  'cost-curve': (t) =>
    costCurve({ id: 'macc', area: '全市', pollutant: 'VOC', measure: 'season', points: COSTS, complete: true }, t),
  'cost-curve-open': (t) =>
    costCurve(
      {
        id: 'macc-open',
        area: '示例·主城区',
        pollutant: 'NOx',
        measure: 'full_year',
        points: COSTS.slice(0, 3),
        complete: false,
      },
      t,
    ),
  'frontier-targets': (t) => frontierLine({ id: 'frontier', points: BUDGETS, of: 5 }, t),
  'frontier-tonnes': (t) =>
    frontierLine(
      { id: 'frontier-t', points: BUDGETS.map((point) => ({ ...point, reduction: 500 + point.met * 10 })), of: 5 },
      t,
    ),
  'tornado-bars': (t) =>
    tornadoBars(
      {
        id: 'tornado',
        pollutant: 'VOC',
        rows: [
          { name: '同类型共同的减排量误差', low: -46.8, high: 49.4 },
          { name: '同区市共同的工期误差', low: -47.6, high: -21.3 },
          { name: '一个名称很长很长的项目类型，放不下时要截短', low: -1.2, high: 0.4 },
        ],
      },
      t,
    ),
  'band-curve': (t) =>
    bandCurve(
      {
        id: 'band',
        pollutant: 'NOx',
        from: '2023-05-01',
        to: '2023-09-30',
        planned: 520,
        points: MONTH_ENDS.map((day, index) => ({
          day,
          low: 80 * (index + 1),
          middle: 90 * (index + 1),
          high: 98 * (index + 1),
        })),
      },
      t,
    ),
  'difference-steps': (t) =>
    differenceSteps(
      {
        id: 'steps',
        pollutant: 'VOC',
        from: { name: '现计划', tonnes: 698.4 },
        to: { name: '焦化推迟 90 天', tonnes: 655.2 },
        steps: [
          { name: '焦化（炼焦环节）超低排放', tonnes: -48.2 },
          { name: '其他', tonnes: 5 },
        ],
      },
      t,
    ),
  'waterfall-bars': (t) => waterfallBars({ id: 'waterfall', pollutant: 'NOx', steps: STEPS }, t),
};
