import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Widths a page is looked at: an office screen and a small phone. */
export const WIDTHS = { office: { width: 1440, height: 900 }, phone: { width: 375, height: 740 } } as const;

/**
 * A headless Chromium: the one named by LANTIAN_CHROMIUM, else the one that came with npm (Linux). Its own list of arguments
 * is not used: it runs everything in one process, which dies with the first page that closes.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.LANTIAN_CHROMIUM ?? (await sparticuz.executablePath());
  const args = [
    '--headless=shell',
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--font-render-hinting=none',
  ];
  return chromium.launch({ executablePath, args });
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything a page must not do: refused by the policy, thrown in a script, opened a dialog. */
  readonly complaints: readonly string[];
}

/** One person at one browser, Chinese unless said. */
export async function newVisitor(browser: Browser, baseURL: string, locale = 'zh-CN'): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, viewport: WIDTHS.office, locale });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Signs in as the administrator of a fresh installation: by the one-time link, then with a password of one's own. */
export async function enterAsAdministrator(page: Page, link: string, password: string): Promise<void> {
  await page.goto(new URL(link).pathname);
  await press(page);
  await page.locator('#password').fill(password);
  await page.locator('#again').fill(password);
  await press(page);
}

/** Does something and waits for the page that answers it: a click alone does not wait under load. */
export async function answered(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), act()]);
  await page.waitForLoadState();
}

/** Presses the one button of a page. */
const press = (page: Page): Promise<void> => answered(page, () => page.locator('main button').click());

export async function signIn(page: Page, name: string, password: string, next = '/settings'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator('#name').fill(name);
  await page.locator('#password').fill(password);
  await press(page);
}

/** The rules of axe as a script for a page. */
const AXE = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What axe finds wrong, one line each; an accessible page has none. All rules but those named run, in every frame of the page, whose script comes
 * once: its builder brings a larger one twice, which took as long as the rules did.
 */
export async function axeFindings(page: Page, ...without: readonly string[]): Promise<readonly string[]> {
  for (const frame of page.frames()) await frame.evaluate(AXE);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ resultTypes: ['violations'], rules });
  const violations = await page.evaluate<readonly AxeViolation[]>(
    `axe.run(${options}).then(({ violations }) => violations)`,
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Does the page scroll sideways as a whole at its present width? Frames of wide tables may, the page may not. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/**
 * What is wrong with the present page on a phone and on an office screen, which it is left on; a page for everybody has nothing.
 * Contrast takes most of axe's time and the colours of a page are those of both widths: it is looked at on the phone.
 */
export async function faultsOnScreens(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const width of ['phone', 'office'] as const) {
    await page.setViewportSize(WIDTHS[width]);
    if (await scrollsSideways(page)) faults.push(`${width}: ${page.url()} scrolls sideways`);
    const found = await axeFindings(page, ...(width === 'phone' ? [] : ['color-contrast']));
    faults.push(...found.map((finding) => `${width}: ${page.url()}: ${finding}`));
  }
  return faults;
}
