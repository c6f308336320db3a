import type { Portfolio, Source, Zone } from '../../portfolio.ts';
import { layOutProgramme, type Programme } from '../programme.ts';
import type { Draft } from './draft.ts';

/** What an item is checked against: the other items of its file. */
export interface Surroundings {
  readonly zones: ReadonlyMap<string, Draft<Zone>>;
  readonly sources: ReadonlyMap<string, Draft<Source>>;
  /** The time axis, or null while year or season are at fault. */
  readonly programme: Programme | null;
}

/** Gathers what can be looked up; `timeIsGood` says that year, season, as_of and counting rule have no fault. */
export function gatherSurroundings(draft: Draft<Portfolio>, timeIsGood: boolean): Surroundings {
  return {
    zones: byId(draft.zones),
    sources: byId(draft.sources),
    programme: timeIsGood ? layOutProgramme(draft as Portfolio) : null,
  };
}

/** Items by id; of two with the same id the first. */
export function byId<T extends { readonly id?: string | undefined }>(
  items: readonly (T | undefined)[] | null | undefined,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const item of items ?? []) {
    if (item?.id !== undefined && !found.has(item.id)) found.set(item.id, item);
  }
  return found;
}
