import { may, type Role } from './roles.ts';

/** What is told of sheets: a 督办单 waits for an answer or the answer for its review, one that was prepared waits, or one could not be made. */
export const SHEET_NOTICE_KINDS = ['supervision', 'answered', 'sheet', 'unmade'] as const;
export type SheetNoticeKind = (typeof SHEET_NOTICE_KINDS)[number];

/** Why a project asks for attention, the weightiest first; one notice per project, and more while a branch asks for a change of it or has got its answer. */
export const NOTICE_KINDS = [
  'request',
  'replied',
  ...SHEET_NOTICE_KINDS,
  'returned',
  'late',
  'stale',
  'due',
  'assigned',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What a notice is made from. */
export interface NoticedProject {
  readonly id: string;
  readonly name: string;
  readonly district: string;
  readonly owner: string | null;
  readonly nextDue: string | null;
  readonly overdueDays: number | null;
  readonly freshness: string | null;
  readonly silentDays: number | null;
  /** Number of the return it has not answered yet; null = none. */
  readonly returned: number | null;
  /** Its person in charge has an account. */
  readonly isAssigned: boolean;
}

export interface Notice {
  /** The project it is about; of a sheet or a schedule its number and name. */
  readonly project: NoticedProject;
  readonly kind: NoticeKind;
  /** The state it tells of: once acknowledged it comes back only when this changes. */
  readonly mark: string;
  /** District whose own schedule it tells of: its people are told too. */
  readonly branch?: string | null;
  /** The account it is for, where it is for one alone. */
  readonly to?: string | null;
}

/** The notice of a project; null when nothing is the matter. `lastNews` is the day of its last statement; a due step is announced `ahead` days before. */
export function noticeOf(project: NoticedProject, lastNews: string, ahead: number): Notice | null {
  const { returned, overdueDays: days, nextDue, freshness } = project;
  if (returned !== null) return { project, kind: 'returned', mark: String(returned) };
  if (days !== null && days > 0) return { project, kind: 'late', mark: nextDue ?? '' };
  if (freshness === 'stale') return { project, kind: 'stale', mark: lastNews };
  if (days !== null && days >= -ahead) return { project, kind: 'due', mark: nextDue ?? '' };
  // Told once, and again when somebody else is put in charge and then the same person.
  if (project.isAssigned && freshness !== null) return { project, kind: 'assigned', mark: project.owner ?? '' };
  return null;
}

/** The longest silence first; all others keep their order. */
export function longestSilenceFirst(notices: readonly Notice[]): readonly Notice[] {
  const isStale = ({ kind }: Notice): boolean => kind === 'stale';
  const silent = ({ project }: Notice): number => project.silentDays ?? 0;
  const stale = notices.filter(isStale).toSorted((a, b) => silent(b) - silent(a));
  return [...notices.filter((one) => !isStale(one)), ...stale];
}

/** The notice of a change a branch asks for, to whoever decides it. */
export function requestNotice(project: NoticedProject, request: number): Notice {
  return { project, kind: 'request', mark: String(request) };
}

/** The notice of an answer, to whoever asked. */
export function replyNotice(project: NoticedProject, request: number, to: string): Notice {
  return { project, kind: 'replied', mark: String(request), to };
}

/** An account that may be told of a project. */
export interface Recipient {
  readonly id: string;
  readonly displayName: string;
  readonly role: Role;
  readonly district: string | null;
}

/**
 * Who is told of a project: the account of its person in charge, else those of its district, else the city's planners, else the
 * administrator. Requests and answers go to the planners, a 督办单 to its district, that somebody is in charge to that person alone, a sheet to those who may do its next step.
 */
export function recipientsOf(
  {
    kind,
    mark,
    branch = null,
    to = null,
    project: { owner, district },
  }: Pick<Notice, 'kind' | 'mark' | 'branch' | 'to'> & { readonly project: Pick<NoticedProject, 'owner' | 'district'> },
  people: readonly Recipient[],
): readonly Recipient[] {
  const sees = (person: Recipient): boolean => person.role !== 'district' || person.district === district;
  const byOwner = people.filter((person) => owner !== null && person.displayName === owner && sees(person));
  const byDistrict = people.filter((person) => person.role === 'district' && person.district === district);
  const byRole = (role: Role): readonly Recipient[] => people.filter((person) => person.role === role);
  if (kind === 'sheet' || kind === 'unmade') {
    const next = mark === 'reviewed' ? 'briefing.issue' : 'briefing.draft';
    const isOwn = (person: Recipient): boolean => branch !== null && person.district === branch && mark !== 'reviewed';
    return people.filter((person) => may(person.role, next) || (isOwn(person) && may(person.role, 'briefing.prepare')));
  }
  if (kind === 'supervision')
    return [byDistrict, byRole('planner'), byRole('admin')].find((some) => some.length > 0) ?? [];
  if (kind === 'assigned') return byOwner;
  if (kind === 'replied') return people.filter((person) => person.id === to && sees(person));
  if (kind === 'request' || kind === 'answered')
    return [byRole('planner'), byRole('admin')].find((some) => some.length > 0) ?? [];
  return [byOwner, byDistrict, byRole('planner'), byRole('admin')].find((some) => some.length > 0) ?? [];
}
