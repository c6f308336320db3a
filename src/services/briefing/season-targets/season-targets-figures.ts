import type { Translate } from '../../../words/messages.ts';
import { type About, givenFigure, givenPercent, givenTonnes, tonnesFigure } from '../figure-makers.ts';
import type { Book } from '../../../../models/vocabulary.ts';
import type { TargetFacts } from '../bulletin/bulletin-facts.ts';
import type { SeasonTargetsFacts } from './season-targets-facts.ts';
import type { Figure } from '../sheet.ts';
import { areaOfTarget, isSeasonal, sizeText, targetText, unitOfTarget } from '../target-text.ts';

/** Every target with what is asked, what each book reaches, the gap and how sure it is, as figures of the target's own measure. */
export function seasonTargetsFigures(
  facts: SeasonTargetsFacts,
  targets: readonly TargetFacts[],
  t: Translate,
): readonly Figure[] {
  const missed = targets.filter(
    ({ id }) => facts.outcome.targets.find((one) => one.id === id)?.books.planned.met === false,
  );
  const count = (id: string): About => ({
    id,
    label: t(`season-targets.figure.${id}`),
    basis: t(`season-targets.basis.${id}`),
    release: 'internal',
  });
  return [
    givenFigure(count('targets'), targets.length),
    givenFigure(count('met'), targets.length - missed.length),
    givenFigure(count('missed'), missed.length),
    givenFigure(count('areas'), new Set(missed.map((target) => areaOfTarget(facts, target, t))).size),
    ...targets.flatMap((target) => targetFigures(facts, target, t)),
  ];
}

function targetFigures(facts: SeasonTargetsFacts, target: TargetFacts, t: Translate): readonly Figure[] {
  const standing = facts.outcome.targets.find(({ id }) => id === target.id);
  if (standing === undefined) return [];
  const what = targetText(target, t);
  const area = areaOfTarget(facts, target, t);
  const about = (id: string, book: Book | null = null): About => ({
    id: `${target.id}-${id}`,
    label: t('season-targets.figure.of', {
      area,
      what,
      column: t(`briefings.column.${id === 'chance' ? 'chance' : id}`),
    }),
    basis: t(`season-targets.basis.${id}`, { what }),
    release: 'internal',
    book,
    pollutant: target.pollutant,
  });
  const given = (id: string, value: number, book: Book | null, of: readonly Figure[] = []): Figure => {
    const unit = unitOfTarget(target);
    if (unit === 'percent') return { ...givenPercent(about(id, book), value, of), printed: sizeText(target, value) };
    const made = unit === 'count' ? givenFigure(about(id, book), value, of) : givenTonnes(about(id, book), value, of);
    return { ...made, printed: sizeText(target, value) };
  };
  const reached = (book: 'planned' | 'built' | 'verified'): Figure => {
    const value = standing.books[book].achieved;
    const own = partsOf(facts, target, book);
    const made = tonnesFigure(about(book, book), own);
    const addsUp = own.length > 0 && Math.abs(made.value - value) <= 1e-6 * Math.max(1, Math.abs(value));
    return addsUp ? { ...made, printed: sizeText(target, made.value) } : given(book, value, book);
  };
  const required = given('required', standing.books.planned.required, null);
  const planned = reached('planned');
  const chance = facts.chances?.met.get(target.id);
  return [
    required,
    planned,
    ...(target.kind === 'count' ? [] : [reached('built'), reached('verified')]),
    given('gap', standing.books.planned.gap, 'planned', [required, planned]),
    ...(chance === undefined ? [] : [givenPercent(about('chance', 'planned'), chance)]),
  ];
}

/** The projects behind a season target of a whole zone or the city; other measures are not credited project by project. */
function partsOf(facts: SeasonTargetsFacts, target: TargetFacts, book: Book): Figure['parts'] {
  if (!isSeasonal(target) || target.note !== '' || target.district !== null) return [];
  const sums = new Map<string, number>();
  for (const part of facts.parts)
    if (part.book === book && part.pollutant === target.pollutant && (target.zone ?? part.zone) === part.zone)
      sums.set(part.project, (sums.get(part.project) ?? 0) + part.tonnes);
  return [...sums].map(([project, value]) => ({ project, value })).sort((a, b) => (a.project < b.project ? -1 : 1));
}
