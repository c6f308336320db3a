// The plain JSON of portfolio/v1 as the reference reads it: written from the file format, not from the product's schema.
export interface ControlJson {
  capture?: number;
  removal?: number;
  uptime?: number;
}

export type ReductionJson =
  | { tonnes: number; basis?: 'original' | 'remaining' }
  | { fraction: number }
  | { from: number; to: number }
  | { control: ControlJson };

export interface BaseJson {
  tonnes: number;
  profile?: number[] | null;
  as_of?: string;
  control?: ControlJson;
}

export interface ZoneJson {
  id: string;
  name?: string;
  regime?: string;
  base?: Record<string, BaseJson>;
}

export interface SourceJson {
  id: string;
  zone: string;
  base: Record<string, BaseJson>;
}

export interface CostJson {
  capital: number;
  om: number;
  life?: number;
  rate?: number;
}

export interface ProjectJson {
  id: string;
  name?: string;
  category?: string;
  type?: string;
  district?: string;
  group?: string | null;
  tags?: string[];
  order?: number;
  source?: string | null;
  zone?: string | null;
  status: string;
  effective?: string | null;
  until?: string | null;
  uptime?: number;
  reduces: Record<string, ReductionJson>;
  profile?: number[] | null;
  cost?: CostJson;
}

/** A list means any of its words. */
export type OneOrMany = string | string[];

export interface SelectJson {
  id?: OneOrMany;
  group?: OneOrMany;
  zone?: OneOrMany;
  category?: OneOrMany;
  type?: OneOrMany;
  status?: OneOrMany;
  district?: OneOrMany;
  source?: OneOrMany;
  tag?: OneOrMany;
  effective_after?: string;
  effective_before?: string;
}

export interface ChangeJson {
  select: SelectJson;
  exclude?: true;
  include?: true;
  delay_days?: number;
  effective?: string;
  until?: string;
  scale?: Record<string, number>;
  uptime?: number;
  status?: string;
  cost_factor?: number;
}

export interface ScenarioJson {
  id: string;
  inherits?: string | null;
  changes: ChangeJson[];
}

export interface TargetJson {
  id: string;
  zone?: string | null;
  pollutant?: string;
  season_tonnes?: number;
  season_percent?: number;
  year_tonnes?: number;
  full_year_tonnes?: number;
  line?: { a: number; b: number };
  count?: number;
  by?: string;
  only?: SelectJson;
}

export interface PortfolioJson {
  format: 'portfolio/v1';
  name: string;
  year: number;
  as_of?: string;
  slip_days?: Record<string, number>;
  status_defaults?: Partial<Record<'planned' | 'building', { slip_days?: number; fail?: number }>>;
  season: { from: string; to: string };
  counting?: 'day' | { months_after: number };
  zones: ZoneJson[];
  targets?: TargetJson[];
  sources?: SourceJson[];
  projects: ProjectJson[];
  scenarios?: ScenarioJson[];
}
