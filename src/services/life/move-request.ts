import type { MoveKind } from '../../catalogue/workflows.ts';
import type { Notice } from './life-of-project.ts';

/** What a person asks for on the page of moves; which parts are read depends on the kind. */
export interface MoveRequest {
  readonly kind: MoveKind;
  /** The version of the project the person saw. */
  readonly version: number;
  /** Day of the move. */
  readonly day: string;
  /** Step to skip, send back or re-open to. */
  readonly to?: string | null;
  readonly reason?: string;
  /** Coded reason of a return. */
  readonly code?: string | null;
  /** Stable-run day: the actual one from 完工 on, the plan's before (pause, new plan, re-opening); null clears it. */
  readonly run?: string | null;
  readonly opinion?: string;
  /** Tonnes per year found on site, by pollutant. */
  readonly found?: Readonly<Record<string, number>>;
  readonly notice?: Notice | null;
  /** New present plan. */
  readonly plan?: { readonly start: string | null; readonly finish: string | null };
  /** The project that takes over the tonnes, or the statement that they are given up. */
  readonly substitute?: string | null;
  readonly givenUp?: boolean;
  /** The paper that proves the relapse. */
  readonly paper?: string | null;
}
