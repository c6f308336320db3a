/** Days are text YYYY-MM-DD; nothing here knows a clock. */

/** Is the text a day that exists in the calendar (1900–2199)? */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 2023年3月9日: no zero padding, no blanks. */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${String(Number(year))}年${String(Number(month))}月${String(Number(date))}日`;
}

/** 9 March 2023, for the English catalogue. */
export function longDayEnglish(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The Asia/Shanghai day of an instant, whatever TZ says. */
export function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Asia/Shanghai date and minute of an ISO instant: 2023-06-30 14:32. */
export function shanghaiMinute(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

export interface TypedDay {
  readonly day: string;
  /** The day was inferred (a month's end, a missing year). */
  readonly inferred: boolean;
}

/**
 * Reads every form planners write (2023年3月9日, 2023.3.9, 2023/3/9, 20230309, 2023-3-9, 3月底, 6月底前, 2023年6月, serial numbers of
 * spreadsheets). A month means its last day and a missing year the programme's; both are marked inferred. Null when it is none of these.
 */
export function typedDay(text: string, programmeYear: number): TypedDay | null {
  const clean = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[前止]$/, '');
  const full = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(clean) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  if (full)
    return existing(
      Number(full[1]),
      Number(full[2]),
      Number(full[3]),
      clean !== text.normalize('NFKC').replace(/\s+/g, ''),
    );
  const monthEnd = /^(?:(\d{4})[年./-])?(\d{1,2})月?[底末]?$/.exec(clean);
  if (monthEnd && /[月]/.test(clean)) {
    const year = monthEnd[1] === undefined ? programmeYear : Number(monthEnd[1]);
    const month = Number(monthEnd[2]);
    return month >= 1 && month <= 12 ? existing(year, month, daysInMonth(year, month), true) : null;
  }
  const yearMonth = /^(\d{4})[./-](\d{1,2})$/.exec(clean);
  if (yearMonth && Number(yearMonth[2]) >= 1 && Number(yearMonth[2]) <= 12) {
    const [year, month] = [Number(yearMonth[1]), Number(yearMonth[2])];
    return existing(year, month, daysInMonth(year, month), true);
  }
  const monthDay = /^(\d{1,2})月(\d{1,2})日?$/.exec(clean);
  if (monthDay) return existing(programmeYear, Number(monthDay[1]), Number(monthDay[2]), true);
  if (/^\d{5}(\.0+)?$/.test(clean)) return serialDay(Number(clean));
  return null;
}

/** The day of a spreadsheet's serial number (1900 calendar unless said otherwise); serial 60 never was a day. */
export function serialDay(serial: number, calendar: 1900 | 1904 = 1900): TypedDay | null {
  const whole = Math.floor(serial);
  if (calendar === 1900 && (whole < 1 || whole === 60)) return null;
  const epoch = calendar === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole > 60 ? 30 : 31);
  const day = new Date(epoch + whole * 86_400_000).toISOString().slice(0, 10);
  return isDay(day) ? { day, inferred: false } : null;
}

function existing(year: number, month: number, date: number, inferred: boolean): TypedDay | null {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(day) ? { day, inferred } : null;
}
