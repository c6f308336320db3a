import type { Pollutant } from '../vocabulary.ts';
import type { ProfileTable } from './profile.ts';
import type { Programme } from './programme.ts';
import type { ProjectState } from './project-state.ts';

/** Stands for "no day" where a column holds days: earlier than any. */
export const NO_DAY = -0x8000_0000;
/** Stands for "never ends" where a column holds ends: later than any. */
export const NEVER = 0x7fff_ffff;
/** Stands for "not given" where a column holds indices. */
export const NONE = -1;

export const FORMS = { original: 0, remaining: 1, fraction: 2, replacement: 3, control: 4 } as const;

/**
 * A portfolio laid out as columns: compiled once, evaluated often. Projects stand in one canonical order — by source, then
 * by id, both by code unit, those without a source first — so that sums never depend on the order of the file.
 * Days count from 1 January of the programme year. `p` below is a project's row, `e` an effect's, `b` a source base's.
 */
export interface Columns {
  readonly programme: Programme;
  readonly profiles: ProfileTable;
  readonly zones: readonly ZoneColumn[];
  /** Rows of the projects in code-unit order of their ids. */
  readonly byId: Int32Array;
  readonly projects: ProjectColumns;
  readonly effects: EffectColumns;
  readonly bases: BaseColumns;
  /** Sources (row 0: no source): where each one's projects and bases start; one more number ends the last. */
  readonly sources: { readonly projects: Int32Array; readonly bases: Int32Array };
}

/** One zone, in the order of the portfolio. */
export interface ZoneColumn {
  readonly id: string;
  readonly regime: string | null;
  /** Its own inventory over the season's days in t, for the pollutants it states. */
  readonly baseSeason: Readonly<Partial<Record<Pollutant, number>>>;
}

export interface ProjectColumns {
  readonly count: number;
  /** What the row stands for, its date after the rule on past dates. */
  readonly states: readonly ProjectState[];
  /** Index of the narrowest of `BOOKS` that holds it, NONE when cancelled or excluded. */
  readonly book: Int8Array;
  readonly zone: Int32Array;
  /** After the rule on past dates; NO_DAY without one. */
  readonly effective: Int32Array;
  /** The day after `until`, else NEVER. */
  readonly end: Int32Array;
  /** Number of the real project (`group ?? id`) an entry belongs to, 0…groups-1. */
  readonly group: Int32Array;
  readonly groups: number;
  readonly order: Float64Array;
  readonly uptime: Float64Array;
  /** Row of its own profile, used where it has no base. */
  readonly profile: Int32Array;
  readonly pastDate: Uint8Array;
  /** Where its effects start; one more number ends the last. */
  readonly effects: Int32Array;
}

export interface EffectColumns {
  readonly count: number;
  readonly project: Int32Array;
  /** Index in `POLLUTANTS`. */
  readonly pollutant: Uint8Array;
  /** One of FORMS. */
  readonly form: Uint8Array;
  /** Tonnes of a full year, or the cut; before the project's uptime. */
  readonly size: Float64Array;
  /** What a control sets; NaN where it stays. */
  readonly capture: Float64Array;
  readonly removal: Float64Array;
  readonly inUse: Float64Array;
  /** Row of the source's base it acts on, NONE when it stands alone. */
  readonly base: Int32Array;
  /** 1 when the base already knows it, so that it brings nothing. */
  readonly inBase: Uint8Array;
}

export interface BaseColumns {
  readonly count: number;
  readonly pollutant: Uint8Array;
  /** t a year, above 0. */
  readonly tonnes: Float64Array;
  readonly profile: Int32Array;
  /** Day number (`calendar.ts`) on which it was taken; NO_DAY when it does not say. */
  readonly asOf: Int32Array;
  /** The source's control before any project. */
  readonly capture: Float64Array;
  readonly removal: Float64Array;
  readonly inUse: Float64Array;
}
