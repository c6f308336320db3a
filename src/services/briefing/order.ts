import type { Kind } from './kinds.ts';

/** What a sheet is asked for; everything but the kind and the day may be left open. */
export interface SheetOrder {
  readonly kind: Kind;
  readonly asOf: string;
  /** Null = the programme as it stands. */
  readonly scenario: string | null;
  readonly zone: string | null;
  /** Code of a district, or of a functional area that is ranked on its own. */
  readonly district: string | null;
  readonly project: string | null;
  /** What stands behind the `?` of a list of projects. */
  readonly query: string | null;
  /** `hand`: with room to write on. */
  readonly paper?: string | null;
  /** Scenarios that a sheet of one question compares with its own, their ids separated by commas. */
  readonly beside?: string | null;
}

/** How many scenarios may stand beside the one a sheet is set from. */
export const MOST_BESIDE = 3;

/** The ids of the scenarios that stand beside; each once, without the sheet's own. Only a sheet of one question compares. */
export function besideOf({
  kind,
  scenario,
  beside,
}: Pick<SheetOrder, 'kind' | 'scenario' | 'beside'>): readonly string[] {
  if (kind !== 'special') return [];
  const ids = (beside ?? '').split(/[\s,，、]+/).filter((id) => id !== '' && id !== scenario);
  return [...new Set(ids)];
}

/** The part of an order that narrows a sheet, by the names it has in an address and (after two dashes) on the command line. */
export const NARROWING = ['zone', 'district', 'project', 'query', 'paper', 'beside'] as const;

/** Why a sheet cannot be made: the key of its sentence (`briefings.refused.<code>`). */
export interface Refusal {
  readonly ok: false;
  readonly code:
    | 'stale'
    | 'unknown-zone'
    | 'unknown-district'
    | 'unknown-project'
    | 'bad-query'
    | 'city-only'
    | 'unknown-beside'
    | 'too-many-beside';
  readonly params: Readonly<Record<string, string>>;
}

export function refused(code: Refusal['code'], params: Refusal['params'] = {}): Refusal {
  return { ok: false, code, params };
}
