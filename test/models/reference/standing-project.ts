// A project as it stands once a scenario has been at it: every default filled in, `from/to` already turned into a cut.
import type { ControlJson, PortfolioJson, ProjectJson, ReductionJson } from './portfolio-json.ts';

export type Effect =
  | { kind: 'tonnes'; x: number; basis: 'original' | 'remaining' }
  | { kind: 'cut'; r: number; timesUptime: boolean }
  | { kind: 'control'; sets: ControlJson };

export interface Standing {
  id: string;
  group: string | null;
  zone: string;
  category: string | null;
  type: string | null;
  district: string | null;
  tags: string[];
  order: number;
  source: string | null;
  status: string;
  effective: string | null;
  until: string | null;
  uptime: number;
  effects: Record<string, Effect>;
  profile: number[] | null;
  capital: number;
  om: number;
  life: number;
  rate: number;
  excluded: boolean;
}

function toEffect(reduction: ReductionJson): Effect {
  if ('tonnes' in reduction) return { kind: 'tonnes', x: reduction.tonnes, basis: reduction.basis ?? 'original' };
  if ('fraction' in reduction) return { kind: 'cut', r: reduction.fraction, timesUptime: true };
  if ('control' in reduction) return { kind: 'control', sets: { ...reduction.control } };
  return { kind: 'cut', r: 1 - (1 - reduction.to) / (1 - reduction.from), timesUptime: false };
}

export function standProject(project: ProjectJson, portfolio: PortfolioJson): Standing {
  const source = (portfolio.sources ?? []).find((candidate) => candidate.id === project.source);
  const effects: Record<string, Effect> = {};
  for (const [pollutant, reduction] of Object.entries(project.reduces)) effects[pollutant] = toEffect(reduction);
  return {
    id: project.id,
    group: project.group ?? null,
    zone: source ? source.zone : project.zone!,
    category: project.category ?? null,
    type: project.type ?? null,
    district: project.district ?? null,
    tags: project.tags ?? [],
    order: project.order ?? 0,
    source: project.source ?? null,
    status: project.status,
    effective: project.effective ?? null,
    until: project.until ?? null,
    uptime: project.uptime ?? 1,
    effects,
    profile: project.profile ?? null,
    capital: project.cost?.capital ?? 0,
    om: project.cost?.om ?? 0,
    life: project.cost?.life ?? 1,
    rate: project.cost?.rate ?? 0,
    excluded: false,
  };
}
