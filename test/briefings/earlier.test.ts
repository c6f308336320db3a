import { describe, expect, test } from 'vitest';
import { bulletinPage, bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import {
  type Compared,
  dayOfLastYear,
  type Earlier,
  growthNote,
  growthText,
} from '../../src/services/briefing/earlier.ts';
import { linesOf, settingOf } from '../../src/services/briefing/fit-sentences.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { sampleFacts } from './sample-facts.ts';
import { expectSoundFigures, expectTracedText, expectWords } from './sheet-checks.ts';

const t = translator('zh-CN');

function earlier(against: Earlier['against'], values: Partial<Record<Compared, number>>): Earlier {
  const day = against === 'year' ? '2022-06-30' : '2023-05-31';
  const source = against === 'year' ? 'records' : 'issue';
  return { against, day, source, name: '示例', values: new Map(Object.entries(values) as [Compared, number][]) };
}

describe('what is said of one figure against earlier ones', () => {
  const year = (done: number) => earlier('year', { done });
  const period = (done: number) => earlier('period', { done });
  test.each([
    [200, [], null],
    [200, [earlier('year', { 'built-NOx': 9 })], null],
    [200, [year(160)], '与去年同期相比增加40个（同比上升25.0%）'],
    [200, [period(150)], '与上期相比增加50个（环比上升33.3%）'],
    [200, [year(160), period(200)], '与去年同期相比增加40个（同比上升25.0%），与上期持平'],
    [200, [year(250), period(199)], '与去年同期相比减少50个（同比下降20.0%），与上期相比增加1个（环比上升0.5%）'],
    [200, [year(0), period(0)], '与去年同期相比增加200个，与上期相比增加200个'],
    [0, [year(0)], '与去年同期持平'],
    [0, [year(3)], '与去年同期相比减少3个（同比下降100.0%）'],
  ])('%s against %j', (now, given, text) => {
    expect(growthText('done', now, given, t)?.text ?? null).toBe(text);
  });

  test.each([
    ['2023-06-30', '2022-06-30'],
    ['2024-02-29', '2023-02-28'],
    ['2024-03-01', '2023-03-01'],
  ])('the same day of last year of %s is %s', (day, before) => {
    expect(dayOfLastYear(day)).toBe(before);
  });
});

describe('a bulletin that knows what was', () => {
  const facts = sampleFacts({ projects: 400 });
  const known = [
    earlier('year', { done: 160, 'built-NOx': 100, 'built-VOC': 400 }),
    earlier('period', { done: 190, 'built-NOx': 0 }),
  ];
  const state = (given: readonly Earlier[]) => bulletinPage({ ...facts, earlier: given }, t).paragraphs[0]!.text;

  test('says it behind the figure it belongs to, each of its own measure, and keeps to its page', () => {
    const text = state(known);
    expect(text).toMatch(
      /完成率57\.1%，[^；]*；完成数与去年同期相比增加40个（同比上升25\.0%），与上期相比增加10个（环比上升5\.3%）；/,
    );
    const { paragraphs } = bulletinPage({ ...facts, earlier: known }, t);
    expect(
      paragraphs.reduce((sum, { head, text: said }) => sum + linesOf(head + said, settingOf(head)), 0),
    ).toBeLessThanOrEqual(10);
    expect(paragraphs[1]!.text).not.toBe('');
  });

  test('says nothing where nothing is known, and of tonnes what there is room for', () => {
    expect(state([])).toBe(bulletinPage(facts, t).paragraphs[0]!.text);
    expect(state([])).not.toMatch(/同期|上期/);
    expect(state([earlier('year', { 'built-NOx': 100 })])).toMatch(
      /；NOx减排量与去年同期相比(增加|减少)[\d.]+吨（同比(上升|下降)[\d.]+%）；/,
    );
    expect(state([earlier('year', { 'built-VOC': 0 })])).toMatch(/；VOCs减排量与去年同期相比增加[\d.]+吨；/);
  });

  test.each(LOCALES)(
    'prints no number that is not one of its figures, and says where the earlier one stands (%s)',
    (locale) => {
      const sheet = bulletinSheet({ ...facts, earlier: known }, translator(locale));
      const state = sheet.body.filter((block) => block.type === 'paragraph' && block.id === 'state');
      if (locale === 'zh-CN') expectTracedText({ ...sheet, body: state });
      expectSoundFigures(sheet);
      expectWords(sheet);
      const before = sheet.figures.find(({ id }) => id === 'done-year-before')!;
      expect(before).toMatchObject({ value: 160, unit: 'count', release: 'public' });
      expect(before.basis).toContain('2022-06-30');
      expect(sheet.figures.find(({ id }) => id === 'built-NOx-year')).toMatchObject({ unit: 'tonnes', book: 'built' });
      // A base of nothing has no percentage.
      expect(sheet.figures.map(({ id }) => id)).not.toContain('built-NOx-period-share');
    },
  );

  test('notes under its first figure how it grew on last year', () => {
    const [tile] = bulletinPage({ ...facts, earlier: known }, t).tiles;
    expect(tile!.note).toMatch(/同比\+25\.0%$/);
    expect(tile!.figures).toContain('done-year-share');
  });

  test.each([
    [200, '同比持平'],
    [250, '同比−20.0%'],
    [100, '同比+100.0%'],
    [0, ''],
  ])('the note against %s is %s', (before, note) => {
    const { figures } = bulletinPage({ ...facts, earlier: [earlier('year', { done: before })] }, t);
    expect(growthNote('done', figures, t).text).toBe(note);
  });
});
