import type { Link } from '../paths.ts';
import type { Access, Route } from './route.ts';

/** One place a person can be: a folder of `src/http` with its routes. */
export interface Place {
  /** The word `frame.place.<id>` names it; also the folder's name. */
  readonly id: string;
  /** Where the rail leads, and who sees it there; null for a place that stands in no rail. */
  readonly rail: { readonly href: Link; readonly access: Access } | null;
  /** Beside which place of the rail it stands: on its pages that one is marked. */
  readonly beside?: string;
  readonly routes: readonly Route[];
}
