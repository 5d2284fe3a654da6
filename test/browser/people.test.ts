/** The administrator takes somebody on; they sign in, see what is theirs, and end their sessions. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, enterAs, openBrowser, openStage, picture, type Stage } from '#test/browser/stage';

describe.skipIf(chromiumPath === undefined)('somebody new', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const complaints: string[] = [];
  const main = () => page.getByRole('main');

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    page.on('pageerror', (error) => complaints.push(error.message));
    await enterAs(page, stage, 'guanliyuan');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const signed = async (login: string) => {
    const dialog = page.getByRole('dialog').filter({ hasText: '电子签名' });
    await dialog.locator('input[type=password]').fill(stage.passwords.get(login) ?? '');
    const said = await dialog.textContent();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    return said;
  };
  const section = (name: string) => main().getByRole('region', { name, exact: true });
  const chosen = async (label: string, option: string) => {
    await page.getByRole('dialog').getByLabel(label).click();
    await page.keyboard.type(option);
    await page.keyboard.press('Enter');
  };

  test('is put on file and found in the list', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '人员' }).click();
    await page.getByRole('heading', { name: '人员', exact: true }).waitFor();
    await page.getByRole('form', { name: '登记人员' }).getByLabel('姓名').fill('冯新');
    await page.keyboard.press('Enter');

    const row = page.getByRole('row', { name: /冯新/ });
    await row.waitFor();
    await picture(page, 'people');
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: '冯新' }).waitFor();
    expect(await main().textContent()).toContain('还没有任职，什么也不能办理');
    await expect.poll(() => main().textContent()).toContain('还没有账号，不能登录');
  });

  test('gets a login whose password is shown once, and a name that is taken is refused at its place', async () => {
    const open = section('账号与密码');
    await open.getByLabel('账号').fill('shouhuo');
    await open.getByRole('button', { name: '开通账号' }).click();
    await open.getByText('账号 shouhuo 已被使用').waitFor();
    await open.getByLabel('账号').fill('fengxin');
    await open.getByRole('button', { name: '开通账号' }).click();

    const said = open.getByRole('status');
    await said.waitFor();
    stage.passwords.set('fengxin', (await said.locator('code').textContent()) ?? '');
    await picture(page, 'person-login');
    await said.getByRole('button', { name: '已交给本人' }).click();
    await said.waitFor({ state: 'hidden' });
    expect(await main().textContent()).not.toContain(stage.passwords.get('fengxin'));
  });

  test('is appointed for one site under a signature, trained and checked', async () => {
    await section('任职').getByRole('button', { name: '任命' }).click();
    await chosen('岗位', '收货员');
    await chosen('限于仓库', '滨江');
    await page.keyboard.press('Escape');
    await picture(page, 'person-appoint');
    await page.getByRole('button', { name: '下一步：签名' }).click();
    const said = await signed('guanliyuan');

    const held = page.getByRole('table', { name: '任职' });
    await held.getByRole('row', { name: /收货员.*滨江中心仓.*在任/ }).waitFor();
    expect(said).toContain('冯新');
    expect(said).toContain('收货员');
    await section('培训考核记录').getByRole('button', { name: '登记培训考核' }).click();
    await page.getByRole('dialog').getByLabel('培训内容').fill('岗位职责');
    await page.getByRole('dialog').getByRole('button', { name: '登记培训考核' }).click();
    await page.getByRole('dialog').getByRole('alert').first().waitFor();
    await page.getByRole('dialog').getByRole('radio', { name: '是' }).check();
    await page.getByRole('dialog').getByRole('button', { name: '登记培训考核' }).click();
    await page
      .getByRole('table', { name: '培训考核记录' })
      .getByRole('row', { name: /岗位职责/ })
      .waitFor();
    await picture(page, 'person');
  });

  test('signs in, chooses a password, sees their own pages and sessions', async () => {
    await enterAs(page, stage, 'fengxin');

    await page.getByRole('navigation').getByRole('link', { name: '收货', exact: true }).waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: '人员' }).count()).toBe(0);
    const second = await openBrowser({ width: 390, height: 780 });
    await enterAs(second.page, stage, 'fengxin');
    await page.getByRole('button', { name: /冯新/ }).click();
    await page.getByRole('menuitem', { name: '我的会话' }).click();
    const open = page.getByRole('table', { name: '打开的会话' });
    await expect.poll(() => open.getByRole('row').count()).toBe(3);
    await picture(page, 'sessions');
    await page.getByRole('button', { name: '结束其他会话' }).click();
    await expect.poll(() => open.getByRole('row').count()).toBe(2);

    await second.page.goto(`${stage.address}/sessions`);
    await second.page.getByLabel('账号').waitFor();
    await second.close();
  });

  test('is signed out by the administrator, and their page fits a phone', async () => {
    const other = await openBrowser();
    await enterAs(other.page, stage, 'fengxin');
    await enterAs(page, stage, 'guanliyuan');
    await page.goto(`${stage.address}/people`);
    await page.getByRole('link', { name: '冯新' }).click();
    const open = page.getByRole('table', { name: '打开的会话' });
    await expect.poll(() => open.getByRole('row').count()).toBe(3);
    await open.getByRole('button', { name: '结束会话' }).first().click();
    await expect.poll(() => open.getByRole('row').count()).toBe(2);
    await other.close();

    await page.setViewportSize({ width: 390, height: 780 });
    await picture(page, 'phone-person');
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(complaints).toEqual([]);
  });
});
