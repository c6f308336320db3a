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

/** The place of a fault and its code on one line, for logs; the shell words codes in the reader's language. */
export function faultLine({ file, id, field, code, params }: Fault): string {
  const place = [file, id ?? '', field].filter((part) => part !== '');
  const said = Object.entries(params).map(([name, value]) => `${name}=${String(value)}`);
  return [[...place, code].join(': '), ...said].join(' ');
}
