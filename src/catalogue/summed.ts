/** Fields a list adds up: tonnes and money; never percentages, days or numbers of another kind. In the order of the record. */
export const SUMMED_FIELDS = [
  'full_year_nox',
  'full_year_voc',
  'year_nox',
  'year_voc',
  'season_nox',
  'season_voc',
  'season_to_date_nox',
  'season_to_date_voc',
  'annualised',
  'capital',
] as const;
export type SummedField = (typeof SUMMED_FIELDS)[number];

/** Shown where a list shows none of them. */
export const USUAL_SUMS: readonly SummedField[] = ['season_nox', 'season_voc', 'full_year_nox', 'full_year_voc'];

export function isSummed(key: string): key is SummedField {
  return (SUMMED_FIELDS as readonly string[]).includes(key);
}

/** A sum as it is shown, unrounded: tonnes, or 万元 from 分. */
export function shownSum(
  key: SummedField,
  sums: Readonly<Record<Exclude<SummedField, 'annualised' | 'capital'> | 'annualised_fen' | 'capital_fen', number>>,
): number {
  if (key === 'annualised') return sums.annualised_fen / 1_000_000;
  return key === 'capital' ? sums.capital_fen / 1_000_000 : sums[key];
}
