import { followingRulesSchema, STANDARD_RULES, type FollowingRules } from '../../catalogue/following-rules.ts';
import type { LampNews, LampOverride } from '../../catalogue/lamp.ts';
import { lacksEvidence } from '../../catalogue/dossier.ts';
import { projectsWithPapers } from '../../db/evidence.ts';
import { followingRows, milestonesOf, typeFollowing, waysBack } from '../../db/following.ts';
import { groupRows } from '../../db/group-rows.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { readSetting } from '../../db/settings.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { ProjectFollowingTable } from '../../db/tables/following-tables.ts';

/** The name of the setting that holds the city's rules. */
export const FOLLOWING_SETTING = 'following';

/** What following knows beside the records: the city's rules, and what was reported of each project. */
export interface Following {
  readonly rules: FollowingRules;
  readonly newsOf: (record: Pick<ProjectRecord, 'id' | 'type' | 'created'>) => ProjectNews;
  /** Said to be done, and no paper on file. */
  readonly lacksEvidence: (record: Pick<ProjectRecord, 'id' | 'status' | 'merged_into'>) => boolean;
}

export interface ProjectNews extends LampNews {
  /** Day of the last report; null = never. */
  readonly reported: string | null;
}

/** Types that the city does not know: monthly, and the full life. */
const RHYTHM = 30;

/** Reads what following knows of these projects, or of the whole programme; a few statements whatever their number. */
export async function followingOf(
  reader: Reader,
  programme: Pick<ProgrammesTable, 'city' | 'id'>,
  records?: readonly Pick<ProjectRecord, 'id'>[],
): Promise<Following> {
  const key = { city: programme.city, programme: programme.id };
  const ids = records?.map(({ id }) => id);
  const rules = await followingRules(reader, key.city);
  const types = await typeFollowing(reader, key.city);
  const rows = new Map((await followingRows(reader, key, ids)).map((row) => [row.project, row]));
  const milestones = groupRows(await milestonesOf(reader, key, ids), ({ project }) => project);
  const back = groupRows(await waysBack(reader, key, ids), ({ project }) => project);
  const proven = await projectsWithPapers(reader, key, ids);
  return {
    rules,
    lacksEvidence: (record) => lacksEvidence(record, proven.has(record.id)),
    newsOf: ({ id, type, created }) => {
      const row = rows.get(id);
      const ways = back.get(id) ?? [];
      return {
        spoken: row?.spoken ?? created.slice(0, 10),
        reported: row?.reported ?? null,
        rhythm: types.get(type)?.rhythm ?? RHYTHM,
        workflow: types.get(type)?.workflow ?? 'standard',
        reopened: ways.some(
          ({ kind, from_step }) => kind === 'rebound' || (kind === 'reopen' && from_step === 'closed'),
        ),
        returns: ways.filter(({ kind }) => kind === 'return').length,
        milestones: (milestones.get(id) ?? []).map((one) => ({ ...one, required: one.required === 1 })),
        override: row === undefined ? null : overrideOf(row),
        curve: rules.curves[type] ?? [],
      };
    },
  };
}

/** The city's rules; the standard ones where it has not set its own. */
export async function followingRules(reader: Reader, city: string): Promise<FollowingRules> {
  const read = followingRulesSchema.safeParse(await readSetting(reader, city, FOLLOWING_SETTING));
  return read.success ? read.data : STANDARD_RULES;
}

/** The same knowledge after something was said of these projects on a day. */
export function spokenNow(following: Following, ids: readonly string[], day: string): Following {
  const said = new Set(ids);
  return {
    ...following,
    newsOf: (record) => {
      const news = following.newsOf(record);
      return said.has(record.id) ? { ...news, spoken: day } : news;
    },
  };
}

/** The lamp set by hand; null when none is. */
export function overrideOf(row: ProjectFollowingTable): LampOverride | null {
  const { override_colour: colour, override_reason: reason, override_by: by } = row;
  const { override_from: from, override_until: until } = row;
  if (colour === null || reason === null || by === null || from === null || until === null) return null;
  return { colour, reason, by, from, until };
}
