import { POLLUTANTS } from '../../../models/vocabulary.ts';
import type { Field } from '../../catalogue/fields.ts';
import { problem, type Checked, type Problem } from '../../catalogue/problem.ts';
import { readCell, type CellWords } from '../../catalogue/read-cell.ts';
import type { SourceBase } from './save-source.ts';

/** What is stated of a source's emission of one pollutant, in the order of the form. */
export const BASE_COLUMNS = ['tonnes', 'year', 'as_of', 'capture', 'removal', 'uptime', 'document', 'profile'] as const;

const SHARE = { kind: 'percent', min: 0, max: 100 } as const;
const KINDS: Readonly<Record<(typeof BASE_COLUMNS)[number], Pick<Field, 'kind' | 'min' | 'max' | 'unit'>>> = {
  tonnes: { kind: 'tonnes', min: 0, unit: 't/a' },
  year: { kind: 'number', min: 1990, max: 2100 },
  as_of: { kind: 'day' },
  capture: SHARE,
  removal: SHARE,
  uptime: SHARE,
  document: { kind: 'text' },
  profile: { kind: 'text' },
};

/** The bases typed for a source, one per pollutant that has tonnes; a pollutant with anything else but no tonnes is asked for them. */
export function readBases(typed: Readonly<Record<string, string>>, words: CellWords): Checked<readonly SourceBase[]> {
  const problems: Problem[] = [];
  const bases: SourceBase[] = [];
  for (const pollutant of POLLUTANTS) {
    const at = `bases.${pollutant}`;
    const text = (column: string): string => (typed[`${at}.${column}`] ?? '').trim();
    if (BASE_COLUMNS.every((column) => text(column) === '')) continue;
    const read = (column: (typeof BASE_COLUMNS)[number]): unknown => {
      const field: Field = { ...KINDS[column], key: `${at}.${column}`, origin: 'typed', stored: 'own-table' };
      const cell = readCell(field, text(column), words);
      if (!cell.ok) problems.push(...cell.problems);
      return cell.ok ? cell.value : null;
    };
    const value = Object.fromEntries(BASE_COLUMNS.map((column) => [column, read(column)]));
    const tonnes = value['tonnes'] as number | null;
    const profile = profileOf(value['profile'] as string | null, `${at}.profile`, problems);
    if (tonnes === null || tonnes === 0) problems.push(problem(`${at}.tonnes`, 'required'));
    const { capture, removal, uptime } = value as Record<'capture' | 'removal' | 'uptime', number | null>;
    bases.push({
      pollutant,
      tonnes: tonnes ?? 0,
      year: value['year'] as number | null,
      as_of: value['as_of'] as string | null,
      capture,
      removal,
      uptime,
      document: value['document'] as string | null,
      profile,
    });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: bases };
}

function profileOf(text: string | null, field: string, problems: Problem[]): string | null {
  if (text === null) return null;
  const shares = text.split(/[\s,，]+/).map(Number);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (shares.length !== 12 || shares.some((share) => !(share >= 0))) problems.push(problem(field, 'twelve-shares'));
  else if (Math.abs(sum - 1) > 1e-6) problems.push(problem(field, 'shares-sum'));
  return JSON.stringify(shares);
}
