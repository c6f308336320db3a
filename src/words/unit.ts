const POWERS: Readonly<Record<string, string>> = { 2: '²', 3: '³' };

/** A unit of the model as people write it: m³ instead of m3, μmol instead of umol; a plain share (`1`) has none. */
export function unitText(unit: string): string {
  if (unit === '1') return '';
  return unit
    .replace(/m([23])(?!\d)/g, (_, power: string) => `m${POWERS[power]!}`)
    .replace(/\bu(?=(?:mol|g|m)\b)/g, 'μ');
}
