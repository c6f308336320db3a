import type { Project, Reduction } from '../../../models/portfolio.ts';
import type { Status } from '../../../models/vocabulary.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { shareOfReduction, stepOfReduction } from '../projects/share-of-reduction.ts';

/** A record as the model sees it: one entry, or one per tranche or window, of one group, with the cost on the first. */
export function portfolioEntries(record: ProjectRecord): readonly Project[] {
  const parts = partsOf(record);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return [entryOf(record, record.id, only)];
  return parts.map((part, i) => ({
    ...entryOf(record, `${record.id}#${String(i + 1)}`, part),
    ...(i > 0 && { cost: null }),
  }));
}

/** The number of the project an entry belongs to. */
export function projectOfEntry(id: string): string {
  return id.replace(/#\d+$/, '');
}

type Part = Required<Pick<Project, 'status' | 'effective' | 'until' | 'reduces'>>;

function partsOf(record: ProjectRecord): readonly Part[] {
  const { effective, until, reduces } = record;
  const status: Status = record.merged_into === null ? record.status : 'cancelled';
  if (record.windows.length > 0) {
    return record.windows.map((window) => ({
      status,
      effective: window.from,
      until: until !== null && until < window.until ? until : window.until,
      reduces: eachReduction(reduces, (reduction) => shareOfReduction(reduction, window.share)),
    }));
  }
  let reached = 0;
  const tranches = record.tranches.map((tranche): Part => {
    const before = reached;
    reached += tranche.share;
    const after = reached;
    return {
      status: status === 'cancelled' ? status : tranche.status,
      effective: tranche.day,
      until,
      reduces: eachReduction(reduces, (reduction) => stepOfReduction(reduction, before, after)),
    };
  });
  return tranches.length > 0 ? tranches : [{ status, effective, until, reduces }];
}

function eachReduction(
  reduces: ProjectRecord['reduces'],
  change: (reduction: Reduction) => Reduction,
): Part['reduces'] {
  return Object.fromEntries(Object.entries(reduces).map(([pollutant, reduction]) => [pollutant, change(reduction)]));
}

function entryOf(record: ProjectRecord, id: string, part: Part): Project {
  const { capital, om, life, rate } = record;
  return {
    id,
    name: record.name,
    category: record.category,
    type: record.type,
    district: record.district,
    // Always named, so that a scenario's `select` by group means the project's number whether or not it has tranches.
    group: record.group ?? record.id,
    tags: record.tags,
    order: record.order,
    source: record.source,
    // A project stands in its source's zone; it names one of its own only without a source.
    zone: record.source === null ? record.zone : null,
    ...part,
    uptime: record.uptime,
    profile: record.profile,
    cost: capital === null && om === null ? null : { capital, om, life, rate },
    uncertainty: record.uncertainty,
  };
}
