import {
  longestSilenceFirst,
  noticeOf,
  recipientsOf,
  replyNotice,
  requestNotice,
  type Notice,
  type Recipient,
} from '../../catalogue/notices.ts';
import { changeRequests, type RequestState } from '../../db/change-requests.ts';
import { noticeRows, seenNotices } from '../../db/notices.ts';
import { seenSheetNotices } from '../../db/sheet-notices.ts';
import { projectNames } from '../../db/project-names.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import { usersOf } from '../../db/users.ts';
import { followingRules } from '../following/following.ts';
import { sheetNotices } from './sheet-notices.ts';
import { addDays } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';

interface OfProgramme {
  readonly city: string;
  readonly id: string;
}

/** Notices of a person, without those acknowledged in their present state; one per project. */
export async function noticesFor(
  reader: Reader,
  programme: OfProgramme,
  userId: string,
  asOf: string,
): Promise<readonly Notice[]> {
  return (await noticesByPerson(reader, programme, asOf, [userId])).get(userId) ?? [];
}

/** Notices of these people at once. */
export async function noticesByPerson(
  reader: Reader,
  programme: OfProgramme,
  asOf: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Notice[]>> {
  const key = { city: programme.city, programme: programme.id };
  const people = (await usersOf(reader, key.city))
    .filter(({ disabled }) => disabled === 0)
    .map((user): Recipient => ({ id: user.id, displayName: user.display_name, role: user.role, district: user.district })); // prettier-ignore
  const { announce } = await followingRules(reader, key.city);
  const named = new Set(people.map(({ displayName }) => displayName));
  const ofInterest = { ahead: announce, people: [...named] };
  const ofProjects = (await noticeRows(reader, wholeProgramme(programme), ofInterest)).flatMap((row) => {
    const project = { id: row.id, name: row.name, district: row.district, owner: row.owner, nextDue: row.next_due, overdueDays: row.overdue_days, freshness: row.freshness, silentDays: row.silent_days, returned: row.returned, isAssigned: row.owner !== null && named.has(row.owner) }; // prettier-ignore
    const notice = noticeOf(project, addDays(asOf, -(row.silent_days ?? 0)), announce);
    return notice === null ? [] : [notice];
  });
  const told = new Map<string, Notice[]>(userIds.map((id) => [id, []]));
  const notices = [
    ...(await requestNotices(reader, programme)),
    ...(await sheetNotices(reader, key, asOf)),
    ...longestSilenceFirst(ofProjects),
  ];
  for (const notice of notices) for (const { id } of recipientsOf(notice, people)) told.get(id)?.push(notice);
  const unseen = await Promise.all(
    [...told].map(async ([id, list]): Promise<[string, readonly Notice[]]> => {
      const ofProjects = (await seenNotices(reader, key, id)).map((row) => `${row.project}/${row.kind}/${row.mark}`);
      const ofSheets = (await seenSheetNotices(reader, key, id)).map((row) => `${row.subject}/${row.kind}/${row.mark}`);
      const seen = new Set([...ofProjects, ...ofSheets]);
      return [id, list.filter(({ project, kind, mark }) => !seen.has(`${project.id}/${kind}/${mark}`))];
    }),
  );
  return new Map(unseen);
}

const MOST_REQUESTS = 1000;

/** The latest open request of each project, for whoever decides, and the answers, for whoever asked. */
async function requestNotices(reader: Reader, programme: OfProgramme): Promise<readonly Notice[]> {
  const scope = wholeProgramme(programme);
  const inState = (state: RequestState) => changeRequests(reader, scope, state, { limit: MOST_REQUESTS, offset: 0 });
  const open = await inState('open');
  const answered = [...(await inState('returned')), ...(await inState('accepted'))];
  const latest = [...new Map(open.toReversed().map((request) => [request.project, request])).values()];
  const all = [...latest, ...answered];
  const names = await projectNames(reader, scope, [...new Set(all.map(({ project }) => project))]);
  return all.flatMap(({ id, project, district, state, asked_by: to }) => {
    if (!names.has(project)) return [];
    const nothing = {
      owner: null,
      nextDue: null,
      overdueDays: null,
      freshness: null,
      silentDays: null,
      returned: null,
    };
    const noticed = { ...nothing, id: project, name: names.get(project) ?? project, district, isAssigned: false };
    return [state === 'open' ? requestNotice(noticed, id) : replyNotice(noticed, id, to)];
  });
}

/** A notice as one line. */
export function wordNotice({ kind, project, mark }: Notice, t: Translate): string {
  return t(`notices.line-${kind}`, {
    name: project.name,
    day: mark,
    days: Math.abs(project.overdueDays ?? 0),
    silent: project.silentDays ?? 0,
  });
}
