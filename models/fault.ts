/** Everything that can be wrong with a portfolio file. Codes are stable: catalogues word them, scripts match them. */
export const FAULT_CODES = [
  'unreadable',
  'not-json',
  'missing',
  'unknown-key',
  'wrong-type',
  'not-finite',
  'not-whole',
  'not-allowed',
  'not-a-day',
  'empty',
  'below-minimum',
  'above-maximum',
  'not-above',
  'duplicate-id',
  'unknown-zone',
  'unknown-source',
  'unknown-parent',
  'unknown-scenario',
  'scenario-circle',
  'bad-profile',
  'season-out-of-range',
  'no-form',
  'two-forms',
  'no-base',
  'from-is-one',
  'basis-without-tonnes',
  'empty-control',
  'control-complete',
  'zone-differs',
  'no-kind',
  'two-kinds',
  'not-with-kind',
  'no-area-base',
  'empty-change',
  'exclude-and-include',
  'bad-distribution',
  'unknown-project',
  'unknown-target',
  'not-a-candidate',
  'required-and-forbidden',
  'not-earlier',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export type FaultParams = Readonly<Record<string, string | number>>;

/** Something a person has to put right before there is a result. */
export interface Fault {
  /** The file as it was named by whoever asked. */
  readonly file: string;
  /** Id of the project, zone, source, target or scenario; null for the portfolio itself and for an item without an id. */
  readonly id: string | null;
  /** Path of the field within that item, such as `reduces.NOx.fraction`; from the top of the file when `id` is null. */
  readonly field: string;
  readonly code: FaultCode;
  readonly params: FaultParams;
}

const MESSAGES: Readonly<Record<FaultCode, string>> = {
  unreadable: 'cannot be read: {reason}',
  'not-json': 'is not JSON: {reason}',
  missing: 'is missing',
  'unknown-key': 'is not a key of this format',
  'wrong-type': 'must be {expected}',
  'not-finite': 'must be a finite number',
  'not-whole': 'must be a whole number',
  'not-allowed': 'must be one of {allowed}',
  'not-a-day': 'must be a day of the calendar, YYYY-MM-DD',
  empty: 'must not be empty',
  'below-minimum': 'must be at least {minimum}',
  'above-maximum': 'must be at most {maximum}',
  'not-above': 'must be above {minimum}',
  'duplicate-id': 'is used more than once',
  'unknown-zone': 'names zone {zone}, which the file does not have',
  'unknown-source': 'names source {source}, which the file does not have',
  'unknown-parent': 'inherits from {scenario}, which the file does not have',
  'unknown-scenario': 'has no scenario {scenario}',
  'scenario-circle': 'leads back to the scenario itself',
  'bad-profile': 'must be 12 shares, none negative, that sum to 1 (months: {months}, sum: {sum})',
  'season-out-of-range':
    'must begin in {year}, not end before it begins nor after {nextYear}, and have at most 366 days',
  'no-form': 'must state tonnes, fraction, from and to, or control',
  'two-forms': 'states {forms}: only one form is allowed',
  'no-base': 'needs a source with a base above 0 t of {pollutant}',
  'from-is-one': 'must be below 1: nothing is left to improve',
  'basis-without-tonnes': 'belongs to the tonnes form only',
  'empty-control': 'must set at least one of capture, removal and uptime',
  'control-complete': 'lets nothing out: capture, removal and uptime must not all be 1',
  'zone-differs': 'is {zone}, but source {source} lies in zone {sourceZone}',
  'no-kind': 'must state season_tonnes, season_percent, year_tonnes, full_year_tonnes, line, or count and by',
  'two-kinds': 'states {kinds}: only one kind of target is allowed',
  'not-with-kind': 'does not belong to a target that states {kind}',
  'no-area-base': 'needs a base of {pollutant} above 0 t over the season',
  'empty-change': 'changes nothing',
  'exclude-and-include': 'stands beside exclude: only one of the two is allowed',
  'bad-distribution': 'must not be {order}',
  'unknown-project': 'names project {project}, which the file does not have',
  'unknown-target': 'names target {target}, which the file does not have',
  'not-a-candidate': 'names {project}, which is not among the candidates',
  'required-and-forbidden': 'forbids {project}, which is also required',
  'not-earlier': "must be a day before the project's own day {day}",
};

/** One plain English sentence for a terminal: file, item, field and what is wrong. Pages word the code in their own language. */
export function faultLine(fault: Fault): string {
  return `${[fault.file, fault.id ?? '', fault.field].filter((part) => part !== '').join(': ')} ${faultMessage(fault)}`;
}

/** What is wrong, in plain English, without the place: it continues the name of the field. */
export function faultMessage({ code, params }: Pick<Fault, 'code' | 'params'>): string {
  return MESSAGES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
