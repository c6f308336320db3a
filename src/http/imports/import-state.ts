import type { Config } from '../../config.ts';
import type { ImportsTable, ImportState } from '../../db/tables/import-tables.ts';

/**
 * Where several processes may be at work, each says every few seconds that it lives. On SQLite one process is alone with its database,
 * and its start says what was cut off; whatever else may have been lost is given up after half an hour.
 */
const SILENT_MS = { postgres: 30_000, sqlite: 1_800_000 } as const;

export type ShownState = ImportState | 'interrupted';

/** The state of an import; work that has been silent too long was cut off (the server stopped) and can be started again. */
export function stateOf(
  { state, beat }: Pick<ImportsTable, 'state' | 'beat'>,
  { now, config }: { readonly now: Date; readonly config: Pick<Config, 'database'> },
): ShownState {
  if (state !== 'checking' && state !== 'writing') return state;
  const silent = now.getTime() - Date.parse(beat ?? '1970-01-01T00:00:00Z');
  return silent > SILENT_MS[config.database.dialect] ? 'interrupted' : state;
}
