import type { ImportsTable, ImportState } from '../../db/tables/import-tables.ts';

/** A check says every few seconds that it lives; a writing is one transaction and cannot. */
const SILENT_MS = { checking: 60_000, writing: 1_800_000 } as const;

export type ShownState = ImportState | 'interrupted';

/** The state of an import; work that has been silent too long was cut off (the server stopped) and can be started again. */
export function stateOf({ state, beat }: Pick<ImportsTable, 'state' | 'beat'>, now: Date): ShownState {
  if (state !== 'checking' && state !== 'writing') return state;
  const silent = now.getTime() - Date.parse(beat ?? '1970-01-01T00:00:00Z');
  return silent > SILENT_MS[state] ? 'interrupted' : state;
}
