import { describe, expect, test } from 'vitest';
import { bulletinPage, bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { tonnesDigits } from '../../src/services/briefing/figure-makers.ts';
import type { Figure } from '../../src/services/briefing/sheet.ts';
import { tracedText } from '../../src/services/briefing/traced-text.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { number } from '../../src/words/number.ts';
import { sampleFacts } from './sample-facts.ts';

const t = translator('zh-CN');
const facts = sampleFacts({ projects: 400 });
const slipped = sampleFacts({ projects: 400 }, '在建项目推迟90天');
const CASES = {
  typical: facts,
  'with a scenario': slipped,
  empty: sampleFacts({ projects: 0 }),
  'one project': sampleFacts({ projects: 1 }),
  'all districts tied': sampleFacts({ projects: 400, status: 'built' }),
  'nothing done': sampleFacts({ projects: 50, status: 'building' }),
};
const cases = Object.entries(CASES);
const figuresOf = (given: typeof facts) => new Map(bulletinPage(given, t).figures.map((one) => [one.id, one]));
const sum = ({ parts }: Figure) => parts.reduce((total, { value }) => total + value, 0);

/** Days, terms, quoted names and the number of an annex are no figures. */
const NO_FIGURES = /\d{4}年\d+月\d+日|\d+ \w+ \d{4}|\d+天|\d+ days|“[^”]*”|附表\d|[Tt]able \d/g;

describe('the figures of the brief', () => {
  test.each(cases)('are what their projects add up to (%s)', (_, given) => {
    for (const figure of figuresOf(given).values()) {
      if (figure.parts.length > 0) expect([figure.id, figure.value]).toEqual([figure.id, sum(figure)]);
      expect(new Set(figure.parts.map(({ project }) => project)).size).toBe(figure.parts.length);
    }
  });

  test.each(cases)('are the sums of the run, book by book (%s)', (_, given) => {
    const figures = figuresOf(given);
    const { totals, zones } = given.outcome;
    for (const pollutant of ['NOx', 'VOC'] as const) {
      expect(figures.get(`built-${pollutant}`)!.value).toBeCloseTo(totals.built[pollutant]?.season ?? 0, 8);
      for (const { id, books } of zones)
        expect(figures.get(`${id}-${pollutant}-planned`)!.value).toBeCloseTo(books.planned[pollutant]?.season ?? 0, 8);
    }
  });

  test.each(cases)('are every number of the sentences and tiles, in both languages (%s)', (_, given) => {
    for (const locale of LOCALES) {
      const { paragraphs, tiles, figures } = bulletinPage(given, translator(locale));
      const said = [
        ...paragraphs.map(({ text, figures: ids }) => ({ text, ids })),
        ...tiles.map(({ value, note, figures: ids = [] }) => ({ text: `${value} ${note}`, ids })),
      ];
      for (const { text, ids } of said) {
        const plain = tracedText(text, ids, figures).filter(({ figure }) => figure === null);
        const rest = plain
          .map((piece) => piece.text)
          .join('　')
          .replace(NO_FIGURES, '');
        expect([text, rest.match(/\d[\d.]*/g)]).toEqual([text, null]);
      }
    }
  });

  test.each(cases)('print what they are, and name what they are made of (%s)', (_, given) => {
    const figures = figuresOf(given);
    for (const { value, unit, printed, of, parts, basis, label } of figures.values()) {
      const digits = {
        count: number(value),
        tonnes: tonnesDigits(value),
        percent: number(value, 1),
        points: number(Math.abs(value), 1),
      };
      expect(printed).toBe(digits[unit as keyof typeof digits]);
      expect(of.every((id) => figures.has(id))).toBe(true);
      expect(of.length === 0 || parts.length === 0).toBe(true);
      expect([label, basis].every((text) => text.length > 0 && !text.includes('briefings.'))).toBe(true);
    }
  });

  test('a rate is its two figures, from what they are before rounding', () => {
    const figures = figuresOf(facts);
    const [part, whole] = figures.get('share-NOx')!.of.map((id) => figures.get(id)!);
    expect(figures.get('share-NOx')!.value).toBeCloseTo((part!.value / whole!.value) * 100, 10);
    expect(figures.get('rate')!.of).toEqual(['done', 'all']);
  });

  test('what a scenario changes is a matter of the projects it moves', () => {
    const figures = figuresOf(slipped);
    const changed = [...figures.values()].filter(({ id }) => id.endsWith('-changed'));
    const before = figuresOf(facts);
    for (const { id, value } of changed) {
      const planned = id.replace('changed', 'planned');
      expect(value).toBeCloseTo(figures.get(planned)!.value - before.get(planned)!.value, 8);
    }
    expect(changed.some(({ parts }) => parts.length > 0)).toBe(true);
    expect([...before.keys()].filter((id) => id.endsWith('-changed'))).toEqual([]);
  });

  test('keep plans, gaps and delays in the house', () => {
    const sheet = bulletinSheet(facts, t);
    const inside = sheet.figures.filter(({ release }) => release === 'internal').map(({ id }) => id);
    expect(inside).toEqual(expect.arrayContaining(['late', 'A-NOx-gap', 'next']));
    expect(inside).not.toContain('done');
  });
});
