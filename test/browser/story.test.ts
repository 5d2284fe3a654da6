/** The four steps of the README, walked in a browser: received, released, shipped, traced. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  chromiumPath,
  enterAs,
  labelledProducts,
  openBrowser,
  openStage,
  picture,
  type Stage,
} from '#test/browser/stage';

const absent = chromiumPath === undefined;
if (absent) console.warn('no Chromium on this machine: the browser tests are skipped');

describe.skipIf(absent)('from the dock to who has it', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(stage.address);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const scanField = () => page.getByLabel('扫描标签');
  const main = () => page.getByRole('main');
  const choose = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };

  test('1 收货:输入与扫描标签,数量,收货', async () => {
    await enterAs(page, stage, 'shouhuo');
    const { byLot, bySerial } = await labelledProducts(page);
    await choose('供货者', '华东');

    await scanField().fill(`(01)${byLot.primaryDi}(11)260100(17)310131(10)LOT-A1`);
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /LOT-A1/ }).waitFor();
    await page.getByRole('spinbutton').fill('20');
    await scanField().focus();
    await page.keyboard.type(`01${bySerial.primaryDi}1728123110SER-1`);
    await page.keyboard.press('Control+BracketRight');
    await page.keyboard.type('21SN0001');
    await page.keyboard.press('Enter');
    await page.getByText('SN0001').first().waitFor();
    await picture(page, '1-receive');
    await page.getByRole('button', { name: '收货', exact: true }).click();

    await expect.poll(() => main().textContent()).toContain('货物在待验区');
    const recent = page.getByRole('table', { name: '最近收货' });
    await expect.poll(() => recent.textContent()).toMatch(/LOT-A1.*20.*SER-1/s);
  });

  test('2 未放行不能发货,按钮说明原因;验收员签名放行', async () => {
    await enterAs(page, stage, 'fahuo');
    await page.getByRole('link', { name: '发货', exact: true }).click();
    await page.getByRole('button', { name: '选择批号 LOT-A1' }).click();
    await expect.poll(() => main().textContent()).toContain('20 件尚未验收放行');
    expect(await page.getByRole('button', { name: '发货', exact: true }).isDisabled()).toBe(true);
    await picture(page, '2-not-released');

    await enterAs(page, stage, 'yanshou');
    await page.getByRole('link', { name: '验收', exact: true }).click();
    for (const lot of ['LOT-A1', 'SER-1']) {
      await page
        .getByRole('article', { name: new RegExp(lot) })
        .getByRole('button', { name: '验收放行' })
        .click();
      const dialog = page.getByRole('dialog');
      await expect.poll(() => dialog.textContent()).toContain('确认验收合格');
      if (lot === 'LOT-A1') {
        await dialog.locator('input[type=password]').fill('not my password');
        await page.keyboard.press('Enter');
        await expect.poll(() => dialog.textContent()).toContain('密码不正确');
        await picture(page, '2-release');
      }
      // Typed as a person types: the dialog has put the cursor into the password.
      await expect.poll(() => page.evaluate('document.activeElement.type')).toBe('password');
      await page.keyboard.press('Control+A');
      await page.keyboard.type(stage.passwords.get('yanshou') ?? '');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    }

    await expect.poll(() => page.getByRole('article').count()).toBe(0);
  });

  test('3 发货给医院;超量当场说明,过期与未放行一次说全', async () => {
    await enterAs(page, stage, 'fahuo');
    await page.getByRole('link', { name: '发货', exact: true }).click();
    await page.getByRole('button', { name: '选择批号 LOT-A1' }).click();
    await choose('购货者', '市第一人民医院');
    await page.getByLabel('数量', { exact: true }).fill('21');
    await page.getByRole('button', { name: '发货', exact: true }).click();
    await expect.poll(() => main().textContent()).toContain('超出 1');
    await page.getByLabel('数量', { exact: true }).fill('8');
    await picture(page, '3-ship');
    await page.getByRole('button', { name: '发货', exact: true }).click();
    await expect.poll(() => main().textContent()).toContain('已发出');

    await page.getByRole('button', { name: '选择批号 SER-1' }).click();
    await choose('购货者', '省中医院');
    await page
      .getByLabel(/序列号/)
      .first()
      .fill('SN0001');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '发货', exact: true }).click();
    await expect.poll(() => main().textContent()).toContain('已发出');
    await expect.poll(() => page.getByRole('button', { name: '选择批号 SER-1' }).count()).toBe(0);
  });

  test('4 追溯:每件在哪里、谁持有、怎么来的', async () => {
    await page.getByRole('link', { name: '追溯', exact: true }).click();
    await page.getByLabel('批号、序列号或标签').fill('lot-a1');
    await page.keyboard.press('Enter');

    const holders = page.getByRole('table', { name: '持有者' });
    await expect.poll(() => holders.textContent()).toContain('市第一人民医院');
    expect(await holders.getByRole('row', { name: /合格品区/ }).textContent()).toContain('12');
    expect(await holders.getByRole('row', { name: /市第一人民医院/ }).textContent()).toContain('8');
    const movements = page.getByRole('table', { name: '流转记录' });
    expect(await movements.getByRole('row').count()).toBe(4);
    expect(await movements.textContent()).toMatch(/赵运.*王验.*李收/s);
    await picture(page, '4-trace');

    await page.getByLabel('批号、序列号或标签').fill('SN0001');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('table', { name: '持有者' }).textContent()).toContain('省中医院');
  });

  test('过了有效期不能发货', async () => {
    await stage.passDays(365 * 6);
    await page.goto(`${stage.address}/ship`);
    await page.getByRole('button', { name: '选择批号 LOT-A1' }).click();

    await expect.poll(() => main().textContent()).toContain('批号 LOT-A1 已于 2031-01-31 到期');
    expect(await page.getByRole('button', { name: '发货', exact: true }).isDisabled()).toBe(true);
  });

  test('the browser itself had nothing to complain of', () => {
    expect(complaints).toEqual([]);
  });
});
