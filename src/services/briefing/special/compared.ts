import type { Standing } from '../../../../models/outcome.ts';
import type { Translate } from '../../../words/messages.ts';
import { number } from '../../../words/number.ts';
import { type Annex, type Cell, figure, traced, words } from '../bulletin/annex.ts';
import { type About, givenFigure, givenTonnes, tonnesFigure } from '../figure-makers.ts';
import { clipped, gapText } from '../issue/slots.ts';
import type { Figure } from '../sheet.ts';
import { isSeasonal, targetText, unitOfTarget } from '../target-text.ts';
import { areaParts, tonnesOf } from './area-parts.ts';
import type { Compared, SpecialFacts } from './special-facts.ts';

const SUMS = ['NOx', 'VOC'] as const;

/** What is compared: the programme as it stands, the sheet's own scenario, those beside. Nothing unless some stand beside. */
export function sidesOf(facts: SpecialFacts, t: Translate): readonly Compared[] {
  const { baseline, baselineParts, outcome, parts, scenario, beside } = facts;
  if (beside.length === 0) return [];
  const now = {
    name: t('special.compared.now'),
    outcome: baseline ?? outcome,
    parts: baseline === null ? parts : baselineParts,
  };
  return [now, ...(scenario === null ? [] : [{ name: scenario.name, outcome, parts }]), ...beside];
}

/** How a side stands to the target the sheet is about. */
export function standingOf({ focus }: SpecialFacts, { outcome }: Compared): Standing | null {
  return outcome.targets.find(({ id }) => id === focus?.target.id)?.books.planned ?? null;
}

/** Every number of the table of sides, with the projects behind it. */
export function comparedFigures(facts: SpecialFacts, t: Translate): readonly Figure[] {
  return sidesOf(facts, t).flatMap((side, index) => {
    const about = (id: string, of: Partial<About> = {}): About => ({
      id: cellId(index, id),
      label: t(`special.compared.figure.${id}`, { name: side.name }),
      basis: t(`special.compared.basis.${id}`, {
        ...facts.programme.season,
        what: facts.focus === null ? '' : targetText(facts.focus.target, t),
      }),
      release: 'internal',
      ...of,
    });
    const { met, count } = metOf(side);
    return [
      ...standingFigures(facts, side, about),
      ...SUMS.map((pollutant) =>
        tonnesFigure(about(pollutant, { pollutant, book: 'planned' }), partsOf(facts, side, pollutant)),
      ),
      givenFigure(about('met'), met),
      givenFigure(about('targets'), count),
    ];
  });
}

function standingFigures(
  facts: SpecialFacts,
  side: Compared,
  about: (id: string, of?: Partial<About>) => About,
): readonly Figure[] {
  const standing = standingOf(facts, side);
  if (standing === null || facts.focus === null) return [];
  const { target } = facts.focus;
  const { achieved, required } = standing;
  if (unitOfTarget(target) === 'count')
    return [givenFigure(about('done'), achieved), givenFigure(about('gap'), Math.abs(required - achieved))];
  const { pollutant } = target;
  const said = about('done', { pollutant, book: 'planned' });
  const done =
    isSeasonal(target) && pollutant !== null
      ? tonnesOf(said, achieved, partsOf(facts, side, pollutant))
      : givenTonnes(said, achieved);
  return [done, givenTonnes(about('gap', { pollutant }), required - achieved, [done])];
}

/** One row for every side: how it stands to the target, what it brings in the area, how many targets it meets. */
export function comparedTable(facts: SpecialFacts, figures: readonly Figure[], t: Translate): Annex | null {
  const sides = sidesOf(facts, t);
  if (sides.length === 0) return null;
  const columns = ['name', ...(facts.focus === null ? [] : ['done', 'gap']), ...SUMS, 'met'];
  const unit = facts.focus === null ? 'tonnes' : unitOfTarget(facts.focus.target);
  return {
    number: '',
    title: t('special.compared.title'),
    note: t('special.compared.note', facts.programme.season),
    head: columns.map((id) => ({
      text: t(`special.compared.column.${id}`, { unit }),
      kind: id === 'name' ? 'words' : 'figure',
    })),
    rows: sides.map((side, index) => columns.map((id) => cell(facts, side, { id, of: cellId(index, id) }, figures, t))),
    foot: [],
    empty: '',
    charts: [],
    layout: 'below',
  };
}

function cell(
  facts: SpecialFacts,
  side: Compared,
  { id, of }: { readonly id: string; readonly of: string },
  figures: readonly Figure[],
  t: Translate,
): Cell {
  if (id === 'name') return words(clipped(side.name));
  const own = figures.find((one) => one.id === of);
  if (own === undefined) return figure('—', null);
  if (id === 'met') return traced(figure(`${own.printed}/${number(metOf(side).count)}`, own.value), of);
  if (id === 'gap') {
    const { required, achieved } = standingOf(facts, side)!;
    return traced(
      figure(
        gapText(required - achieved, () => own.printed, t),
        achieved - required,
      ),
      of,
    );
  }
  return traced(figure(`${own.value < 0 ? '−' : ''}${own.printed}`, own.value), of);
}

/** The side that brings most of what the target asks; null where there is nothing to compare or none is ahead. */
export function bestSide(facts: SpecialFacts, t: Translate): { readonly index: number; readonly name: string } | null {
  const sides = sidesOf(facts, t).map((side, index) => ({
    index,
    name: side.name,
    achieved: standingOf(facts, side)?.achieved ?? 0,
  }));
  const [first, second] = sides.toSorted((a, b) => b.achieved - a.achieved);
  return first === undefined || second === undefined || first.achieved === second.achieved ? null : first;
}

/** The id of the figure in a cell. */
export function cellId(index: number, column: string): string {
  return `side-${String(index + 1)}-${column}`;
}

function metOf({ outcome }: Compared): { readonly met: number; readonly count: number } {
  const planned = outcome.targets.map(({ books }) => books.planned);
  return { met: planned.filter(({ met }) => met).length, count: planned.length };
}

function partsOf(facts: SpecialFacts, { parts }: Compared, pollutant: string): Figure['parts'] {
  const zone = facts.focus?.target.zone ?? facts.narrowing.zone?.id ?? null;
  return areaParts(facts, parts, { book: 'planned', pollutant, zone });
}
