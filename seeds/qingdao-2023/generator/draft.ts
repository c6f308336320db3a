import type { Pollutant, Status } from '../../../models/vocabulary.ts';
import type { Anchor } from './anchor-plan.ts';
import type { TypePlan } from './type-plan.ts';

export type Tonnes = Readonly<Partial<Record<Pollutant, number>>>;

/** A project of the sample while it is being drawn; every step returns new drafts. */
export interface Draft {
  /** Running number less one; the drafts stand in this order. */
  readonly index: number;
  /** Project number, e.g. QD-2023-0001-6. */
  readonly id: string;
  readonly plan: TypePlan;
  readonly category: string;
  /** Letter of the official measure, or null. */
  readonly counted: string | null;
  readonly district: string;
  readonly zone: string;
  readonly area: string | null;
  readonly anchor: Anchor | null;
  /** Mt of cement a year of a grinding station. */
  readonly capacity: number | null;
  /** Declared tonnes of a full year; what the first step draws are NOx, VOC and the pollutant of the type's own. */
  readonly tonnes: Tonnes;
  /** 万元. */
  readonly capital: number;
  /** The day of stable running: actual once built, the forecast before; null = none given. */
  readonly day: string | null;
  /** The frozen plan said an earlier day. */
  readonly slipped: boolean;
  /** Last day of a temporary measure. */
  readonly until: string | null;
  /** A temporary season measure with a window of its own (`day` to `until`). */
  readonly windowed: boolean;
  readonly status: Status;
  readonly tranches: readonly TrancheDraft[];
}

export interface TrancheDraft {
  readonly day: string;
  readonly share: number;
  readonly status: Status;
}

/** New values of a source's control, set by one project. */
export interface ControlChange {
  readonly capture?: number;
  readonly removal?: number;
}

/** An emission source and the projects on it. The base of each pollutant is the declared sum ÷ `share`, unless `control` sets the pair's own rule. */
export interface SourceDraft {
  readonly members: readonly number[];
  readonly share: number;
  readonly control: {
    readonly existing: { readonly capture: number; readonly removal: number; readonly uptime: number };
    /** By the index of the draft. */
    readonly changes: ReadonlyMap<number, ControlChange>;
  } | null;
  /** In VOC groups the second and later rows say how much of the rest they take. */
  readonly remaining: boolean;
}

export const AS_OF = '2023-06-30';
export const FIRST_ENTRY = '2023-01-05';

/** Customary order on one source: source substitution 0, process 1, capture 2, end of pipe 3, closure 9. */
export function orderOf(draft: Draft): number {
  return ORDERS[draft.plan.id] ?? 0;
}

const ORDERS: Readonly<Record<string, number>> = {
  'gas-boiler-lnb': 1,
  'voc-capture': 2,
  'voc-endpipe': 3,
  'voc-simple-out': 3,
  'furnace-denox': 3,
  closure: 9,
};

/** Drafts in the order in which the model takes them on a source; without a date last. */
export function inOrder(drafts: readonly Draft[]): Draft[] {
  const key = (draft: Draft) => `${draft.day ?? '9999-12-31'} ${orderOf(draft)} ${draft.id}`;
  return [...drafts].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

export function isStarted(status: Status): boolean {
  return status === 'building' || isDone(status);
}

export function isDone(status: Status): boolean {
  return status === 'built' || status === 'verified';
}

/** Neither cancelled nor kept in reserve: it stands in the book `planned`. */
export function isListed(draft: Draft): boolean {
  return draft.status !== 'cancelled' && draft.status !== 'proposed';
}

/** Tags that follow from the row: an official measure, a measure with an end. */
export function tagsOf(draft: Draft): string[] {
  return [...(draft.counted === null ? [] : ['counted']), ...(draft.until === null ? [] : ['temporary'])];
}
