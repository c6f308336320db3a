import { statesProgress } from '../../catalogue/freshness.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { MilestonesTable, ProgressReportsTable, ProjectFollowingTable } from '../../db/tables/following-tables.ts';
import { optional, optionalNumber, required, type SampleReader } from './sample-files.ts';
import type { SampleHistory } from './sample-history.ts';

/** Nobody of the sample has an account. */
const SAMPLE_USER = 'sample';

/** The reports of the sample, numbered per project in the order of their days. */
export function sampleReports(read: SampleReader, key: ProgrammeKey): ProgressReportsTable[] {
  const count = new Map<string, number>();
  return read('progress-reports.csv').map((row) => {
    const project = required(row, 'project');
    const seq = count.get(project) ?? 0;
    count.set(project, seq + 1);
    const day = required(row, 'day');
    return {
      city: key.city,
      programme: key.programme,
      project,
      seq,
      day,
      progress: optionalNumber(row, 'progress'),
      spent_fen: null,
      done: optional(row, 'done'),
      problem: optional(row, 'problem'),
      next_step: optional(row, 'next_step'),
      unchanged: optionalNumber(row, 'unchanged') === 1 ? 1 : 0,
      correction: null,
      at: `${day}T01:00:00.000Z`,
      by_id: SAMPLE_USER,
      by: required(row, 'by'),
    };
  });
}

export function sampleMilestones(read: SampleReader, key: ProgrammeKey): MilestonesTable[] {
  return read('milestones.csv').map((row) => ({
    city: key.city,
    programme: key.programme,
    project: required(row, 'project'),
    seq: optionalNumber(row, 'seq')!,
    name: required(row, 'name'),
    due: required(row, 'due'),
    done: optional(row, 'done'),
    required: optionalNumber(row, 'required') === 1 ? 1 : 0,
  }));
}

/** The last statement about every project: its entry, what the history says of progress, a paper, a report; the latest counts. */
export function sampleFollowing(
  read: SampleReader,
  key: ProgrammeKey,
  records: readonly ProjectRecord[],
  history: SampleHistory,
  reports: readonly ProgressReportsTable[],
): ProjectFollowingTable[] {
  const said = new Map<string, { day: string; by: string }>();
  const say = (project: string, day: string, by: string): void => {
    if (day >= (said.get(project)?.day ?? '')) said.set(project, { day, by });
  };
  for (const record of records) say(record.id, record.created.slice(0, 10), record.created_by);
  for (const [project, entries] of history)
    for (const { at, by, changes } of entries)
      if (statesProgress(changes.map(({ field }) => field))) say(project, at.slice(0, 10), by);
  for (const row of read('evidence.csv'))
    say(required(row, 'project'), required(row, 'uploaded').slice(0, 10), required(row, 'uploaded_by'));
  const reported = new Map<string, string>();
  for (const { project, day, by } of reports) {
    say(project, day, by);
    reported.set(project, day);
  }
  return records.map(({ id }) => ({
    city: key.city,
    programme: key.programme,
    project: id,
    spoken: said.get(id)!.day,
    spoken_by: said.get(id)!.by,
    reported: reported.get(id) ?? null,
    override_colour: null,
    override_reason: null,
    override_by: null,
    override_from: null,
    override_until: null,
    version: 1,
  }));
}
