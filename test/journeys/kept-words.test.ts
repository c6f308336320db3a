import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { gb18030 } from '../exchange/gb18030.ts';
import { newVisitor, openBrowser, signIn, type Visitor } from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';

const PASSWORD = '海风吹过胶州湾畔';
const WORDS = '第一行 “引号” & <尖括号>\n第二行，末尾有空格 ';

/** A branch's table as it is passed around: a title, a header of two rows, a total at the end; two rows are wrong. */
const TABLE = [
  '即墨区减排项目调度表,,,,,,',
  '项目名称,六大类,项目类型,区市,计划,,减排量',
  ',,,,开工,完工,VOCs（吨/年）',
  '示例喷涂线改造一,工业企业,voc-capture,即墨区,2023.3.1,6月底前,1.2',
  '示例喷涂线改造二,工业企业,voc-capture,火星区,2023年3月9日,20230930,1',
  '示例喷涂线改造三,工业企业,voc-capture,黄岛区,45000,2023-2-30,2',
  '合计,,,,,,4.2',
].join('\r\n');

describeOnBothEngines('complaint 04: nothing typed is lost, and a day of a planner goes its way', (_, place) => {
  let installation: Installation;
  let browser: Browser;
  let visitor: Visitor;
  let id: string;

  beforeAll(async () => {
    const location = await place();
    const database = location.dialect === 'postgres' ? { DATABASE_URL: location.url } : {};
    installation = await newInstallation({ LANTIAN_ADMIN_PASSWORD: PASSWORD, ...database });
    browser = await openBrowser();
    visitor = await newVisitor(browser, installation.address);
    await signIn(visitor.page, 'admin', PASSWORD);
  });
  afterAll(async () => {
    await browser.close();
    await installation.remove();
  });

  const said = () => visitor.page.locator('[data-draft-said]');

  it('complaint 04: the sign-in ends in mid-form and every character is found after signing in', async () => {
    const { page } = visitor;
    await page.goto('/projects/new');
    await page.locator('#name').fill('写到一半的项目');
    await page.locator('#content').fill(WORDS);
    await page.locator('#capital').fill('约 50');
    await visitor.context.clearCookies();
    await page.locator('.actions button[value=save]').click();
    await expect.poll(() => said().textContent()).toContain('登录已失效');
    expect(page.url()).toContain('/projects/new');
    expect(await page.locator('#content').inputValue()).toBe(WORDS);

    await signIn(page, 'admin', PASSWORD, '/projects/new');
    await expect.poll(() => page.locator('#name').inputValue()).toBe('写到一半的项目');
    expect(await page.locator('#content').inputValue()).toBe(WORDS);
    expect(await page.locator('#capital').inputValue()).toBe('约 50');
    await expect.poll(() => said().textContent()).toContain('草稿已保存');
  });

  it('complaint 04: the browser goes offline in mid-save; the page stays, and is saved once the network is back', async () => {
    const { page, context } = visitor;
    await page.goto('/projects/new');
    await page.locator('#name').fill('离线时的项目');
    await context.setOffline(true);
    await page.locator('.actions button[value=save]').click();
    await expect.poll(() => said().textContent()).toContain('连不上服务器');
    expect(await page.locator('#name').inputValue()).toBe('离线时的项目');
    await context.setOffline(false);
    await expect.poll(() => said().textContent()).toContain('草稿已保存');
    await page.goto('/drafts');
    expect(await page.locator('main').textContent()).toContain('离线时的项目');
    expect(visitor.complaints).toEqual([]);
  });

  const submit = async (name: string) => {
    await visitor.page.getByRole('button', { name, exact: true }).last().click();
  };

  it('a project is entered from the draft and found by the initials of its name', async () => {
    const { page } = visitor;
    await page.goto('/projects/new');
    await page.locator('#name').fill('示例离线项目');
    await page.locator('#capital').fill('');
    await page.locator('#category').selectOption({ label: '工业企业' });
    await page.locator('#type').selectOption('voc-capture');
    await page.locator('#district').selectOption({ label: '黄岛区' });
    await page.locator('#step').selectOption({ label: '立项' });
    await page.locator('#finish').fill('2023-06-10');
    await submit('提交');
    await page.waitForURL(/\/projects\/QD-\d{4}-0001-.$/);
    id = new URL(page.url()).pathname.split('/').at(-1)!;
    await page.goto('/projects?q=sllxxm');
    expect(await page.locator('tbody tr').allInnerTexts()).toHaveLength(1);
  });

  it('the table of a branch says row by row what is wrong, and its good row goes in', async () => {
    const { page } = visitor;
    await page.goto('/imports');
    const file = { name: '调度表.csv', mimeType: 'text/csv', buffer: gb18030(TABLE) };
    await page.getByLabel('文件').setInputFiles(file);
    await submit('下一步：核对各列');
    await page.waitForURL(/columns$/);
    await submit('试导入');
    await page.locator('.tiles').waitFor();
    expect(await page.locator('.tiles dd').allInnerTexts()).toEqual(['3', '1', '0', '0', '0', '2']);
    await submit('只写入合格行');
    await page.getByText(/已写入，批次 B/).waitFor();
    await page.goto('/projects?district=370215');
    expect(await page.locator('tbody').innerText()).toContain('示例喷涂线改造一');
  });

  it('complaint 04: any other form with the network or the server gone stays as it was typed, says so, and is sent later', async () => {
    const { page, context } = visitor;
    const kept = () => page.locator('[data-offline-said]');
    await page.goto('/scenarios/new');
    const name = page.locator('[name="about.name"]');
    await name.fill('离线情景');
    await context.setOffline(true);
    await page.locator('main form button.is-primary').last().click();
    await expect.poll(() => kept().textContent()).toContain('连不上服务器');
    expect([new URL(page.url()).pathname, await name.inputValue()]).toEqual(['/scenarios/new', '离线情景']);
    await context.setOffline(false);
    await expect.poll(() => kept().textContent()).toContain('网络已恢复');
    await page.locator('main form button.is-primary').last().click();
    expect(await page.locator('.error-summary').innerText()).toContain('这项变更还没有内容');
    expect(await name.inputValue()).toBe('离线情景');

    await page.goto('/enterprises/new');
    await page.route('**/healthz', (route) => route.abort());
    await Promise.all([page.waitForEvent('requestfailed'), page.locator('#name').fill('示例离线企业')]);
    await page.locator('#district').selectOption({ label: '黄岛区' });
    await page.locator('main form button.is-primary').last().click();
    await expect.poll(() => kept().textContent()).toContain('连不上服务器');
    expect(await page.locator('#name').inputValue()).toBe('示例离线企业');
    await page.unroute('**/healthz');
    await page.locator('main form button.is-primary').last().click();
    await page.getByText('已保存企业').waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  it('its progress is reported and shows in the list, and the history says who and why', async () => {
    const { page } = visitor;
    await page.goto(`/projects/${id}/progress`);
    await page.locator('[name=progress]').first().fill('40');
    await page.locator('[name=done]').first().fill('土建完成');
    await submit('提交填报');
    await page.getByText(/已填报 1 个项目/).waitFor();
    await page.goto(`/projects/${id}/history`);
    expect(await page.locator('main').innerText()).toContain('40');
  });

  it('a program asks the same question with a token and gets the same project', async () => {
    const { page } = visitor;
    await page.goto('/settings/tokens');
    await page.locator('main form input[type=text], main form input:not([type])').first().fill('取数程序');
    await page.locator('main form button.is-primary').click();
    const token = await page.locator('#token').inputValue();
    const headers = { authorization: `Bearer ${token}`, cookie: '' };
    const answer = await fetch(`${installation.address}/api/v1/projects?q=sllxxm`, { headers });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(id);
    expect((await fetch(`${installation.address}/api/v1/projects`)).status).toBe(401);
    expect(visitor.complaints).toEqual([]);
  });
});
