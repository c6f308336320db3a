import { afterAll, describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import { cardSheet } from '../../src/services/briefing/card/card-sheet.ts';
import { withEdits } from '../../src/services/briefing/issue/edited-sheet.ts';
import { escalations } from '../../src/services/briefing/reminder/escalation.ts';
import { withMovedDeadline } from '../../src/services/briefing/reminder/moved-deadline.ts';
import { closePrintBrowser } from '../../src/services/briefing/print/print-browser.ts';
import { printPdf } from '../../src/services/briefing/print/print-pdf.ts';
import type { CardFacts } from '../../src/services/briefing/card/card-facts.ts';
import type { Sheet } from '../../src/services/briefing/sheet.ts';
import { supervisionSheet } from '../../src/services/briefing/reminder/supervision-sheet.ts';
import { type Locale, translator } from '../../src/words/messages.ts';
import { readPdf } from './pdf-text.ts';
import { ORIGIN, sampleCard, sampleReminder } from './sample-small.ts';

const t = translator('zh-CN');
const MM = 72 / 25.4;
afterAll(() => closePrintBrowser());

async function print(sheet: Sheet, locale: Locale = 'zh-CN') {
  const html = sheetHtml(sheet, locale);
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(150_000);
  expect(html).not.toMatch(/<script|\sstyle=|<link|<img/);
  expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  const printed = await printPdf(html);
  if (!printed.ok) throw new Error(printed.reason);
  const pages = readPdf(printed.pdf);
  for (const { width, height, lines, text } of pages) {
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    expect(text).not.toMatch(/[\ufffd\u0000]/);
    for (const { x, right } of lines) {
      expect(x).toBeGreaterThanOrEqual(28 * MM - 2);
      expect(right).toBeLessThanOrEqual(width - 26 * MM + 2);
    }
  }
  return pages;
}

describe('a project card', () => {
  test.each([
    ['typical', sampleCard()],
    [
      'longest names',
      sampleCard({
        name: '长'.repeat(200),
        enterprise: '长'.repeat(200),
        content: '长'.repeat(2000),
        problem: '长'.repeat(2000),
        lead: '长'.repeat(100),
        derivation: '长'.repeat(900),
        source: '长'.repeat(900),
        reasons: ['长'.repeat(300)],
        changes: Array.from({ length: 5 }, () => '长'.repeat(300)),
      }),
    ],
  ])('has all of it on one page (%s)', async (_, facts) => {
    const pages = await print(cardSheet(ORIGIN, facts, t));
    expect(pages).toHaveLength(1);
    const [{ text }] = pages as [(typeof pages)[number]];
    for (const word of ['项目编号', '四层日期', '基线计划', '现计划', '计入', '佐证', '资金', '全年', '核定', '算法'])
      expect(text).toContain(word);
    for (const word of ['系数来源', '不含', '存在问题', '最近变更', '核查', '验收', '位置', 'R0007', '—1—'])
      expect(text).toContain(word);
  });

  test('says what its tonnes were worked out from as far as there is room', () => {
    const shown = (facts: CardFacts) => JSON.stringify(cardSheet(ORIGIN, facts, t)).match(/年烟气量之/g)?.length ?? 0;
    const [brief, long] = [{ changes: [], effects: [] }, { changes: Array.from({ length: 5 }, () => '长'.repeat(99)) }];
    expect(shown(sampleCard(brief))).toBeGreaterThan(4);
    expect(JSON.stringify(cardSheet(ORIGIN, sampleCard(), t))).toContain('监测报告及其附件之10');
    expect(shown(sampleCard(long))).toBeLessThan(shown(sampleCard(brief)));
  });

  test('says that there is no project, on one page, and speaks English', async () => {
    expect(await print(cardSheet(ORIGIN, null, t))).toHaveLength(1);
    const pages = await print(cardSheet(ORIGIN, sampleCard(), translator('en')), 'en');
    expect(pages).toHaveLength(1);
    expect(pages[0]!.text).toContain('Fourlayersofdates');
  });

  test('traces its tonnes to its one project', () => {
    const { figures } = cardSheet(ORIGIN, sampleCard(), t);
    expect(figures.map(({ id, value }) => [id, value])).toContainEqual(['season-NOx', 21.6]);
    for (const { parts } of figures) expect(parts.map(({ project }) => project)).toEqual(['QD-2023-0013-J']);
  });
});

describe('a reminder', () => {
  test('is the first, the second, and from the third on proposes a talk', () => {
    const sheet = (number: string, ...projects: string[]) => ({ number, projects });
    const found = escalations(['a', 'b', 'c'], [sheet('1号', 'b', 'c'), sheet('2号', 'c')]);
    expect(found.map(({ step, time, before }) => [step, time, before])).toEqual([
      ['first', 1, []],
      ['again', 2, ['1号']],
      ['talk', 3, ['1号', '2号']],
    ]);
    const { body } = supervisionSheet(
      sampleReminder(3, { earlier: [sheet('督办〔2023〕1号', 'P1', 'P2'), sheet('督办〔2023〕2号', 'P2')] }),
      t,
    );
    const texts = body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
    expect(texts).toContain('其中P1此前已督办（督办〔2023〕1号），本次为第二次督办。');
    expect(texts).toContain('其中P2此前已多次督办（督办〔2023〕1号、督办〔2023〕2号）仍未完成，建议约谈有关负责人。');
  });

  test('calls many projects by their mark in the list, and leaves out what brings nothing', () => {
    const texts = (count: number, again: number, given = {}) => {
      const projects = Array.from({ length: again }, (_, index) => `P${String(index + 1)}`);
      const earlier = [{ number: '督办〔2023〕1号', projects }];
      const { body } = supervisionSheet(sampleReminder(count, { earlier, ...given }), t);
      return body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
    };
    expect(texts(9, 5)).toContain('其中标注【第2次】的5个项目此前已督办（督办〔2023〕1号），本次为第二次督办。');
    expect(texts(5, 5)).toContain('上述项目此前均已督办（督办〔2023〕1号），本次为第二次督办。');
    expect(texts(1, 1)).toContain('上述项目此前已督办（督办〔2023〕1号），本次为第二次督办。');
    const projects = sampleReminder(2).projects.map((one) => ({ ...one, seasonNox: 0 }));
    expect(texts(2, 0, { projects })[0]).toMatch(/，涉及本季VOCs减排2\.4吨。现予督办。$/);
    const idle = projects.map((one) => ({ ...one, seasonVoc: 0 }));
    expect(texts(2, 0, { projects: idle })[0]).toMatch(/逾期，其中超30天2个。现予督办。$/);
  });

  test.each([
    ['one project', sampleReminder(1)],
    ['many projects', sampleReminder(60)],
    ['longest names', sampleReminder(12, {}, '长'.repeat(200))],
  ])('names every late project, the deadline and leaves room to answer (%s)', async (_, facts) => {
    const pages = await print(supervisionSheet(facts, t));
    const text = pages.map((page) => page.text).join('');
    expect(text).toContain('督办〔2023〕号(草稿)');
    for (const word of ['2023年7月15日前书面回复', '回执', '回复单位', '联系人及电话']) expect(text).toContain(word);
    expect(text.match(/P\d+\)/g)).toHaveLength(facts.projects.length);
    for (const [index, page] of pages.entries()) expect(page.text).toContain(`—${String(index + 1)}—`);
  });

  test('is due on the one day its edited requirement names', () => {
    const sheet = supervisionSheet(sampleReminder(2), t);
    const edited = (text: string) => withMovedDeadline(withEdits(sheet, { require: text }), sheet.task!.due, t);
    const moved = edited('请于2023年8月1日前书面回复。');
    expect(moved.task?.due).toBe('2023-08-01');
    expect(JSON.stringify(moved.body)).toContain('回执（2023年8月1日前交回）');
    for (const text of ['请尽快回复。', '请于2023年7月15日或2023年8月1日前回复。', '请于2021年8月1日前回复。'])
      expect(edited(text).task?.due).toBe('2023-07-15');
  });

  test('of nobody late says so on one page', async () => {
    const pages = await print(supervisionSheet(sampleReminder(0), t));
    expect(pages).toHaveLength(1);
    expect(pages[0]!.text).toContain('无逾期项目');
  });

  test('counts its projects and traces every one', () => {
    const { figures } = supervisionSheet(sampleReminder(5), t);
    expect(figures.find(({ id }) => id === 'late')!.parts.map(({ project }) => project)).toEqual([
      'P1',
      'P2',
      'P3',
      'P4',
      'P5',
    ]);
  });
});
