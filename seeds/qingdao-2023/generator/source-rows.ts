import { basesOf, profileOf } from './bases.ts';
import type { Draft, SourceDraft } from './draft.ts';
import type { Enterprise } from './make-enterprises.ts';
import type { CsvRow } from './make-projects.ts';
import { sourceIds } from './portfolio.ts';

const OUTLETS: Readonly<Record<string, string>> = {
  'gas-boiler-lnb': '燃气锅炉烟囱',
  'coal-boiler-out': '燃煤锅炉烟囱',
  'coal-boiler-ule': '燃煤锅炉烟囱',
  'biomass-boiler': '生物质锅炉烟囱',
  'furnace-fuel': '炉窑烟囱',
  'furnace-denox': '炉窑烟囱',
  'power-deep': '机组烟囱',
  'ule-grinding': '粉磨系统排口',
  'ule-coking': '焦炉烟囱与化产区',
  'ule-steel': '烧结机头排口',
  closure: '全厂排口',
  ldar: '装置密封点',
  tank: '储罐区',
  'loading-vru': '装卸站台',
  'gas-station': '油气排放口',
  'open-liquid': '污水站液面',
};

export function enterpriseRows(enterprises: ReadonlyMap<number, Enterprise>): CsvRow[] {
  return [...new Set(enterprises.values())].map(({ id, name, creditCode, industry, district }) => ({
    id,
    name,
    credit_code: creditCode,
    industry,
    district,
    origin: 'invented',
  }));
}

export function sourceRows(
  drafts: readonly Draft[],
  sources: readonly SourceDraft[],
  enterprises: ReadonlyMap<number, Enterprise>,
): CsvRow[] {
  const ids = sourceIds(drafts, sources);
  return sources.map((source) => {
    const first = drafts[source.members[0]!]!;
    const outlet = OUTLETS[first.plan.id] ?? '废气排口';
    return {
      id: ids.get(source)!,
      enterprise: enterprises.get(first.index)!.id,
      name: `${outlet}DA001`,
      zone: first.zone,
      district: first.district,
      origin: 'invented',
    };
  });
}

export function baseRows(drafts: readonly Draft[], sources: readonly SourceDraft[]): CsvRow[] {
  const ids = sourceIds(drafts, sources);
  return sources.flatMap((source) => {
    const profile = profileOf(source, drafts);
    return [...basesOf(source, drafts)].map(([pollutant, tonnes]) => {
      const control = pollutant === 'VOC' ? source.control?.existing : undefined;
      return {
        source: ids.get(source)!,
        pollutant,
        year: 2022,
        tonnes,
        profile: profile === null ? null : JSON.stringify(profile),
        as_of: '2022-12-31',
        capture: control?.capture ?? null,
        removal: control?.removal ?? null,
        uptime: control?.uptime ?? null,
        document: '示例排放源统计表',
        origin: 'invented',
      };
    });
  });
}
