import { isDeepStrictEqual } from 'node:util';
import { AMOUNT_LEVELS } from './fields.ts';
import type { Amount } from './project-schema.ts';

/** What is wrong with one line of the statistics book. */
export interface AmountFinding {
  readonly pollutant: Amount['pollutant'];
  readonly level: Amount['level'];
  /** `document`: province and nation speak by a paper · `raised`: above the level before without a word why · `cut`: below it without a reason. */
  readonly kind: 'document' | 'raised' | 'cut';
  /** What the nearest level before said (t/a); null where none did. */
  readonly before: number | null;
  readonly tonnes: number;
}

/** The levels that state by a document of their own. */
const BY_DOCUMENT: ReadonlySet<Amount['level']> = new Set(['province', 'nation']);

/** Findings of the lines that differ from what stood before; lines left alone are never judged anew. */
export function judgeAmounts(after: readonly Amount[], before: readonly Amount[]): readonly AmountFinding[] {
  return after
    .filter((line) => !before.some((old) => isDeepStrictEqual(old, line)))
    .flatMap((line) => judge(line, after));
}

function judge(line: Amount, all: readonly Amount[]): readonly AmountFinding[] {
  const earlier = levelBefore(all, line.pollutant, line.level);
  const { pollutant, level, tonnes } = line;
  const finding = (kind: AmountFinding['kind']): AmountFinding => ({
    pollutant,
    level,
    kind,
    before: earlier?.tonnes ?? null,
    tonnes,
  });
  const words = (line.cut_reason ?? '').trim() !== '';
  const coded = (line.cut_code ?? '') !== '';
  return [
    ...(BY_DOCUMENT.has(level) && (line.document ?? '').trim() === '' ? [finding('document')] : []),
    ...(earlier !== null && tonnes > earlier.tonnes && !words ? [finding('raised')] : []),
    ...(earlier !== null && tonnes < earlier.tonnes && !words && !coded ? [finding('cut')] : []),
  ];
}

/** What the nearest level before said of a pollutant. */
export function levelBefore(
  amounts: readonly Amount[],
  pollutant: Amount['pollutant'],
  level: Amount['level'],
): Amount | null {
  const levels = AMOUNT_LEVELS.slice(0, AMOUNT_LEVELS.indexOf(level));
  const found = levels.flatMap((one) => amounts.filter((line) => line.pollutant === pollutant && line.level === one));
  return found.at(-1) ?? null;
}

/** A branch's declaration is open until anybody above has answered it: are these the only differences? */
export function onlyOpenDeclarations(after: readonly Amount[], before: readonly Amount[]): boolean {
  const changed = [...differing(after, before), ...differing(before, after)];
  return changed.every(
    ({ pollutant, level }) =>
      level === 'declared' && !before.some((line) => line.pollutant === pollutant && line.level !== 'declared'),
  );
}

const differing = (some: readonly Amount[], others: readonly Amount[]): readonly Amount[] =>
  some.filter((line) => !others.some((other) => isDeepStrictEqual(line, other)));
