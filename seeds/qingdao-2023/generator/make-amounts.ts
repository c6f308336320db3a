import { addDays } from '../../../models/calendar.ts';
import { AS_OF, isDone, type Draft } from './draft.ts';
import type { Measured } from './make-measures.ts';
import type { CsvRow } from './make-projects.ts';
import type { Faults } from './plant-faults.ts';
import { Random } from './random.ts';

const CITY_SHARE = 0.7;
const PROVINCE_SHARE = 0.4;
/** What a coking works might declare; a grinding station has no kiln. */
const KILN_NOX = 62;
const CUTS = [
  ['R02', '稳定运行不足一个月'],
  ['R04', '系数无依据'],
  ['R05', '收集率高于罩型取值'],
  ['R08', '申报量高于上年统计排放量'],
  ['R13', '投用率无记录'],
] as const;

/** The statistics book: finished counted rows declare; most of the verified ones are judged by the city, some by the province, none by the nation yet. */
export function makeAmounts(
  seed: number,
  drafts: readonly Draft[],
  measured: readonly Measured[],
  faults: Pick<Faults, 'cutAmounts' | 'declaredKiln'>,
): CsvRow[] {
  const random = new Random(seed, 'amounts');
  const counted = drafts.filter((draft) => draft.counted !== null && isDone(draft.status) && draft.until === null);
  const verified = random.shuffled(counted.filter((draft) => draft.status === 'verified'));
  const judged = [
    ...verified.filter((draft) => faults.cutAmounts.has(draft.index)),
    ...verified.filter((draft) => !faults.cutAmounts.has(draft.index)),
  ].slice(0, Math.round(verified.length * CITY_SHARE));
  const city = new Set(judged);
  const province = new Set(random.some(judged, Math.round(verified.length * PROVINCE_SHARE)));
  return counted.flatMap((draft) => {
    const cut = faults.cutAmounts.has(draft.index) ? random.pick(CUTS) : null;
    const kept = cut === null ? 1 : random.between(0.6, 0.9);
    const days = { declared: dayAfter(draft, 10), city: dayAfter(draft, 30), province: dayAfter(draft, 45) };
    return pollutantsOf(measured[draft.index]!).flatMap(([pollutant, tonnes]) => {
      const isKiln = draft.index === faults.declaredKiln && pollutant === 'NOx';
      const line = (level: 'declared' | 'city' | 'province', amount: number): CsvRow => ({
        project: draft.id,
        pollutant,
        level,
        tonnes: Math.round(amount * 1e4) / 1e4,
        day: days[level],
        document: level === 'declared' ? '示例申报表' : '示例审核意见',
        batch: `2023-${level === 'declared' ? '申报' : level === 'city' ? '市审' : '省审'}-1`,
        cut_code: level === 'declared' || cut === null ? null : cut[0],
        cut_reason: level === 'declared' || cut === null ? null : cut[1],
        origin: 'invented',
      });
      const judgedLines = (['city', 'province'] as const).filter((level) =>
        (level === 'city' ? city : province).has(draft),
      );
      return [
        ...judgedLines.filter((level) => level === 'city').map((level) => line(level, tonnes * kept)),
        line('declared', isKiln ? KILN_NOX : tonnes),
        ...judgedLines.filter((level) => level === 'province').map((level) => line(level, tonnes * kept)),
      ];
    });
  });
}

function pollutantsOf({ tonnes }: Measured): ['NOx' | 'VOC', number][] {
  return (['NOx', 'VOC'] as const).flatMap((pollutant) => {
    const value = tonnes[pollutant];
    return value === undefined ? [] : [[pollutant, value] as ['NOx' | 'VOC', number]];
  });
}

function dayAfter(draft: Draft, days: number): string {
  const day = addDays(draft.day!, days);
  return day < AS_OF ? day : AS_OF;
}
