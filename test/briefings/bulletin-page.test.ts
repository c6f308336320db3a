import { describe, expect, test } from 'vitest';
import { bulletinPage } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { linesOf, settingOf } from '../../src/services/briefing/fit-sentences.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { number, percent, tonnes } from '../../src/words/number.ts';
import { sampleFacts, UNITS } from './sample-facts.ts';

const t = translator('zh-CN');
const facts = sampleFacts({ projects: 400 });
const view = bulletinPage(facts, t);
const cells = (annex: number, row: number) => view.annexes[annex]!.rows[row]!.map(({ text }) => text);

describe('the sheet', () => {
  test('says of which data it is: run, fingerprint, model, as-of day, book and season', () => {
    expect(view.colophon.trace.join('')).toContain('统计日2023-06-30，运行R-00000007，指纹3f9ac2d1，模型0.1.0');
    expect(view.colophon.trace.join('')).toMatch(/空气质量账，臭氧季2023-05-01至2023-09-30.*“已建成”含已验收/);
    expect(view.masthead.issue).toContain('草稿');
    expect(view.sample).toBe('示例数据，均为虚构');
    expect(bulletinPage({ ...facts, programme: { ...facts.programme, sample: false } }, t).sample).toBeNull();
  });

  test('has every target with the figures of the run', () => {
    const shown = facts.targets.filter(({ district }) => district === null);
    for (const [row, { id, kind }] of shown.entries()) {
      const { planned, built, verified } = facts.outcome.targets.find((one) => one.id === id)!.books;
      const size = (value: number) =>
        kind === 'line' ? percent(value, 2) : kind === 'count' ? number(value) : tonnes(value);
      const others = kind === 'count' ? ['—', '—'] : [size(built.achieved), size(verified.achieved)];
      expect(cells(2, row).slice(3, 8)).toEqual([
        size(planned.required),
        size(planned.achieved),
        ...others,
        size(planned.gap),
      ]);
      expect(cells(2, row).at(-1)).toBe(planned.met ? '√ 达标' : '× 未达标');
    }
    expect(view.annexes[2]!.rows).toHaveLength(shown.length);
  });

  test('names the day a zone reaches its target only where it does', () => {
    for (const row of view.annexes[2]!.rows.slice(0, 8)) {
      const [closes, standing] = row.slice(-2).map(({ text }) => text);
      expect(closes).toMatch(standing === '√ 达标' ? /^2023-0[5-9]-\d\d$/ : /^本季无法达标$/);
    }
  });

  test('has districts whose sums are those of the city and of the run', () => {
    const foot = view.annexes[0]!.foot.map(({ text }) => text);
    const column = (at: number) => view.annexes[0]!.rows.reduce((sum, row) => sum + Number(row[at]!.text), 0);
    expect(view.annexes[0]!.rows.map((row) => row[1]!.text)).toEqual(UNITS.map(({ name }) => name));
    expect([column(2), column(3), column(6)].map(String)).toEqual([foot[2], foot[3], foot[6]]);
    const { NOx, VOC } = facts.outcome.totals.planned;
    expect(foot.slice(7, 9)).toEqual([number(NOx!.season, 1), number(VOC!.season, 1)]);
    expect([column(7), column(8)].map((sum) => sum.toFixed(1))).toEqual(foot.slice(7, 9));
    expect(view.tiles[0]!.value).toBe(`${foot[3]!}/${foot[2]!}`);
    expect(view.tiles[1]!.value).toBe(`${foot[4]!}%`);
    expect(view.tiles[3]!.value).toBe(foot[6]);
  });

  test('ends its curves at the season figures of the run', () => {
    for (const [index, pollutant] of (['NOx', 'VOC'] as const).entries()) {
      const last = view.curves[index]!.table.rows.at(-1)!;
      const { planned, built, verified } = facts.outcome.totals;
      expect(last[0]).toBe('2023-09-30');
      expect(last.slice(2)).toEqual([planned, built, verified].map((book) => tonnes(book[pollutant]!.season)));
    }
  });

  test('prints no number in its sentences that the sheet does not show elsewhere, but for what the next days bring', () => {
    const shown = [
      ...view.tiles.flatMap(({ value, note }) => [value, note]),
      ...view.annexes.flatMap(({ rows, foot }) => [...rows, foot].flat().map(({ text }) => text)),
      ...view.curves.flatMap(({ table }) => table.rows.flat()),
      ...view.annexes[0]!.rows.map((_, rank) => String(rank + 1)),
      String(facts.projects.filter(({ lateDays }) => lateDays > 30).length),
    ].flatMap(numbersIn);
    const said = view.paragraphs
      .slice(0, 2)
      .flatMap(({ text }) => numbersIn(text.replace('2023年6月30日', '').replace(/附表3|另有5项|超30天/g, '')));
    expect(said.length).toBeGreaterThan(8);
    for (const one of said) expect(shown).toContain(one);
  });

  test('lists the late projects that weigh most, by unit, and no more than a leader reads', () => {
    const rows = view.annexes[1]!.rows.map((row) => row.map(({ text }) => text));
    const late = facts.projects.filter(({ lateDays }) => lateDays > 0).length;
    expect(late).toBeGreaterThan(30);
    expect(rows).toHaveLength(30);
    expect(rows.every((row) => Number(row[7]) > 0)).toBe(true);
    expect(rows.map(([first]) => Number(first))).toEqual(rows.map((_, index) => index + 1));
    const order = rows.map((row) => UNITS.findIndex(({ name }) => name === row[1]));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('says what the scenario does, and names it', () => {
    const slipped = bulletinPage(sampleFacts({ projects: 400 }, '在建项目推迟90天'), t);
    expect(slipped.subtitle).toBe('情景：在建项目推迟90天');
    // Its pictures are of the scenario, and say so.
    for (const { title } of slipped.curves) expect(title).toContain('按本情景');
    expect(slipped.annexes[2]!.charts[0]!.title).toContain('按本情景');
    expect(slipped.paragraphs[1]!.text).toMatch(/如“在建项目推迟90天”，示例·.*臭氧季(NOx|VOCs)减排减少[\d.]+吨。/);
    expect(slipped.colophon.trace.join('')).toContain('情景：在建项目推迟90天。');
    expect(view.subtitle).toBe('');
  });
});

describe('whatever the programme holds', () => {
  const cases = {
    empty: sampleFacts({ projects: 0 }),
    'one project': sampleFacts({ projects: 1 }),
    typical: facts,
    'longest names': sampleFacts({ projects: 60, name: '长'.repeat(200), zoneName: '长'.repeat(20) }),
    'all districts tied': sampleFacts({ projects: 400, status: 'built' }),
    'nothing done': sampleFacts({ projects: 50, status: 'building' }),
    'nothing listed': sampleFacts({ projects: 50, status: 'cancelled' }),
  };

  test.each(Object.entries(cases))('every word is there, in both languages (%s)', (_, given) => {
    for (const locale of LOCALES) {
      const { figures, ...words } = bulletinPage(given, translator(locale));
      const text = JSON.stringify([words, figures.map(({ label, basis, printed }) => [label, basis, printed])]);
      expect(text).not.toMatch(/NaN|undefined|null|Infinity|−0(\.0)?[^.\d]|\{[a-z]+\}/);
    }
  });

  test.each(Object.entries(cases))(
    'the sentences keep to the lines of the page, in both languages (%s)',
    (_, given) => {
      for (const locale of LOCALES) {
        const { paragraphs } = bulletinPage(given, translator(locale));
        const setting = settingOf(paragraphs[0]!.head);
        expect([locale, setting.lines]).toEqual([locale, locale === 'en' ? 12 : 10]);
        const lines = paragraphs.map(({ head, text }) => linesOf(head + text, setting));
        expect(lines.reduce((a, b) => a + b)).toBeLessThanOrEqual(setting.lines);
      }
    },
  );

  test('does not call targets reached where none is set, nor all well while something is late', () => {
    const none = bulletinPage({ ...facts, targets: [], units: [] }, t).paragraphs[1]!.text;
    expect(none).toBe('未设目标，不作达标判断；逾期项目见附表2。');
    expect(bulletinPage({ ...sampleFacts({ projects: 0 }), targets: [] }, t).paragraphs[1]!.text).toBe(
      '未设目标，不作达标判断，无突出问题。',
    );
  });

  test('a district without projects is listed as such, never as 0 % or last', () => {
    const one = bulletinPage(cases['one project'], t).annexes[0]!.rows.map((row) => row.map(({ text }) => text));
    expect(one.filter((row) => row[0] === '—' && row[3] === '无项目')).toHaveLength(UNITS.length - 1);
  });

  test('an empty programme says so and shows every target unmet', () => {
    const { paragraphs, annexes, tiles } = bulletinPage(cases.empty, t);
    expect(tiles[1]).toMatchObject({ value: '—', note: '' });
    expect(paragraphs[0]!.text).toContain('全市尚无在册项目');
    expect(paragraphs[0]!.text).toContain('无逾期项目');
    expect(annexes[1]!.rows).toEqual([]);
    expect(annexes[1]!.empty).toBe('无逾期项目。');
  });

  test('a pollutant nobody reduces does not break the curves', () => {
    const days = cases.empty.series.days.length;
    expect(bulletinPage(cases.empty, t).curves.map(({ table }) => table.rows.length)).toEqual([days, days]);
  });
});

function numbersIn(text: string): readonly string[] {
  return text.match(/\d+(\.\d+)?/g) ?? [];
}
