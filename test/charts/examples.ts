import { ageingBars } from '../../src/charts/ageing-bars.ts';
import { cartogram } from '../../src/charts/cartogram.ts';
import type { Chart } from '../../src/charts/chart.ts';
import { controlLine } from '../../src/charts/control-line.ts';
import { ganttBars } from '../../src/charts/gantt-bars.ts';
import { impactBars } from '../../src/charts/impact-bars.ts';
import { type CurvePoint, sCurve, type SCurveData } from '../../src/charts/s-curve.ts';
import { rankingBars } from '../../src/charts/ranking-bars.ts';
import { statusBars } from '../../src/charts/status-bars.ts';
import { type TargetBar, targetBars } from '../../src/charts/target-bars.ts';
import type { Translate } from '../../src/words/messages.ts';
import { LABORATORY_CHARTS } from './laboratory-examples.ts';

/** One chart of every kind, filled with invented figures that touch every branch: met, missed, unset, negative, none. */

const MONTH_ENDS = ['2023-05-31', '2023-06-30', '2023-07-31', '2023-08-31', '2023-09-30'];

function points(...tonnes: readonly number[]): readonly CurvePoint[] {
  return tonnes.map((value, index) => ({ day: MONTH_ENDS[index]!, tonnes: value }));
}

export const CURVE: SCurveData = {
  id: 'curve',
  pollutant: 'VOC',
  from: '2023-05-01',
  to: '2023-09-30',
  asOf: '2023-06-30',
  target: 619,
  curves: {
    frozen: points(90, 210, 370, 560, 730),
    planned: points(80, 190, 340, 510, 695),
    built: points(80, 190, 310, 440, 569),
    verified: points(18, 40, 60, 80, 100),
  },
};

export const BARS: readonly TargetBar[] = [
  {
    area: '示例·主城区',
    pollutant: 'NOx',
    required: 64.6,
    planned: 82.2,
    built: 70,
    verified: 12,
    realised: 30,
    met: true,
  },
  {
    area: '示例·主城区',
    pollutant: 'VOC',
    required: 106,
    planned: 83,
    built: 72,
    verified: 11,
    realised: null,
    met: false,
  },
  {
    area: '示例·北部县域',
    pollutant: 'VOC',
    required: 20,
    planned: 260,
    built: 105,
    verified: -2,
    realised: 45,
    met: true,
  },
  { area: '全市', pollutant: 'SO2', required: null, planned: 12, built: 10, verified: 2, realised: 4, met: false },
];

const count = (
  proposed: number,
  planned: number,
  building: number,
  built: number,
  verified: number,
  cancelled: number,
) => ({ proposed, planned, building, built, verified, cancelled });

export const CHARTS: Readonly<Record<string, (t: Translate) => Chart>> = {
  's-curve': (t) => sCurve(CURVE, t),
  's-curve-bare': (t) =>
    sCurve(
      { ...CURVE, asOf: null, target: null, curves: { planned: points(1, 2, -3, 4, 5) }, width: 287, height: 150 },
      t,
    ),
  'target-bars': (t) => targetBars({ id: 'bars', bars: BARS }, t),
  'target-bars-phone': (t) => targetBars({ id: 'bars', bars: BARS, width: 340 }, t),
  'control-line-phone': (t) =>
    controlLine(
      {
        id: 'planes',
        zones: ['主城区', '港口区', '县域'].map((name, index) => ({
          name,
          cut: { nox: index, voc: 2 },
          without: null,
          line: { a: 0.77, b: 0.2 },
          met: index < 2,
        })),
        width: 340,
      },
      t,
    ),
  'control-line': (t) =>
    controlLine(
      {
        id: 'lines',
        zones: [
          { name: '示例·主城区', cut: { nox: 1.4, voc: 1.8 }, without: null, line: { a: 0.77, b: 0.2 }, met: true },
          {
            name: '示例·石化港口区',
            cut: { nox: 2.1, voc: 1.2 },
            without: { nox: 2.4, voc: 2 },
            line: { a: 0.77, b: 0.6 },
            met: false,
          },
          { name: '示例·北部县域', cut: { nox: -0.4, voc: 3.9 }, without: null, line: null, met: true },
        ],
      },
      t,
    ),
  'control-path': (t) =>
    controlLine(
      {
        id: 'path',
        zones: [
          {
            name: '甲区',
            cut: { nox: 1.5, voc: 2 },
            without: null,
            line: { a: 0.77, b: 0.2 },
            met: true,
            path: [
              { month: 5, nox: 0.4, voc: 0.3 },
              { month: 6, nox: 0.9, voc: 1.1 },
              { month: 7, nox: 1.5, voc: 2 },
            ],
          },
        ],
      },
      t,
    ),
  gantt: (t) =>
    ganttBars(
      {
        id: 'gantt',
        season: { from: '2023-05-01', to: '2023-09-30' },
        projects: [
          { name: '示例钢焦厂', start: '2023-02-01', finish: '2023-07-01', without: '2023-07-10', with: '2023-10-08' },
          { name: '示例粉磨站', start: '2023-03-01', finish: '2023-08-01', without: '2023-08-19', with: '2023-04-30' },
          { name: '示例储罐', start: null, finish: null, without: null, with: '2023-06-01' },
          { name: '示例加油站', start: '2022-11-01', finish: '2023-01-10', without: '2023-02-01', with: '2023-02-01' },
        ],
      },
      t,
    ),
  cartogram: (t) =>
    cartogram(
      {
        id: 'map',
        title: '1个区市未达标',
        description: '各区市',
        measure: '达成率（%）',
        decimals: 1,
        districts: [
          { code: '370202', name: '市南区', value: 87.8, note: '× 未达标' },
          { code: '370283', name: '平度市', value: 167.7, note: '√ 达标' },
          { code: '370285', name: '莱西市', value: null, note: '无项目' },
          { code: '379999', name: '别处', value: 0, note: '' },
        ],
      },
      t,
    ),
  'status-bars': (t) =>
    statusBars(
      {
        id: 'status',
        bars: [
          { name: '工业', counts: count(60, 200, 210, 300, 120, 10) },
          { name: '农业', counts: count(0, 0, 0, 0, 0, 0) },
        ],
      },
      t,
    ),
  'ageing-bars': (t) => ageingBars({ id: 'ageing', lateDays: [0, 1, 7, 8, 30, 31, 90, 91, 400] }, t),
  'ranking-bars': (t) =>
    rankingBars(
      {
        id: 'ranking',
        rows: [
          { id: 'a', name: '示例·甲区', value: 61.25, rank: 1, before: 3 },
          { id: 'b', name: '示例·乙区', value: 50, rank: 2, before: 1 },
          { id: 'c', name: '示例·丙区', value: 50, rank: 2, before: 2 },
          { id: 'd', name: '示例·丁区', value: 0, rank: 4, before: null },
        ],
      },
      t,
    ),
  'impact-bars': (t) =>
    impactBars(
      {
        id: 'impact',
        impacts: [
          { area: '示例·主城区', pollutant: 'NOx', with: 80, without: 80 },
          { area: '示例·石化港口区', pollutant: 'VOC', with: 182, without: 206.2 },
          { area: '示例·环湾制造区', pollutant: 'VOC', with: 295, without: 293.5 },
        ],
      },
      t,
    ),
  ...LABORATORY_CHARTS,
};
