/** A sheet that is prepared by itself: what is ordered, and when it falls due. */
export interface SheetSchedulesTable {
  city: string;
  programme: string;
  id: string;
  /** Null = it is called by what it does. */
  name: string | null;
  kind: string;
  zone: string | null;
  district: string | null;
  project: string | null;
  query: string | null;
  scenario: string | null;
  locale: string;
  every: 'week' | 'month';
  /** Weekday 1–7 from Monday on, or day of the month 1–31. */
  on_day: number;
  /** HH:MM of Asia/Shanghai. */
  at_time: string;
  state: 'on' | 'paused' | 'removed';
  /** The next minute it falls due, YYYY-MM-DD HH:MM of Asia/Shanghai; moved on without a new version. */
  next_due: string;
  created: string;
  created_by: string;
  created_name: string;
  version: number;
}

/** What came of one due day of a schedule; written once. */
export interface PreparedSheetsTable {
  city: string;
  programme: string;
  schedule: string;
  due: string;
  at: string;
  /** The draft; null when none could be made. */
  sheet: string | null;
  /** Why none could be made, or why the one that was made cannot be issued yet; its parameters as JSON. */
  code: string | null;
  params: string | null;
}

/** That somebody has read a notice of a sheet, in the state it had then. */
export interface SeenSheetNoticesTable {
  city: string;
  programme: string;
  user_id: string;
  /** The sheet, or the schedule. */
  subject: string;
  kind: string;
  mark: string;
  at: string;
}
