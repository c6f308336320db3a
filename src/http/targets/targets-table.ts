import type { Outcome } from '../../../models/outcome.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import type { SheetColumn, SheetTable } from '../../exchange/sheet.ts';
import type { CityLists } from '../../services/options.ts';
import { portfolioTarget } from '../../services/portfolio/portfolio-target.ts';
import type { Translate } from '../../words/messages.ts';
import { asks, unitOf } from '../target-words.ts';
import { onlyWords } from './only-words.ts';

/** Every target with what each book reaches, a row each; figures as numbers in the target's own unit (a line as a fraction). */
export function targetsTable(
  rows: readonly TargetsTable[],
  outcome: Outcome,
  lists: CityLists,
  t: Translate,
): SheetTable {
  const text = (key: string, width = 16): SheetColumn => ({ header: t(`targets.${key}`), format: '@', width });
  const figure = (key: string): SheetColumn => ({ header: t(`targets.${key}`), format: 'General', width: 14 });
  const name = (options: readonly { readonly id: string; readonly name: string }[], id: string | null): string | null =>
    options.find((option) => option.id === id)?.name ?? id;
  const columns = [
    text('number'), text('field-title', 24), text('zone'), text('district'), text('which', 24), text('asks', 36), figure('required'), figure('verified'),
    figure('built'), figure('planned'), figure('pool'), text('unit'), figure('column-gap'), text('verdict'), text('part-of-column'), text('field-document', 24),
    text('field-issuer'), text('field-issued'), text('field-note', 30),
  ]; // prettier-ignore
  const lines = rows.flatMap((row) => {
    const books = outcome.targets.find(({ id }) => id === row.id)?.books;
    if (books === undefined) return [];
    const { planned, built, verified, pool } = books;
    return [
      [
        row.id, row.title, name(lists.zones, row.zone), name(lists.districts, row.district), onlyWords(row, lists, t), asks(row, t), planned.required,
        verified.achieved, built.achieved, planned.achieved, pool.achieved, t(`targets.unit-${unitOf(row)}`), planned.gap,
        t(planned.met ? 'targets.met' : 'targets.missed'), row.parent, row.document, row.issuer, row.issued, row.note,
      ], // prettier-ignore
    ];
  });
  return { name: t('targets.title'), columns, rows: lines };
}

/** The same for programs, in the form of the portfolio. */
export function targetsJson(rows: readonly TargetsTable[], outcome: Outcome) {
  const books = new Map(outcome.targets.map((target) => [target.id, target.books]));
  return {
    rows: rows.map((row) => ({
      ...portfolioTarget(row),
      title: row.title,
      district: row.district,
      parent: row.parent,
      document: row.document,
      issuer: row.issuer,
      issued: row.issued,
      note: row.note,
      books: books.get(row.id),
    })),
  };
}
