import { statusOf } from '../../../src/catalogue/steps.ts';
import { orderOf, tagsOf, type Draft } from './draft.ts';
import type { Enterprise } from './make-enterprises.ts';
import type { Measured } from './make-measures.ts';
import type { Naming } from './make-names.ts';
import { moneyOf } from './money.ts';
import { officeOf, officers } from './people.ts';
import { Random } from './random.ts';
import { drawSpot } from './spots.ts';
import type { Timeline } from './timeline.ts';

export type Cell = string | number | null;
export type CsvRow = Readonly<Record<string, Cell>>;

/** Everything a project row is put together from. */
export interface ProjectParts {
  readonly drafts: readonly Draft[];
  readonly measured: readonly Measured[];
  readonly names: readonly Naming[];
  readonly timelines: readonly Timeline[];
  readonly enterprises: ReadonlyMap<number, Enterprise>;
  readonly sourceOf: ReadonlyMap<number, string>;
  readonly districts: ReadonlyMap<string, { readonly short_name: string; readonly lon: number; readonly lat: number }>;
  readonly fundable: ReadonlySet<string>;
}

const PERMITTED = new Set(['industry', 'combustion']);
const PROVINCE_TYPES = new Set(['ule-grinding', 'ule-coking', 'ule-steel']);
const PROBLEMS = ['设备到货推迟', '资金未到位', '施工图审查未完成', '停产检修窗口未落实', '招标流标，重新招标'];

/** Rows of projects.csv without what only the history knows (who changed it last, and when). */
export function makeProjects(seed: number, parts: ProjectParts): CsvRow[] {
  const random = new Random(seed, 'projects');
  return parts.drafts.map((draft, i): CsvRow => {
    const { activity, reduces } = parts.measured[i]!;
    const { reached: _reached, ...timeline } = parts.timelines[i]!;
    const enterprise = parts.enterprises.get(draft.index);
    const district = parts.districts.get(draft.district)!;
    return {
      id: draft.id,
      ...parts.names[i]!,
      category: draft.category,
      type: draft.plan.id,
      enterprise: enterprise?.name ?? null,
      credit_code: enterprise?.creditCode ?? null,
      permit: enterprise !== undefined && PERMITTED.has(draft.category) ? `${enterprise.creditCode}001V` : null,
      industry: enterprise?.industry ?? null,
      district: draft.district,
      area: draft.area,
      zone: draft.zone,
      ...drawSpot(random, draft.district, district),
      crs: 'WGS-84',
      source: parts.sourceOf.get(draft.index) ?? null,
      activity: activity?.value ?? null,
      activity_unit: activity?.unit ?? null,
      uptime: 1,
      until: draft.windowed ? null : draft.until,
      profile: draft.plan.profile === undefined ? null : JSON.stringify(draft.plan.profile),
      ...moneyOf(draft, timeline.progress, parts.fundable.has(draft.plan.id), random),
      ...timeline,
      status: statusOf(timeline.step),
      problem: problemOf(draft, random),
      lead: officeOf(district.short_name),
      owner: random.pick(officers(draft.district)),
      phone: `0532-5550${String(random.whole(0, 9999)).padStart(4, '0')}`,
      tags: tagsOf(draft).join(' '),
      counted: draft.counted,
      ...mandateOf(draft),
      order_no: orderOf(draft),
      reduces: JSON.stringify(reduces),
      origin: 'invented',
    };
  });
}

function problemOf(draft: Draft, random: Random): string | null {
  if (draft.status === 'cancelled') return '企业已停产，项目取消，减排量放弃，等待递补';
  if (draft.day === null) return '资金未落实，完成时间待定';
  return draft.slipped ? random.pick(PROBLEMS) : null;
}

function mandateOf(draft: Draft): { mandate: string; mandate_doc: string | null } {
  if (PROVINCE_TYPES.has(draft.plan.id)) return { mandate: 'province', mandate_doc: '鲁环发〔2022〕8号' };
  if (draft.counted !== null) return { mandate: 'city', mandate_doc: '示例〔2023〕1号' };
  return { mandate: 'own', mandate_doc: null };
}
