import type { Translate } from '../../words/messages.ts';
import { type About, givenFigure, givenPercent, givenTonnes } from './figure-makers.ts';
import { type Growth, growthSentence } from './growth.ts';
import type { Figure } from './sheet.ts';

/** What is compared with an earlier time: projects done, and the season tonnes of what is built. Nothing else is measured alike in both. */
export const COMPARED = ['done', 'built-NOx', 'built-VOC'] as const;
export type Compared = (typeof COMPARED)[number];

/** The same figures of an earlier time: the same day of last year (同比), or the last issue of the same sheet (环比). */
export interface Earlier {
  readonly against: Growth['against'];
  readonly day: string;
  /** Where they stand: in an issued sheet, in last year's programme, or given by hand with a document. */
  readonly source: 'issue' | 'records' | 'given';
  /** Number of the sheet, name of the programme, the document. */
  readonly name: string;
  readonly values: ReadonlyMap<Compared, number>;
}

/** The same day a year before; 29 February becomes the 28th. */
export function dayOfLastYear(day: string): string {
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${String(Number(day.slice(0, 4)) - 1)}${rest}`;
}

/** Earlier value, change and (where the earlier value is a base) share of every figure that has an earlier one; their ids begin with the figure's. */
export function growthFigures(
  figures: readonly Figure[],
  earlier: readonly Earlier[],
  t: Translate,
): readonly Figure[] {
  return earlier.flatMap(({ against, day, source, name, values }) =>
    figures.flatMap((now) => {
      const value = values.get(now.id as Compared);
      if (value === undefined) return [];
      const words = { figure: now.label, against, day, source: t(`sheets.earlier.${source}`, { name }) };
      const id = `${now.id}-${against}`;
      const about = (part: string): About => ({
        id: id + part,
        label: t(`sheets.figure.earlier${part}`, words),
        basis: t(`sheets.basis.earlier${part}`, words),
        release: now.release,
        book: now.book,
        pollutant: now.pollutant,
      });
      const given = now.unit === 'tonnes' ? givenTonnes : givenFigure;
      const before = given(about('-before'), value);
      const change = Math.abs(now.value - value);
      const difference = given(about(''), change, [now, before]);
      const share = value > 0 ? [givenPercent(about('-share'), change / value, [difference, before])] : [];
      return [before, difference, ...share];
    }),
  );
}

/** 与去年同期相比…，与上期相比…: what is known of one figure, last year first; null when nothing is. */
export function growthText(
  id: Compared,
  now: number,
  earlier: readonly Earlier[],
  t: Translate,
): { readonly text: string; readonly figures: readonly string[] } | null {
  const said = earlier.flatMap(({ against, values }) => {
    const unit = id === 'done' ? 'count' : 'tonnes';
    const text = growthSentence({ now, before: values.get(id) ?? null, unit, against }, t);
    return text === null ? [] : [{ text, figures: [`${id}-${against}`, `${id}-${against}-share`] }];
  });
  if (said.length === 0) return null;
  return {
    text: said.map(({ text }) => text).join(t('sheets.growth.and')),
    figures: said.flatMap((one) => one.figures),
  };
}

/** 同比+7.2%: as short as a note under a figure; empty where last year is not known or no base. */
export function growthNote(
  id: Compared,
  figures: readonly Figure[],
  t: Translate,
): { readonly text: string; readonly figures: readonly string[] } {
  const share = figures.find((one) => one.id === `${id}-year-share`);
  const before = figures.find((one) => one.id === `${id}-year-before`);
  const now = figures.find((one) => one.id === id);
  if (share === undefined || before === undefined || now === undefined) return { text: '', figures: [] };
  const way = now.value === before.value ? 'level' : now.value > before.value ? 'up' : 'down';
  return { text: t('sheets.growth.note', { way, share: share.printed }), figures: way === 'level' ? [] : [share.id] };
}
