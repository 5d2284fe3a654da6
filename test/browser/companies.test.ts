/** A second company on the same program: founded, marked as in set-up, taken live; one login that serves both. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { founded } from '#app/found';
import { openPool } from '#kernel/db';
import { chromiumPath, enterAs, openBrowser, openStage, picture, type Stage } from '#test/browser/stage';

const SECOND = '第二医疗器械有限公司';

describe.skipIf(chromiumPath === undefined)('a second company', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const complaints: string[] = [];
  const main = () => page.getByRole('main');
  const mark = () => page.getByRole('banner').getByRole('link', { name: '筹建期' });

  beforeAll(async () => {
    stage = await openStage();
    const pool = openPool({ ...stage.owner, max: 2 }, () => undefined);
    const opened = await founded({ owner: stage.owner, pool }, SECOND, ['tou=尤总', 'zhi=施质', 'guan=华管']);
    await pool.end();
    for (const { login, password } of opened) stage.passwords.set(login, password);
    browser = await openBrowser();
    page = browser.page;
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const filled = async (values: Record<string, string>) => {
    for (const [label, value] of Object.entries(values)) {
      const field = page.getByRole('dialog').getByLabel(label);
      await field.fill(value);
      await field.press('Tab');
    }
  };
  const wasChosen = async (label: string, option: string) => {
    await page.getByRole('dialog').getByLabel(label).click();
    await page.keyboard.type(option);
    await page.keyboard.press('Enter');
  };

  test('is marked as in set-up, and its page says what is missing', async () => {
    await enterAs(page, stage, 'guan');

    await mark().click();
    await page.getByRole('heading', { name: '本企业' }).waitFor();
    await expect.poll(() => main().textContent()).toContain('尚未登记本企业经营许可证或备案凭证');
    expect(await main().textContent()).toContain('尚未任命收货员');
    expect(await main().textContent()).toContain('期初库存已验收签名');
    await picture(page, 'company-set-up');
    const sign = page.getByRole('button', { name: '签署正式运行' });
    expect(await sign.getAttribute('aria-disabled')).toBe('true');
  });

  test('takes its permit, wrong input first', async () => {
    await page.getByRole('button', { name: '登记本企业证照' }).click();
    await wasChosen('证件类型', '经营许可证');
    await filled({ 证件编号: '浙 1', 经营范围: '三类', 发证日期: '2026-01-01' });
    await page.getByRole('dialog').getByRole('button', { name: '登记本企业证照' }).click();
    await page.getByRole('dialog').getByRole('alert').first().waitFor();
    await filled({ 证件有效期至: '2030-12-31' });
    await page.getByRole('dialog').getByRole('button', { name: '登记本企业证照' }).click();

    await page
      .getByRole('table', { name: '经营许可与备案' })
      .getByRole('row', { name: /经营许可证.*浙 1/ })
      .waitFor();
    await expect.poll(() => main().textContent()).not.toContain('尚未登记本企业经营许可证或备案凭证');
    await page.setViewportSize({ width: 390, height: 780 });
    await picture(page, 'phone-company');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('links a login of the first with its holder’s code', async () => {
    await enterAs(page, stage, 'zhiliang');
    expect(await mark().count()).toBe(0);
    await page.getByRole('button', { name: /陈质/ }).click();
    await page.getByRole('menuitem', { name: '授权其他企业' }).click();
    await page
      .getByRole('dialog')
      .getByLabel('登录密码')
      .fill(stage.passwords.get('zhiliang') ?? '');
    await page.keyboard.press('Enter');
    const code = await page.getByRole('dialog').locator('code').textContent();
    await picture(page, 'consent');

    await enterAs(page, stage, 'guan');
    await page.goto(`${stage.address}/people`);
    await page.getByRole('link', { name: '施质' }).click();
    await page.getByRole('button', { name: '关联其他企业账号' }).click();
    await filled({ 账号: 'zhiliang', 授权码: 'AAAA-BBBB-CCCC' });
    await page.getByRole('dialog').getByLabel('授权码').press('Enter');
    await page.getByRole('dialog').getByText('账号与授权码不符，或授权码已过期、已用过').waitFor();
    await filled({ 授权码: (code ?? '').toLowerCase() });
    await page.getByRole('dialog').getByLabel('授权码').press('Enter');
    await main().getByRole('article', { name: 'zhiliang' }).getByRole('button', { name: '解除账号关联' }).waitFor();
  });

  test('is one of two to choose from at sign-in, and one to change from under one’s name', async () => {
    await page.context().clearCookies();
    await page.goto(`${stage.address}/`);
    await page.getByLabel('账号').fill('zhiliang');
    await page.locator('input[type=password]').fill(stage.passwords.get('zhiliang') ?? '');
    await page.keyboard.press('Enter');
    const which = page.getByRole('region', { name: '进入哪家企业？' });
    await which.waitFor();
    await picture(page, 'which-company');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: /施质/ }).waitFor();
    expect(await page.getByRole('banner').textContent()).toContain(SECOND);
    await mark().waitFor();
    await page.getByRole('button', { name: /施质/ }).click();
    await page.getByRole('menuitem', { name: '换到 雁迹演示医疗器械有限公司' }).click();
    await page.getByRole('button', { name: /陈质/ }).waitFor();
    expect(await page.getByRole('banner').textContent()).not.toContain(SECOND);
    expect(await mark().count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
