import type { Page } from 'playwright-core';

/** Prints the page as it now lies; `isTrial` ones are only looked at. */
export type PrintPage = (isTrial: boolean) => Promise<Uint8Array>;

interface Found {
  /** Points from the foot of its page to the foot of the imprint, and from the head of the type area to its head. */
  readonly below: number;
  readonly above: number;
}

const MM = 72 / 25.4;
const BOTTOM = 35 * MM;
const TOP = 37 * MM;
/** Room left to a browser that rounds. */
const SLACK = 1.5;
const MARK = 'http://foot.invalid/';

/**
 * Prints an upright paper with its imprint (版记) at the foot of its last page, where GB/T 9704 wants it. No style sheet knows where the last
 * page ends: a paper of several pages is printed once with a mark on its imprint, and what is left below it goes above it. An imprint that came
 * alone to a page takes the last lines of the text along.
 */
export async function printWithFoot(page: Page, print: PrintPage): Promise<Uint8Array> {
  const first = await print(false);
  if (uprightPages(first) < 2 || (await page.locator('article.text > .colophon').count()) !== 1) return first;
  // On its screen the page is veiled: nothing has a height there.
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(AS_BLOCKS);
  let found = await markedFoot(page, print);
  if (found !== null && found.above < MM) {
    await page.evaluate(TAKE_ALONG);
    found = await markedFoot(page, print);
  }
  if (found === null) return first;
  const room = found.below - BOTTOM - SLACK;
  if (room > 0) await page.evaluate(roomAbove(room));
  return print(false);
}

/** Upright pages of a PDF as Chromium writes it. */
function uprightPages(pdf: Uint8Array): number {
  return [...text(pdf).matchAll(/\/MediaBox \[0 0 (\S+) (\S+)\]/g)].filter(
    ([, width, height]) => Number(width) < Number(height),
  ).length;
}

async function markedFoot(page: Page, print: PrintPage): Promise<Found | null> {
  await page.evaluate(
    `${FOOT}.prepend(Object.assign(document.createElement('a'), { href: '${MARK}', textContent: '　' }))`,
  );
  const pdf = text(await print(true));
  await page.evaluate(`${FOOT}.firstChild.remove()`);
  const annotation = [...pdf.matchAll(/\d+ 0 obj([\s\S]*?)endobj/g)].find(([, body]) => body!.includes(MARK))?.[1];
  const rect = /\/Rect \[(\S+) (\S+) (\S+) (\S+)\]/.exec(annotation ?? '');
  const height = /\/MediaBox \[0 0 \S+ (\S+)\]/.exec(pdf);
  if (rect === null || height === null) return null;
  return { below: Number(rect[2]), above: Number(height[1]) - TOP - Number(rect[4]) };
}

function text(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString('latin1');
}

const FOOT = `document.querySelector('article.text > .colophon')`;

/**
 * In the order they are seen in, and as plain blocks: only between those does the browser heed which belong together. The mark of the imprint
 * covers it.
 */
const AS_BLOCKS = `(() => {
  const article = document.querySelector('article.text');
  const order = (one) => Number(getComputedStyle(one).order);
  for (const one of [...article.children].sort((a, b) => order(a) - order(b))) article.append(one);
  document.head.append(Object.assign(document.createElement('style'), { textContent:
    'article.text { display: block; min-height: 0 } .text > .colophon { margin-top: 0; position: relative }' +
    '.text > :has(+ .colophon) { margin-bottom: 0 !important }' +
    '.colophon > a { position: absolute; inset: 0; display: block; color: transparent; overflow: hidden }' }));
})()`;

/** The last line, or row, is made as much higher as the imprint is, which is drawn up into it. */
const TAKE_ALONG = `(() => {
  const foot = ${FOOT};
  const height = foot.offsetHeight + 'px';
  const rows = [...foot.previousElementSibling.querySelectorAll('tr')];
  const texts = foot.previousElementSibling.matches('p') ? [foot.previousElementSibling] : [...foot.previousElementSibling.querySelectorAll('p, li')];
  const isTable = foot.previousElementSibling.matches('.own-table') && rows.length > 0;
  const last = isTable ? rows.at(-1) : texts.at(-1);
  if (last === undefined) foot.style.breakBefore = 'avoid';
  if (last === undefined) return;
  if (isTable) for (const cell of last.cells) cell.style.paddingBottom = height;
  else {
    const strut = document.createElement('span');
    strut.style.cssText = 'display:inline-block;vertical-align:top;width:0;height:calc(1lh + ' + height + ')';
    last.append(strut);
  }
  foot.style.marginTop = '-' + height;
})()`;

function roomAbove(points: number): string {
  return `${FOOT}.style.marginTop = 'calc(' + (${FOOT}.style.marginTop || '0px') + ' + ${points.toFixed(2)}pt)'`;
}
