import type { Lamp } from '../../../catalogue/lamp.ts';
import type { Option } from '../../options.ts';

/** Pollutants with a column of their own. */
export const DISPATCHED = ['NOx', 'VOC', 'PM10', 'SO2'] as const;
export type Dispatched = (typeof DISPATCHED)[number];

/** One line of the table, as data. */
export interface DispatchProject {
  readonly id: string;
  readonly name: string;
  readonly enterprise: string;
  /** GB/T 2260 code. */
  readonly district: string;
  readonly category: string;
  readonly content: string;
  /** 万元; null = not stated. */
  readonly capital: number | null;
  readonly spent: number | null;
  /** Tonnes of a full year credited in the run. */
  readonly tonnes: Readonly<Record<Dispatched, number>>;
  /** Belongs to book `planned`: neither reserve nor cancelled. */
  readonly planned: boolean;
  readonly start: string | null;
  readonly finish: string | null;
  readonly progress: number | null;
  /** Where it stands, in words: 建设中. */
  readonly standing: string;
  readonly lamp: Lamp;
  readonly lateDays: number;
  readonly problem: string;
  readonly lead: string;
  readonly owner: string;
}

/** What every sheet says of where its figures come from. */
export interface SheetOrigin {
  readonly programme: { readonly name: string; readonly year: number; readonly sample: boolean };
  readonly asOf: string;
  readonly run: { readonly id: string; readonly fingerprint: string; readonly modelVersion: string };
  /** Null = the programme as it stands. */
  readonly scenario: { readonly name: string } | null;
}

export interface DispatchFacts extends SheetOrigin {
  readonly projects: readonly DispatchProject[];
  /** In the order of their codes. */
  readonly districts: readonly Option[];
  /** Which projects these are, in words. */
  readonly choice: readonly string[];
  /** With room to write on. */
  readonly byHand: boolean;
}
