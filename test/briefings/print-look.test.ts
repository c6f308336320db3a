import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import { bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { cardSheet } from '../../src/services/briefing/card/card-sheet.ts';
import { dispatchSheet } from '../../src/services/briefing/dispatch/dispatch-sheet.ts';
import { LAMP_SHAPES } from '../../src/services/briefing/dispatch/lamp-shapes.ts';
import { WHOLE_CITY } from '../../src/services/briefing/narrowing.ts';
import { borrowBrowser, closePrintBrowser, returnBrowser } from '../../src/services/briefing/print/print-browser.ts';
import { progressSheet } from '../../src/services/briefing/progress/progress-page.ts';
import { seasonTargetsSheet } from '../../src/services/briefing/season-targets/season-targets-page.ts';
import type { Sheet } from '../../src/services/briefing/sheet.ts';
import { specialSheet } from '../../src/services/briefing/special/special-page.ts';
import { supervisionSheet } from '../../src/services/briefing/reminder/supervision-sheet.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { dispatchFacts } from './dispatch-facts.ts';
import { sampleFacts } from './sample-facts.ts';
import { ORIGIN, sampleCard, sampleReminder } from './sample-small.ts';
import { sampleSpecial } from './sample-special.ts';

const t = translator('zh-CN');
const facts = { ...sampleFacts({ projects: 400 }), narrowing: WHOLE_CITY };
const SHEETS: Readonly<Record<string, Sheet>> = {
  bulletin: bulletinSheet(facts, t),
  special: specialSheet(sampleSpecial({ projects: 400 }, '在建项目推迟90天'), t),
  dispatch: dispatchSheet(dispatchFacts(20), t),
  progress: progressSheet({ ...facts, quality: new Map(), former: null }, t),
  targets: seasonTargetsSheet({ ...facts, chances: null }, t),
  card: cardSheet(ORIGIN, sampleCard(), t),
  supervision: supervisionSheet(sampleReminder(20), t),
};

describe('a sheet in black and white', () => {
  let browser: Browser;
  beforeAll(async () => {
    const borrowed = await borrowBrowser();
    if (borrowed === null) throw new Error('no browser');
    browser = borrowed;
  });
  afterAll(async () => {
    await returnBrowser(false);
    await closePrintBrowser();
  });

  async function open(html: string, javaScriptEnabled: boolean): Promise<Page> {
    const page = await browser.newPage({ javaScriptEnabled });
    await page.emulateMedia({ media: 'print' });
    await page.setContent(html);
    return page;
  }

  test.each(Object.entries(SHEETS))(
    'stands out from its paper as grey, and is the same with scripts and without (%s)',
    async (_, sheet) => {
      const html = sheetHtml(sheet, 'zh-CN');
      const [page, scripted] = [await open(html, false), await open(html, true)];
      const pale = await page.evaluate<readonly string[]>(PALE);
      expect(pale).toEqual([]);
      expect(await page.content()).toBe(await scripted.content());
      for (const one of [page, scripted]) await one.close();
    },
  );

  test.each(Object.entries(SHEETS))('draws nothing in two colours that are one grey (%s)', async (_, sheet) => {
    const page = await open(sheetHtml(sheet, 'zh-CN'), true);
    expect(await page.evaluate(ALIKE)).toEqual([]);
    await page.close();
  });

  test('tells lamps apart by their shape and their word', () => {
    const lamps = Object.keys(LAMP_SHAPES) as (keyof typeof LAMP_SHAPES)[];
    expect(new Set(lamps.map((lamp) => LAMP_SHAPES[lamp])).size).toBe(lamps.length);
    for (const locale of LOCALES)
      expect(new Set(lamps.map((lamp) => translator(locale)(`dispatch.lamp.${lamp}`))).size).toBe(lamps.length);
  });
});

/** Luminance of a colour as a grey printer sees it; null for what is not there. */
const GREY = `const grey = (color) => {
  const found = /rgba?\\(([\\d.]+), ([\\d.]+), ([\\d.]+)(?:, ([\\d.]+))?\\)/.exec(color);
  if (!found || found[4] === '0') return null;
  const [r, g, b] = found.slice(1, 4).map((part) => part / 255).map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};`;

/** Words whose contrast with what lies behind them is below 4.5. */
const PALE = `(() => {
  ${GREY}
  const inside = ({ x, y, width, height }, at) => at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
  const centre = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
  // Words of a drawing lie on the area that was drawn last under them.
  const drawn = (element) => {
    const at = centre(element.getBoundingClientRect());
    const areas = [...element.closest('svg').querySelectorAll('rect, path')].filter((one) =>
      !one.closest('defs') && one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && inside(one.getBoundingClientRect(), at));
    return areas.map((one) => grey(getComputedStyle(one).fill)).filter((level) => level !== null).at(-1) ?? 1;
  };
  const behind = (element) => {
    if (element.closest('svg')) return drawn(element);
    for (let one = element; one; one = one.parentElement) {
      const level = grey(getComputedStyle(one).backgroundColor);
      if (level !== null) return level;
    }
    return 1;
  };
  const pale = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || ['TITLE', 'DESC', 'title', 'desc', 'STYLE'].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const ink = grey(element.closest('svg') ? style.fill : style.color);
    if (ink === null) continue;
    const [dark, light] = [ink, behind(element)].sort((a, b) => a - b);
    if ((light + 0.05) / (dark + 0.05) < 4.5) pale.push(node.data.trim() + ' ' + (element.closest('svg') ? style.fill : style.color));
  }
  return [...new Set(pale)];
})()`;

/**
 * Fills of a drawing that a grey printer makes the same: each is painted alone and measured by how dark it is and which way its lines lean.
 * Areas that have their own words printed on them need no other mark.
 * Lines are the same when neither dashes nor width nor darkness differ.
 */
const ALIKE = `(async () => {
  ${GREY}
  const SIZE = 96;
  const painted = async (svg, fill) => {
    const defs = [...svg.querySelectorAll('defs')].map((one) => one.innerHTML).join('');
    const image = new Image();
    const text = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 32 32"><defs>' + defs + '</defs><rect width="32" height="32" fill="' + fill + '"/></svg>';
    image.src = 'data:image/svg+xml,' + encodeURIComponent(text);
    await image.decode();
    const canvas = new OffscreenCanvas(SIZE, SIZE).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, SIZE, SIZE);
    const at = (x, y) => { const i = 4 * (y * SIZE + x); return 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]; };
    let mean = 0;
    for (let y = 0; y < SIZE; y += 1) for (let x = 0; x < SIZE; x += 1) mean += at(x, y) / SIZE ** 2;
    const along = (dx, dy) => {
      let sum = 0;
      for (let y = 4; y < SIZE - 4; y += 1) for (let x = 4; x < SIZE - 4; x += 1) sum += Math.abs(at(x, y) - at(x + dx, y + dy));
      return sum / (SIZE - 8) ** 2;
    };
    return [mean, along(3, 3), along(3, -3), along(4, 0), along(0, 4)];
  };
  const alike = [];
  for (const svg of document.querySelectorAll('svg.plot')) {
    const shown = [...svg.querySelectorAll('rect, path, circle, line')].filter((one) => !one.closest('defs'));
    const fillOf = (one) => one.closest('[fill]')?.getAttribute('fill') ?? 'none';
    const strokeOf = (one, name) => one.closest('[' + name + ']')?.getAttribute(name) ?? '';
    const fills = [...new Set(shown.filter((one) => one.tagName !== 'line').map(fillOf))].filter((fill) => !['none', 'currentColor'].includes(fill));
    const words = [...svg.querySelectorAll('text')].map((one) => one.getBoundingClientRect());
    const told = (fill) => shown.filter((one) => fillOf(one) === fill).every((one) => {
      const area = one.getBoundingClientRect();
      return words.some(({ x, y, width, height }) => x >= area.x && y >= area.y && x + width <= area.right && y + height <= area.bottom);
    });
    const measured = [];
    for (const fill of fills) measured.push([fill, await painted(svg, fill)]);
    for (const [index, [fill, one]] of measured.entries())
      for (const [other, two] of measured.slice(index + 1))
        if (Math.abs(one[0] - two[0]) < 12 && one.slice(1).every((part, at) => Math.abs(part - two[1 + at]) < 4)) { if (!(told(fill) && told(other))) alike.push(fill + ' = ' + other); }
    const lines = shown.filter((one) => fillOf(one) === 'none' && strokeOf(one, 'stroke') !== '').map((one) => ({
      stroke: strokeOf(one, 'stroke'), width: Number(strokeOf(one, 'stroke-width') || 1), dash: strokeOf(one, 'stroke-dasharray'),
    }));
    const level = (stroke) => { const probe = document.createElement('i'); probe.style.color = stroke; document.body.append(probe); const found = grey(getComputedStyle(probe).color); probe.remove(); return found; };
    const kinds = [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
    for (const [index, one] of kinds.entries())
      for (const two of kinds.slice(index + 1))
        if (one.stroke !== two.stroke && one.dash === two.dash && Math.max(one.width, two.width) / Math.min(one.width, two.width) < 1.25 && Math.abs(level(one.stroke) - level(two.stroke)) < 0.1)
          alike.push(JSON.stringify([one, two]));
  }
  return alike;
})()`;
