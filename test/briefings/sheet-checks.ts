import { expect } from 'vitest';
import type { Sheet } from '../../src/services/briefing/sheet.ts';

/** What holds for every kind of sheet, whatever it says. */

/** Days, terms of days and classes of them and what is quoted are no figures; nor are the names of percentiles. */
const NO_FIGURES =
  /\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z]\p{L}+ \d{4}|\d+—\d+天|\d+天以[内上]|超?30天|more than 30 days|P10|P90|“[^”]*”/gu;

export function numbersIn(text: string): readonly string[] {
  return text.replace(NO_FIGURES, '').match(/\d+(\.\d+)?/g) ?? [];
}

export function expectTracedText({ body, figures }: Sheet): void {
  const ids = figures.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const block of body) {
    if (block.type !== 'paragraph') continue;
    const printed = block.figures.map((id) => figures.find((one) => one.id === id)!.printed.replace('−', ''));
    expect(printed.toSorted(), block.text).toEqual(numbersIn(block.text).toSorted());
  }
}

/** A figure is the sum of its parts, or names the figures it is made of, or was given; all say how they are counted. */
export function expectSoundFigures({ figures }: Sheet): void {
  const ids = new Set(figures.map(({ id }) => id));
  for (const { id, value, parts, of, basis, label } of figures) {
    expect(Number.isFinite(value), id).toBe(true);
    expect(basis + label, id).not.toMatch(/^$|undefined|\{/);
    for (const other of of) expect(ids.has(other), `${id} of ${other}`).toBe(true);
    if (parts.length > 0) expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(value, 9);
  }
}

export function expectWords(sheet: Sheet): void {
  expect(JSON.stringify({ ...sheet, figures: [], masthead: null })).not.toMatch(
    /NaN|undefined|Infinity|\{[a-z]+\}|"text":null/,
  );
}
