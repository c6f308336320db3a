import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { enterAsAdministrator, newVisitor, openBrowser, type Visitor } from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';

/** The administrator's own password on every sample. */
export const PASSWORD = '蓝天常在 海风不息';

export interface SampleVisitor extends Visitor {
  readonly browser: Browser;
  readonly installation: Installation;
}

/** An installation of its own with the sample, and its administrator at a browser; filled in before the tests of the block, gone after them. */
export function onTheSample(): SampleVisitor {
  const visitor = {} as SampleVisitor;
  beforeAll(async () => {
    const [browser, installation] = await Promise.all([
      openBrowser(),
      newInstallation({ LANTIAN_SAMPLE: 'qingdao-2023' }),
    ]);
    Object.assign(visitor, { browser, installation }, await newVisitor(browser, installation.address));
    await enterAsAdministrator(visitor.page, installation.link!, PASSWORD);
  });
  afterAll(async () => {
    await visitor.browser.close();
    await visitor.installation.remove();
  });
  return visitor;
}
