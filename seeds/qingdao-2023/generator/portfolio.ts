import type { Portfolio, Project, Source, Target, Zone } from '../../../models/portfolio.ts';
import { stepOfReduction } from '../../../src/services/projects/share-of-reduction.ts';
import { basesOf, profileOf } from './bases.ts';
import { AS_OF, orderOf, tagsOf, type Draft, type SourceDraft } from './draft.ts';
import type { Measured } from './make-measures.ts';

/** What does not depend on the draw. */
export interface Setting {
  readonly zones: readonly Zone[];
  readonly slipDays: Readonly<Record<string, number>>;
}

/** The drawn programme as the model reads it; the database gives the same once the files are loaded. */
export function portfolioOf(
  setting: Setting,
  drafts: readonly Draft[],
  sources: readonly SourceDraft[],
  measured: readonly Measured[],
  targets: readonly Target[],
): Portfolio {
  const ids = sourceIds(drafts, sources);
  const onSource = sourceOfDraft(drafts, sources);
  return {
    format: 'portfolio/v1',
    year: 2023,
    as_of: AS_OF,
    slip_days: setting.slipDays,
    season: { from: '2023-05-01', to: '2023-09-30' },
    counting: 'day',
    zones: setting.zones,
    targets,
    sources: sources.map((source) => sourceOf(source, ids.get(source)!, drafts)),
    projects: drafts.flatMap((draft) =>
      entriesOf(draft, onSource.get(draft.index) ?? null, measured[draft.index]!.reduces),
    ),
    scenarios: [{ id: 'coking-90', changes: [{ select: { type: ['ule-coking'] }, delay_days: 90 }] }],
  };
}

/** Ids of the sources, in the order of their first project. */
export function sourceIds(drafts: readonly Draft[], sources: readonly SourceDraft[]): ReadonlyMap<SourceDraft, string> {
  return new Map(sources.map((source, i) => [source, `S${String(i + 1).padStart(4, '0')}`]));
}

/** The id of the source a draft is on, by its index. */
export function sourceOfDraft(drafts: readonly Draft[], sources: readonly SourceDraft[]): ReadonlyMap<number, string> {
  const ids = sourceIds(drafts, sources);
  return new Map(sources.flatMap((source) => source.members.map((member) => [member, ids.get(source)!] as const)));
}

function sourceOf(source: SourceDraft, id: string, drafts: readonly Draft[]): Source {
  const profile = profileOf(source, drafts);
  const bases = [...basesOf(source, drafts)].map(([pollutant, tonnes]) => [
    pollutant,
    {
      tonnes,
      profile,
      as_of: '2022-12-31',
      control: pollutant === 'VOC' ? (source.control?.existing ?? null) : null,
    },
  ]);
  return { id, zone: drafts[source.members[0]!]!.zone, base: Object.fromEntries(bases) as Source['base'] };
}

function entriesOf(draft: Draft, source: string | null, reduces: Measured['reduces']): Project[] {
  const whole: Project = {
    id: draft.id,
    category: draft.category,
    type: draft.plan.id,
    district: draft.district,
    tags: tagsOf(draft),
    order: orderOf(draft),
    source,
    zone: source === null ? draft.zone : null,
    status: draft.status,
    effective: draft.day,
    until: draft.until,
    reduces,
    profile: draft.plan.profile ?? null,
  };
  let reached = 0;
  const parts = draft.tranches.map((tranche, i): Project => {
    const before = reached;
    reached += tranche.share;
    const after = reached;
    const part = Object.entries(reduces).map(([p, reduction]) => [p, stepOfReduction(reduction, before, after)]);
    return {
      ...whole,
      id: `${draft.id}#${i + 1}`,
      group: draft.id,
      status: tranche.status,
      effective: tranche.day,
      reduces: Object.fromEntries(part) as Project['reduces'],
    };
  });
  return parts.length > 0 ? parts : [whole];
}
