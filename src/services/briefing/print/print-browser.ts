import type { Browser } from 'playwright-core';

/** How long a browser waits for the next sheet before it is closed. */
const IDLE_MS = 20_000;

let warm: Promise<Browser | null> | null = null;
let users = 0;
let idle: NodeJS.Timeout | undefined;

/**
 * Lends the browser that prints: started for the first sheet, kept for the next ones, closed when nobody has printed for a while or the process
 * ends. Null when none can be started.
 */
export async function borrowBrowser(): Promise<Browser | null> {
  clearTimeout(idle);
  users += 1;
  warm ??= openBrowser(process.env.LANTIAN_CHROMIUM);
  const browser = await warm;
  if (browser?.isConnected() === true) return browser;
  // It ended by itself, or never began: the next one may.
  warm = browser === null ? null : openBrowser(process.env.LANTIAN_CHROMIUM);
  return warm;
}

/** Gives the browser back; one that hangs is `broken` and closed at once. */
export async function returnBrowser(broken = false): Promise<void> {
  users -= 1;
  if (broken) return closePrintBrowser();
  if (users === 0) idle = setTimeout(() => void closePrintBrowser(), IDLE_MS);
}

/** Closes the browser that prints, if there is one; a process that is done calls it so that nothing is left behind. */
export async function closePrintBrowser(): Promise<void> {
  clearTimeout(idle);
  const closing = warm;
  warm = null;
  await (await closing)?.close();
}

/** Its own arguments: those that come with the package run everything in one process, which dies with the first page closed. */
export async function openBrowser(executable: string | undefined): Promise<Browser | null> {
  const args = [
    '--headless=shell',
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--font-render-hinting=none',
  ];
  try {
    const executablePath = executable ?? (await (await import('@sparticuz/chromium')).default.executablePath());
    const { chromium } = await import('playwright-core');
    return await chromium.launch({ executablePath, args });
  } catch {
    return null;
  }
}
