import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answered,
  axeFindings,
  newVisitor,
  openBrowser,
  scrollsSideways,
  signIn,
  WIDTHS,
  type Visitor,
} from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';

const PASSWORD = '海风吹过胶州湾畔';
/** Right in its outer check character and wrong in its inner one: rare, and therefore asked about. */
const ODD_CODE = '91370211MA3C00012Q';

describe('a planner enters and corrects', () => {
  let browser: Browser;
  let installation: Installation;
  let visitor: Visitor;
  let page: Page;
  let id: string;

  beforeAll(async () => {
    [browser, installation] = await Promise.all([openBrowser(), newInstallation({ LANTIAN_ADMIN_PASSWORD: PASSWORD })]);
    visitor = await newVisitor(browser, installation.address);
    page = visitor.page;
    await signIn(page, 'admin', PASSWORD);
  });
  afterAll(async () => {
    await browser.close();
    await installation.remove();
  });

  /** Goes on with the tabulator alone until this control has the focus. */
  const tabTo = async (selector: string): Promise<void> => {
    for (let pressed = 0; pressed < 120; pressed++) {
      if ((await page.locator(selector).and(page.locator(':focus')).count()) === 1) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the tabulator never reaches ${selector}`);
  };
  const type = async (selector: string, text: string): Promise<void> => {
    await tabTo(selector);
    await page.keyboard.insertText(text);
  };
  /** Walks down a list with the arrow until this is chosen. */
  const choose = async (selector: string, value: string): Promise<void> => {
    await tabTo(selector);
    for (let pressed = 0; pressed < 60; pressed++) {
      if ((await page.locator(selector).inputValue()) === value) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`${selector} has no ${value}`);
  };
  const pressed = async (act: () => Promise<void>): Promise<void> => {
    await answered(page, act);
  };
  const click = (selector: string) => pressed(() => page.locator(selector).last().click());
  const looksRight = async (): Promise<void> => {
    await page.setViewportSize(WIDTHS.phone);
    expect(await scrollsSideways(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(WIDTHS.office);
  };
  const rows = async (query: string): Promise<readonly Record<string, unknown>[]> =>
    (await (await page.request.get(`/projects.json?${query}`)).json()) as Record<string, unknown>[];

  test('types a project with the keyboard alone and leaves it as a draft', async () => {
    await page.goto('/projects/new');
    await type('#name', '示例喷涂线密闭改造');
    await choose('#category', 'industry');
    await choose('#type', 'voc-capture');
    await choose('#district', '370211');
    await type('#credit_code', '９１３７０２１１ma3c 00012q');
    await type('#reduces', 'VOCs 3.2；氮氧化物 1,200千克');
    await tabTo('button[value=draft]');
    await pressed(() => page.keyboard.press('Enter'));
    await page.goto('/drafts');
    await click('tbody a');
    expect(await page.locator('#reduces').inputValue()).toBe('VOCs 3.2；氮氧化物 1,200千克');
  });

  test('is told what is wrong, mends it, and confirms what is rare with a tick and a reason', async () => {
    await pressed(() => page.locator('.form-body > .actions button[value=save]').click());
    expect(await page.locator('.error-summary').innerText()).toContain('1,200千克');
    await page.locator('#reduces').fill('VOCs 3.2；氮氧化物 1.2吨');
    await pressed(() => page.locator('.form-body > .actions button[value=save]').click());
    const asked = page.locator('.reminders');
    expect(await asked.innerText()).toContain(ODD_CODE);
    await looksRight();
    await pressed(() => page.locator('.form-body > .actions button[value=save]').click());
    expect(page.url()).not.toMatch(/QD-/);
    await page.locator('.reminders input[type=checkbox]').check();
    await page.locator('#confirm_reason').fill('与营业执照核对一致');
    await pressed(() => page.locator('.form-body > .actions button[value=save]').dblclick());
    await page.waitForURL(/\/projects\/QD-\d{4}-0001-.$/);
    id = new URL(page.url()).pathname.split('/').at(-1)!;
    expect(await page.locator('.history').innerText()).toContain('与营业执照核对一致');
    expect(await rows('')).toHaveLength(1);
    expect(await rows('')).toMatchObject([{ credit_code: ODD_CODE, reduces: { VOC: { tonnes: 3.2 }, NOx: { tonnes: 1.2 } } }]); // prettier-ignore
    await page.goto('/drafts');
    expect(await page.locator('main').innerText()).not.toContain('示例喷涂线密闭改造');
  });

  test('meets another person at the same project and chooses field by field', async () => {
    const other = await newVisitor(browser, installation.address);
    await other.context.addCookies(await visitor.context.cookies());
    await page.goto(`/projects/${id}/edit`);
    await other.page.goto(`/projects/${id}/edit`);
    const [theirs, mine] = [
      { owner: '示例甲', lead: '示例一处', content: '密闭车间' },
      { owner: '示例乙', process: '负压收集', content: '密闭车间与负压收集' },
    ];
    for (const [name, text] of Object.entries(theirs)) await other.page.locator(`#${name}`).fill(text);
    await Promise.all([
      other.page.waitForURL(`**/projects/${id}`),
      other.page.locator('.form-body > .actions button[value=save]').click(),
    ]);
    for (const [name, text] of Object.entries(mine)) await page.locator(`#${name}`).fill(text);
    await click('.form-body > .actions button[value=save]');
    expect(await page.locator('h1').innerText()).toBe('保存前有人改过这个项目');
    await looksRight();
    expect(await rows('')).toMatchObject([{ owner: '示例甲', process: null }]);
    await page.locator('[name="pick.owner"][value=theirs]').check();
    await page.locator('[name="pick.content"][value=mine]').check();
    await click('button[value=resolve]');
    expect(await rows('')).toMatchObject([
      { owner: '示例甲', lead: '示例一处', process: '负压收集', content: '密闭车间与负压收集' },
    ]);
    await other.context.close();
  });

  test('corrects several at once, and takes the batch back without touching later work', async () => {
    for (const name of ['示例二', '示例三']) {
      await page.goto(`/projects/new?from=${id}`);
      await page.locator('#name').fill(name);
      await page.locator('#credit_code').fill('');
      await click('.form-body > .actions button[value=save]');
    }
    await page.goto('/projects');
    for (const tick of await page.locator('[name=id]').all()) await tick.check();
    await click('button[value=ticked]');
    await page.locator('[name="op.owner"]').selectOption('set');
    await page.locator('[name="to.owner"]').fill('示例统一');
    await page.locator('[name=reason]').fill('责任人调整');
    await click('main button.is-primary');
    expect(await page.locator('main').innerText()).toContain('示例统一');
    await looksRight();
    await click('main button.is-primary');
    const batch = new URL(page.url()).pathname;
    const owners = async () => new Map((await rows('')).map((row) => [row['name'], row['owner']]));
    expect([...(await owners()).values()]).toEqual(['示例统一', '示例统一', '示例统一']);

    const three = (await rows('q=示例三'))[0]!;
    await page.goto(`/projects/${String(three['id'])}/edit`);
    await page.locator('#owner').fill('示例后来');
    await click('.form-body > .actions button[value=save]');
    await page.goto(`${batch}/undo`);
    expect(await page.locator('section', { has: page.locator('#undo-moved') }).innerText()).toContain('示例后来');
    await looksRight();
    await click('main button.is-primary');
    const back = await owners();
    expect(back.get('示例三')).toBe('示例后来');
    expect(back.get('示例喷涂线密闭改造')).toBe('示例甲');
    await page.goto(`/projects/${id}/history`);
    expect(await page.locator('.history').innerText()).toContain('责任人调整');
    expect(visitor.complaints).toEqual([]);
  });

  test('fills tranches and windows on a phone in cards that never scroll sideways', async () => {
    await page.goto('/projects/new');
    await page.setViewportSize(WIDTHS.phone);
    for (const list of ['tranches', 'tranches', 'windows']) await click(`button[value=add-${list}]`);
    for (const list of ['tranches', 'windows']) {
      const frame = page.locator(`#${list} .table-frame`);
      expect(await frame.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      expect(await frame.locator('td[data-side]').first().getAttribute('data-side')).not.toBe('');
      for (const cell of await frame.locator('input, select').all()) {
        const box = (await cell.boundingBox())!;
        expect(box.width).toBeGreaterThan(120);
        expect(box.x + box.width).toBeLessThanOrEqual(WIDTHS.phone.width);
      }
    }
    await page.locator('[id="tranches.1.quantity"]').fill('12');
    await click('#tranches tbody tr:first-child td:last-child button');
    expect(await page.locator('[id="tranches.0.quantity"]').inputValue()).toBe('12');
    await looksRight();
  });
});
