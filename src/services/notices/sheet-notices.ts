import { type Notice, type SheetNoticeKind, SHEET_NOTICE_KINDS } from '../../catalogue/notices.ts';
import { putSeenNotices } from '../../db/notices.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { openSupervisions } from '../../db/supervisions.ts';
import { overdueDays } from '../../catalogue/supervision.ts';
import { issueText, numberOf } from '../briefing/issue/issued-form.ts';
import { lastPrepared, schedulesOf } from '../../db/schedules.ts';
import { branchesOfSchedules, preparedDrafts, putSeenSheetNotices } from '../../db/sheet-notices.ts';
import { LOCALES, translator } from '../../words/messages.ts';
import { scheduleName } from '../briefing/issue/schedule-words.ts';

/** Every 督办单 that waits for an answer or a review on a day, drafts a schedule prepared that wait for review or issue, and what a schedule could not make last. */
export async function sheetNotices(reader: Reader, key: ProgrammeKey, asOf: string): Promise<readonly Notice[]> {
  const branches = await branchesOfSchedules(reader, key);
  const waiting = (await preparedDrafts(reader, key)).map(({ id, created_name: name, district, state, schedule }) => ({
    ...sheetNotice('sheet', { id, name, district, mark: state }),
    branch: branches.get(schedule ?? '') ?? null,
  }));
  const schedules = new Map((await schedulesOf(reader, key)).map((schedule) => [schedule.id, schedule]));
  const unmade = (await lastPrepared(reader, key)).flatMap(({ schedule: id, sheet, due }) => {
    const schedule = schedules.get(id);
    if (sheet !== null || schedule === undefined) return [];
    const name = scheduleName(schedule, translator(LOCALES[0]));
    const notice = sheetNotice('unmade', { id, name, district: schedule.district, mark: due });
    return [{ ...notice, branch: branches.get(id) ?? null }];
  });
  return [...(await supervisionNotices(reader, key, asOf)), ...waiting, ...unmade];
}

async function supervisionNotices(reader: Reader, key: ProgrammeKey, asOf: string): Promise<readonly Notice[]> {
  const t = translator(LOCALES[0]);
  return (await openSupervisions(reader, key)).map((row) => {
    const { sheet: id, kind, district, state } = row;
    const name = issueText(kind, numberOf(row)!, t);
    if (state === 'answered') return sheetNotice('answered', { id, name, district, mark: String(row.version) });
    return sheetNotice('supervision', { id, name, district, mark: overdueDays(row, asOf) > 0 ? 'late' : state });
  });
}

/** Notes what a person has read; it comes back when its state changes. */
export async function acknowledge(
  trx: Writer,
  { city, programme }: ProgrammeKey,
  reader: { readonly userId: string; readonly at: string },
  notices: readonly Notice[],
): Promise<void> {
  const of = { city, programme, user_id: reader.userId, at: reader.at };
  const ofSheets = notices.filter(({ kind }) => isOfSheets(kind));
  const ofProjects = notices.filter(({ kind }) => !isOfSheets(kind));
  await putSeenNotices(trx, ofProjects.map(({ project, kind, mark }) => ({ ...of, project: project.id, kind, mark }))); // prettier-ignore
  await putSeenSheetNotices(trx, ofSheets.map(({ project, kind, mark }) => ({ ...of, subject: project.id, kind, mark }))); // prettier-ignore
}

function isOfSheets(kind: string): boolean {
  return SHEET_NOTICE_KINDS.some((one) => one === kind);
}

function sheetNotice(
  kind: SheetNoticeKind,
  { mark, district, ...named }: { id: string; name: string; district: string | null; mark: string },
): Notice {
  return { kind, mark, project: { ...named, ...NOTHING_THE_MATTER, district: district ?? '' } };
}

const NOTHING_THE_MATTER = {
  owner: null,
  nextDue: null,
  overdueDays: null,
  freshness: null,
  silentDays: null,
  returned: null,
  isAssigned: false,
} as const;
