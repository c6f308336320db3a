import { isDay } from '../words/day.ts';
import { problem, type Checked, type Problem } from './problem.ts';

export const GIVEN_FIELDS = ['day', 'zone', 'district', 'done', 'built_nox', 'built_voc', 'document'] as const;
/** A row as typed; an empty version means a new one. */
export type TypedGivenDay = Readonly<Record<(typeof GIVEN_FIELDS)[number] | 'version', string>>;

/** What a document says was reached by a day of last year; zone and district empty for the whole city. */
export interface GivenDay {
  readonly day: string;
  readonly zone: string;
  readonly district: string;
  readonly done: number | null;
  readonly built_nox: number | null;
  readonly built_voc: number | null;
  readonly document: string;
}

const MOST = 1e7;

/** Reads a row; `year` is last year, `known` the zones and districts there are. */
export function readGivenDay(
  typed: TypedGivenDay,
  year: number,
  known: { readonly zones: readonly string[]; readonly districts: readonly string[] },
): Checked<GivenDay> {
  const [day, zone, district] = [typed.day.trim(), typed.zone, typed.district];
  const document = typed.document.normalize('NFC').trim().slice(0, 200);
  const [done, nox, voc] = [read(typed.done), read(typed.built_nox), read(typed.built_voc)];
  const problems: readonly Problem[] = [
    ...(isDay(day) && day.startsWith(`${String(year)}-`) ? [] : [problem('day', 'bad-day', { year: String(year) })]),
    ...(zone !== '' && district !== '' ? [problem('district', 'both')] : []),
    ...(zone === '' || known.zones.includes(zone) ? [] : [problem('zone', 'gone')]),
    ...(district === '' || known.districts.includes(district) ? [] : [problem('district', 'gone')]),
    ...(done === null || (Number.isInteger(done) && done >= 0) ? [] : [problem('done', 'bad-count')]),
    ...(Number.isNaN(nox ?? 0) ? [problem('built_nox', 'bad-number')] : []),
    ...(Number.isNaN(voc ?? 0) ? [problem('built_voc', 'bad-number')] : []),
    ...(done === null && nox === null && voc === null ? [problem('done', 'nothing')] : []),
    ...(document === '' ? [problem('document', 'document-needed')] : []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { day, zone, district, done, built_nox: nox, built_voc: voc, document } };
}

/** A number with or without thousands; null for nothing, NaN for no number. */
function read(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '').replace('−', '-');
  if (plain === '') return null;
  const value = /^-?\d{1,8}(\.\d{1,6})?$/.test(plain) ? Number(plain) : NaN;
  return Math.abs(value) <= MOST ? value : NaN;
}
