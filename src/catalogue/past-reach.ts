/** One event of the trail, as far as it says what it may have moved. */
export interface ReachingEvent {
  readonly at: string;
  readonly entity: string;
  readonly action: string;
}

/**
 * What an event may have moved in the ledger of a past day: nothing, the days of a project's steps, all that was known of one project,
 * a table of what projects refer to, or whatever there is.
 */
export type Reach = 'nothing' | 'steps' | 'project' | 'sources' | 'enterprises' | 'targets' | 'everything';

/** What the ledger of a past day does not hold. */
const BESIDE: ReadonlySet<string> = new Set([
  'alias',
  'batch',
  'briefing',
  'dossier',
  'duplicate',
  'letterhead',
  'month',
  'plan',
  'request',
  'review-notes',
  'sample-check',
  'scenario',
  'sheet-schedule',
  'signature',
  'supervision',
  'token',
  'user',
  'view',
  'work-package',
  'workbook',
]);

const REFERENCES: Readonly<Record<string, Reach>> = {
  source: 'sources',
  enterprise: 'enterprises',
  target: 'targets',
};

/** Beside the record: what is written about it later may replace what was on file. */
const OF_PROJECT: ReadonlySet<string> = new Set(['evidence', 'report', 'milestones']);

/**
 * How far an event reaches into the ledger as it was known before `instant`. A change of a record after that is taken back by the trail
 * itself and leaves only the days of steps, which may lie before; an event of a kind unknown here may have moved anything.
 */
export function reachOf({ at, entity, action }: ReachingEvent, instant: string): Reach {
  if (BESIDE.has(entity) || (entity === 'programme' && action === 'run')) return 'nothing';
  if (entity === 'lamp') return at >= instant ? 'nothing' : 'project';
  if (entity === 'project') return at >= instant ? 'steps' : 'project';
  if (OF_PROJECT.has(entity)) return 'project';
  return REFERENCES[entity] ?? 'everything';
}
