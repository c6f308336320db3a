import type { Reduction, Source } from '../../portfolio.ts';
import type { Pollutant } from '../../vocabulary.ts';
import { absent, type Draft, given } from './draft.ts';
import type { Report } from './report.ts';

/** What a reduction acts on: its source, null when the project names none, undefined when it names an unknown one. */
export type ActedOn = Draft<Source> | null | undefined;

/** Exactly one form, whole, and with the base it needs. */
export function checkReduction(
  reduction: Draft<Reduction>,
  pollutant: Pollutant,
  source: ActedOn,
  report: Report,
): void {
  const forms = formsOf(reduction);
  if (forms.length === 0) report('', 'no-form');
  if (forms.length > 1) report('', 'two-forms', { forms: forms.join(', ') });
  if (forms.includes('from/to')) checkReplacement(reduction, report);
  if (!absent(reduction, 'basis') && !forms.includes('tonnes')) report('basis', 'basis-without-tonnes');
  if (reduction.control !== undefined && Object.values(reduction.control).every((value) => value === null)) {
    report('control', 'empty-control');
  }
  if (forms.some((form) => form !== 'tonnes') && lacksBase(source, pollutant)) report('', 'no-base', { pollutant });
}

function formsOf(reduction: Draft<Reduction>): readonly string[] {
  const replaces = given(reduction, ['from', 'to']).length > 0;
  return [...given(reduction, ['tonnes', 'fraction', 'control']), ...(replaces ? ['from/to'] : [])];
}

function checkReplacement(reduction: Draft<Reduction>, report: Report): void {
  for (const key of ['from', 'to'] as const) if (absent(reduction, key)) report(key, 'missing');
  if (reduction.from === 1) report('from', 'from-is-one');
}

/** A base of 0 t is none; one of an unusable value is reported where it stands. */
function lacksBase(source: ActedOn, pollutant: Pollutant): boolean {
  if (source === undefined) return false;
  const base = source?.base?.[pollutant];
  return base === undefined || base.tonnes === 0;
}
