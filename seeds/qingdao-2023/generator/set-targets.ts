import type { Outcome } from '../../../models/outcome.ts';
import type { Target } from '../../../models/portfolio.ts';

/** A row of targets.csv; `only_type` and `only_tag` become the model's `only`. */
export interface TargetDraft {
  readonly id: string;
  readonly zone: string | null;
  readonly district: string | null;
  readonly kind: 'season_percent' | 'season_tonnes' | 'full_year_tonnes' | 'line' | 'count';
  readonly pollutant: 'NOx' | 'VOC' | null;
  readonly value: number | null;
  readonly line_a: number | null;
  readonly line_b: number | null;
  readonly by_day: string | null;
  readonly only_type: string | null;
  readonly only_tag: string | null;
  readonly document: string;
  readonly note: string;
}

const DISTRICT_MARGIN = 1.03;
const LINES: Readonly<Record<string, readonly [number, number]>> = {
  A: [0.77, 0.002],
  B: [0.77, 0.006],
  C: [0.77, 0.01],
};
const PERCENTS: Readonly<Record<string, readonly [nox: number, voc: number]>> = {
  A: [1.1, 2.3],
  C: [1.25, 3.3],
  D: [2, 2.4],
};
const COMMON = {
  zone: null,
  district: null,
  pollutant: null,
  value: null,
  line_a: null,
  line_b: null,
  by_day: null,
  only_type: null,
  only_tag: null,
};

/**
 * The targets of the sample. Zone B's two percentages lie half-way between what is planned and what is left when the coking works slips by 90 days;
 * each district is assigned its share of what its zone needs, and 3 % more.
 */
export function setTargets(
  planned: Outcome,
  slipped: Outcome,
  zoneOfDistrict: ReadonlyMap<string, string>,
  poolVoc: ReadonlyMap<string, number>,
): TargetDraft[] {
  const percents: Readonly<Record<string, readonly [number, number]>> = { ...PERCENTS, B: halfWay(planned, slipped) };
  const zones = planned.zones.flatMap(({ id }) => {
    const [nox, voc] = percents[id]!;
    const line = LINES[id];
    return [
      percent(id, 'NOx', nox),
      percent(id, 'VOC', voc),
      ...(line === undefined
        ? []
        : [{ ...zoneTarget(id, 'LINE'), kind: 'line' as const, line_a: line[0], line_b: line[1] }]),
    ];
  });
  const city = [fullYear('NOx', 1800), fullYear('VOC', 1120)];
  const counts = [
    count('COUNT-GRINDING', 12, 'ule-grinding', '独立粉磨站年底前全部完成'),
    count('COUNT-COKING', 1, 'ule-coking', '钢焦联合企业炼焦环节年底前完成'),
    count('COUNT-ALL', 3000, null, '全年任务数；取消和储备项目需递补'),
  ];
  const districts = [...zoneOfDistrict].map(([district, zone]): TargetDraft => {
    const base = planned.zones.find(({ id }) => id === zone)!.base_season.VOC!;
    const needed = (percents[zone]![1] / 100) * base * DISTRICT_MARGIN;
    const inZone = [...zoneOfDistrict].filter(([, other]) => other === zone);
    const whole = inZone.reduce((sum, [code]) => sum + poolVoc.get(code)!, 0);
    const value = Math.round(needed * (poolVoc.get(district)! / whole) * 100) / 100;
    return {
      ...COMMON,
      id: `D-${district}-VOC`,
      district,
      kind: 'season_tonnes',
      pollutant: 'VOC',
      value,
      document: '示例〔2023〕3号',
      note: '责任分解，示例',
    };
  });
  return [...zones, ...city, ...counts, ...districts];
}

/** A target as the model reads it. */
export function modelTarget(target: TargetDraft): Target {
  const only = {
    ...(target.district === null ? {} : { district: [target.district] }),
    ...(target.only_type === null ? {} : { type: [target.only_type] }),
    ...(target.only_tag === null ? {} : { tag: [target.only_tag] }),
  };
  const goal: Partial<Target> =
    target.kind === 'line'
      ? { line: { a: target.line_a!, b: target.line_b! } }
      : target.kind === 'count'
        ? { count: target.value!, by: target.by_day }
        : { pollutant: target.pollutant, [target.kind]: target.value! };
  return { id: target.id, zone: target.zone, ...goal, only: Object.keys(only).length === 0 ? null : only };
}

function halfWay(planned: Outcome, slipped: Outcome): [number, number] {
  const cut = (outcome: Outcome, pollutant: 'NOx' | 'VOC') => {
    const zone = outcome.zones.find(({ id }) => id === 'B')!;
    return (zone.books.planned[pollutant]!.season / zone.base_season[pollutant]!) * 100;
  };
  const between = (pollutant: 'NOx' | 'VOC') =>
    Math.floor(((cut(planned, pollutant) + cut(slipped, pollutant)) / 2) * 100) / 100;
  return [between('NOx'), between('VOC')];
}

function zoneTarget(zone: string, name: string) {
  return { ...COMMON, id: `${zone}-${name}`, zone, document: '示例〔2023〕2号', note: '分区差异化目标，示例' };
}

function percent(zone: string, pollutant: 'NOx' | 'VOC', value: number): TargetDraft {
  return { ...zoneTarget(zone, pollutant), kind: 'season_percent', pollutant, value };
}

function fullYear(pollutant: 'NOx' | 'VOC', value: number): TargetDraft {
  return {
    ...COMMON,
    id: `CITY-${pollutant}`,
    kind: 'full_year_tonnes',
    pollutant,
    value,
    only_tag: 'counted',
    document: '示例：五年任务9000吨、5600吨',
    note: '五年任务直线均分，示例，非年度任务',
  };
}

function count(id: string, value: number, type: string | null, note: string): TargetDraft {
  return {
    ...COMMON,
    id,
    kind: 'count',
    value,
    by_day: '2023-12-31',
    only_type: type,
    document: '示例〔2023〕1号',
    note,
  };
}
