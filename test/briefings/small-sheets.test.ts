import { afterAll, describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/briefings/sheet-html.ts';
import type { CardFacts } from '../../src/services/briefing/card-facts.ts';
import { cardSheet } from '../../src/services/briefing/card-sheet.ts';
import type { SheetOrigin } from '../../src/services/briefing/dispatch-facts.ts';
import { escalations } from '../../src/services/briefing/escalation.ts';
import { closePrintBrowser } from '../../src/services/briefing/print-browser.ts';
import { printPdf } from '../../src/services/briefing/print-pdf.ts';
import type { Sheet } from '../../src/services/briefing/sheet.ts';
import type { SupervisionFacts } from '../../src/services/briefing/supervision-facts.ts';
import { supervisionSheet } from '../../src/services/briefing/supervision-sheet.ts';
import { type Locale, translator } from '../../src/words/messages.ts';
import { readPdf } from './pdf-text.ts';
import { AS_OF, UNITS } from './sample-facts.ts';

const t = translator('zh-CN');
const MM = 72 / 25.4;
const ORIGIN: SheetOrigin = {
  programme: { name: '示例市2023年', year: 2023, sample: true },
  asOf: AS_OF,
  run: { id: 'R0007', fingerprint: '3f9ac2d1e5b84f60', modelVersion: '0.1.0' },
  scenario: null,
};

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
    ['typical', card()],
    [
      'longest names',
      card({
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
    for (const word of ['项目编号', '四层日期', '原计划', '现计划', '计入', '佐证', '资金', '全年', '核定', '算法'])
      expect(text).toContain(word);
    for (const word of ['系数来源', '不含', '存在问题', '最近变更', '核查', '验收', '位置', 'R0007', '—1—'])
      expect(text).toContain(word);
  });

  test('says that there is no project, on one page, and speaks English', async () => {
    expect(await print(cardSheet(ORIGIN, null, t))).toHaveLength(1);
    const pages = await print(cardSheet(ORIGIN, card(), translator('en')), 'en');
    expect(pages).toHaveLength(1);
    expect(pages[0]!.text).toContain('Fourlayersofdates');
  });

  test('traces its tonnes to its one project', () => {
    const { figures } = cardSheet(ORIGIN, card(), t);
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
      reminder(3, { earlier: [sheet('督办〔2023〕1号', 'P1', 'P2'), sheet('督办〔2023〕2号', 'P2')] }),
      t,
    );
    const texts = body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
    expect(texts).toContain('其中P1此前已督办（督办〔2023〕1号），本次为第二次督办。');
    expect(texts).toContain('其中P2此前已多次督办（督办〔2023〕1号、督办〔2023〕2号）仍未完成，建议约谈有关负责人。');
  });

  test.each([
    ['one project', reminder(1)],
    ['many projects', reminder(60)],
    ['longest names', reminder(12, {}, '长'.repeat(200))],
  ])('names every late project, the deadline and leaves room to answer (%s)', async (_, facts) => {
    const pages = await print(supervisionSheet(facts, t));
    const text = pages.map((page) => page.text).join('');
    expect(text).toContain('督办〔2023〕号(草稿)');
    for (const word of ['2023年7月15日前书面回复', '回执', '回复单位', '联系人及电话']) expect(text).toContain(word);
    expect(text.match(/P\d+\)/g)).toHaveLength(facts.projects.length);
    for (const [index, page] of pages.entries()) expect(page.text).toContain(`—${String(index + 1)}—`);
  });

  test('of nobody late says so on one page', async () => {
    const pages = await print(supervisionSheet(reminder(0), t));
    expect(pages).toHaveLength(1);
    expect(pages[0]!.text).toContain('无逾期项目');
  });

  test('counts its projects and traces every one', () => {
    const { figures } = supervisionSheet(reminder(5), t);
    expect(figures.find(({ id }) => id === 'late')!.parts.map(({ project }) => project)).toEqual([
      'P1',
      'P2',
      'P3',
      'P4',
      'P5',
    ]);
  });
});

function reminder(
  count: number,
  given: Partial<SupervisionFacts> = {},
  name = '示例企业水性涂料替代',
): SupervisionFacts {
  return {
    ...ORIGIN,
    unit: count === 0 ? '' : '黄岛区',
    deadline: '2023-07-15',
    earlier: [],
    contact: null,
    issuer: null,
    projects: Array.from({ length: count }, (_, index) => ({
      id: `P${String(index + 1)}`,
      name,
      planFinish: '2023-05-10',
      finish: '2023-07-01',
      lateDays: 90 - index,
      lead: '示例·黄岛分局',
      owner: '示例乙',
      reason: index % 2 === 0 ? '设备到货推迟' : '',
      seasonNox: 0.1,
      seasonVoc: 1.2,
    })),
    ...given,
  };
}

function card(given: Partial<CardFacts> = {}): CardFacts {
  const tonnes = { full_year: 95, year: 45.5, season: 21.6, months: [] };
  const effect = { unit: 'tonnes', required: 219, without: 208, with: 230, gap: 0, met: true } as const;
  const noDates = { start: null, finish: null, run: null };
  return {
    ...ORIGIN,
    id: 'QD-2023-0013-J',
    name: '示例企业0013焦炉烟囱改造',
    enterprise: '示例企业0013',
    district: { code: '370211', name: '黄岛区' },
    districts: UNITS.filter(({ id, code }) => id === code),
    zone: '示例·石化港口区',
    category: '工业企业',
    type: '焦化超低排放',
    status: '在建',
    lamp: 'yellow',
    reasons: ['进度落后计划20个百分点'],
    lateDays: 0,
    place: '119.9829°E 35.8840°N',
    lead: '示例·黄岛分局',
    owner: '示例辛',
    content: '焦炉烟囱NOx由150降至100毫克/立方米。',
    progress: 92,
    steps: Array.from({ length: 10 }, (_, index) => ({
      name: `步骤${String(index)}`,
      day: '2023-02-02',
      isReached: index < 4,
    })),
    dates: { frozen: noDates, present: noDates, actual: noDates, counted: { ...noDates, run: '2023-07-10' } },
    evidence: { score: 40, handedIn: 100, missing: ['施工合同'] },
    money: { capital: 9800, spent: 8313.21, central_fund: null, om: 294 },
    reductions: (['NOx', 'VOC', 'PM10', 'TSP', 'SO2', 'NH3'] as const).map((pollutant) => ({
      pollutant,
      tonnes: { ...tonnes, months: Array.from({ length: 12 }, () => 0) },
      approved: pollutant === 'NOx' ? { tonnes: 90, level: '省审' } : null,
    })),
    counts: true,
    derivation: '焦化超低排放：NOx = 年烟气量 × (改造前浓度 − 改造后浓度) = 95 t/a',
    source: 'HJ 854-2017',
    effects: [
      { ...effect, name: '臭氧季NOx减排量' },
      { ...effect, name: '臭氧季VOCs减排量' },
      {
        ...effect,
        name: '协同控制线（VOCs减排率）',
        unit: 'percent',
        required: 0.025,
        without: 0.018,
        with: 0.02,
        met: false,
      },
    ],
    problem: '设备到货推迟',
    changes: Array.from({ length: 5 }, () => '2023-06-10 示例戊 修改 形象进度 55→92'),
    ...given,
  };
}
