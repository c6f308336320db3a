import type { Browser, BrowserContext } from 'playwright-core';
import { borrowBrowser, openBrowser, returnBrowser } from './print-browser.ts';
import { printWithFoot } from './print-foot.ts';
import { stablePdf } from './stable-pdf.ts';
import { UNTAGGED_ROWS } from '../untagged-rows.ts';
import {
  commonFaces,
  fontFile,
  fontFolder,
  missingFont,
  PRINT_FONTS,
  PRINT_WEIGHTS,
  rareSigns,
} from './print-fonts.ts';

export type Printed =
  | { readonly ok: true; readonly pdf: Uint8Array }
  | { readonly ok: false; readonly reason: 'busy' | 'no-browser' | 'too-long' }
  | { readonly ok: false; readonly reason: 'no-font'; readonly font: string };

export interface Printing {
  /** Chromium's executable; when not given the one LANTIAN_CHROMIUM names, else the one from npm (Linux). */
  readonly chromium?: string;
  /** Where the fonts of last resort lie; the installed packages when not given. */
  readonly fonts?: string | null;
  readonly limitMs?: number;
  /** When the sheet was issued (ISO): then every print of it has the same bytes. */
  readonly issued?: string;
}

/** How many sheets are printed at once, and how long one may take. */
export const MOST_AT_ONCE = 4;
export const LIMIT_MS = 65_000;

/** An address nobody can have: all the printing page may ask for comes from here, and everything else is refused. */
const ORIGIN = 'http://sheet.invalid';

let printing = 0;

/** Prints a self-contained sheet through Chromium, tagged and with an outline up to a thousand rows: no script runs and nothing leaves the machine. */
export async function printPdf(html: string, how: Printing = {}): Promise<Printed> {
  const folder = how.fonts === undefined ? fontFolder() : how.fonts;
  const missing = missingFont(folder);
  if (folder === null || missing !== null)
    return { ok: false, reason: 'no-font', font: missing ?? PRINT_FONTS[0].family };
  if (printing >= MOST_AT_ONCE) return { ok: false, reason: 'busy' };
  printing += 1;
  try {
    const printed = await (how.chromium === undefined ? printWarm : printOnce)(html, folder, how);
    return printed.ok && how.issued !== undefined ? { ok: true, pdf: stablePdf(printed.pdf, how.issued) } : printed;
  } finally {
    printing -= 1;
  }
}

/** In the browser kept for printing. */
async function printWarm(html: string, folder: string, { limitMs = LIMIT_MS }: Printing): Promise<Printed> {
  let printed: Printed | undefined;
  try {
    const browser = await borrowBrowser();
    if (browser === null) return (printed = { ok: false, reason: 'no-browser' });
    printed = await withinLimit(limitMs, printWith(browser, html, folder));
    return printed;
  } finally {
    await returnBrowser(printed === undefined || (!printed.ok && printed.reason === 'too-long'));
  }
}

/** In a browser named for this sheet alone. */
async function printOnce(html: string, folder: string, how: Printing): Promise<Printed> {
  const browser = await openBrowser(how.chromium);
  if (browser === null) return { ok: false, reason: 'no-browser' };
  try {
    return await withinLimit(how.limitMs ?? LIMIT_MS, printWith(browser, html, folder));
  } finally {
    await browser.close();
  }
}

/** Whoever asked closes the browser of a sheet that took too long, which ends whatever its page is doing. */
async function withinLimit(limitMs: number, work: Promise<Printed>): Promise<Printed> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Printed>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, reason: 'too-long' }), limitMs);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

async function printWith(browser: Browser, html: string, folder: string): Promise<Printed> {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  try {
    await answerFromDisk(context, withFonts(html), folder);
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/`, { waitUntil: 'load' });
    const unloaded = await page.evaluate<string | null>(loadFonts(html, folder));
    if (unloaded !== null) return { ok: false, reason: 'no-font', font: unloaded };
    const isSmall = rowsOf(html) <= UNTAGGED_ROWS;
    const print = (isTrial: boolean): Promise<Uint8Array> => {
      const tagged = isSmall && !isTrial;
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged, outline: tagged });
    };
    return { ok: true, pdf: await printWithFoot(page, print) };
  } finally {
    await context.close().catch(() => undefined);
  }
}

function rowsOf(html: string): number {
  return html.match(/<tr\b/g)?.length ?? 0;
}

/** Rows from which on the large part of a face is worth its loading. */
const LONG = 400;

const isLong = (html: string): boolean => rowsOf(html) > LONG;

async function answerFromDisk(context: BrowserContext, html: string, folder: string): Promise<void> {
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) return route.abort();
    if (url.pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    const path = fontFile(folder, url.pathname);
    return path === null ? route.abort() : route.fulfill({ path });
  });
}

/** Nothing is laid out for a screen nobody looks at: thousands of rows would be laid out there for every face that comes, and then for paper. */
const VEIL = '@media screen{html{display:none}}';

function withFonts(html: string): string {
  const links = PRINT_FONTS.flatMap(({ package: name }) =>
    PRINT_WEIGHTS.map((weight) => `<link rel="stylesheet" href="${ORIGIN}/${name}/${weight}.css">`),
  );
  const common = isLong(html) ? commonFaces(ORIGIN) : '';
  return html.replace('</head>', () => `${links.join('')}<style>${common}${VEIL}</style></head>`);
}

/**
 * Loads of every face the parts the sheet's signs need, before anything is laid out on paper: a face that is still on its way would print as
 * boxes. Answers with the family that did not come, or null. Nearly all words of a long sheet come from one part of a face, which makes
 * thousands of rows a third quicker than a hundred small parts do; that part takes longer to load than a short sheet does.
 */
function loadFonts(html: string, folder: string): string {
  const signs = isLong(html) ? ANY_COMMON + rareSigns(folder, html) : [...new Set(html + PAGE_SIGNS)].join('');
  const words = JSON.stringify(signs);
  return `(async () => {
    for (const family of ${JSON.stringify(PRINT_FONTS.map(({ family }) => family))})
      for (const weight of ${JSON.stringify(PRINT_WEIGHTS)}) {
        const face = weight + ' 16px "' + family + '"';
        const loaded = await document.fonts.load(face, ${words}).catch(() => []);
        if (loaded.length === 0 || !document.fonts.check(face, ${words})) return family;
      }
    return null;
  })()`;
}

/** Style sheets print these beside the words of the page. */
const PAGE_SIGNS = '第页共—0123456789';

/** A sign that stands for all the common ones. */
const ANY_COMMON = '国';
