/** The administrator reads what a position permits, and proposes another version; quality decides about it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, enterAs, openBrowser, openStage, picture, type Stage } from '#test/browser/stage';

describe.skipIf(chromiumPath === undefined)('a position', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    await enterAs(page, stage, 'guanliyuan');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  test('tells in words what it permits, and another version of it waits for quality', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '岗位' }).click();
    await page.getByRole('row', { name: /收货员.*李收/ }).waitFor();
    await picture(page, 'positions');
    await page.getByRole('button', { name: '查看与修订 收货员' }).click();
    const panel = page.getByRole('dialog');
    await panel
      .getByRole('listitem')
      .filter({ hasText: /^收货$/ })
      .waitFor();
    await panel.getByLabel('理由').fill('岗位职责修订');
    await picture(page, 'position');
    await panel.getByRole('button', { name: '修订岗位' }).click();
    const sign = page.getByRole('dialog').filter({ hasText: '电子签名' });
    await sign.locator('input[type=password]').fill(stage.passwords.get('guanliyuan') ?? '');
    await page.keyboard.press('Enter');

    await page.locator('.ant-message a[href^="/held/"]').waitFor();
    await page.setViewportSize({ width: 390, height: 780 });
    await picture(page, 'phone-positions');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });
});
